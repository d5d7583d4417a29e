package io.jenkins.plugins.upkeep.health.systemd;

import io.jenkins.plugins.upkeep.system.UpkeepException;
import io.jenkins.plugins.upkeep.system.process.Command;
import io.jenkins.plugins.upkeep.system.process.ProcessResult;
import java.time.Duration;
import java.util.List;

/**
 * Asks systemd.
 *
 * @param program systemctl
 */
record Systemctl(Command program) {
    private static final Duration PATIENCE = Duration.ofSeconds(8);

    /** There is no systemd to ask. */
    static final class NoSystemdException extends UpkeepException {
        private static final long serialVersionUID = 1L;

        NoSystemdException(String message) {
            super(message);
        }
    }

    /** The states of units, in their order. */
    List<UnitState> show(List<String> units) throws UpkeepException, InterruptedException {
        var command = program.with("--no-pager", "show", "--property=" + String.join(",", UnitState.WANTED), "--")
                .with(units);
        var states = UnitState.parse(ask(command).output());
        if (states.size() != units.size()) {
            throw new UpkeepException("systemctl: told of " + states.size() + " units when it was asked for "
                    + units.size() + "; see whether host.units has only whole names");
        }
        return states;
    }

    /** The names of all units that have failed. */
    List<String> failed() throws UpkeepException, InterruptedException {
        var command = program.with("--no-pager", "list-units", "--state=failed", "--plain", "--no-legend", "--full");
        return ask(command)
                .output()
                .lines()
                .map(line -> line.strip().split("\\s+", 2)[0])
                .filter(name -> !name.isEmpty())
                .toList();
    }

    private ProcessResult ask(Command command) throws UpkeepException, InterruptedException {
        var result = start(command);
        if (result.succeeded()) {
            return result;
        }
        var words = result.complaint();
        if (words.contains("not been booted with systemd") || words.contains("connect to bus")) {
            throw new NoSystemdException("there is no systemd here: " + words);
        }
        return result.requireSuccess();
    }

    private ProcessResult start(Command command) throws UpkeepException, InterruptedException {
        if (program.line().size() == 1
                && Command.find(program.name()).isEmpty()
                && !program.line().get(0).contains("/")) {
            throw new NoSystemdException("there is no systemd here: " + program.name() + " is not installed");
        }
        return command.run(PATIENCE);
    }
}
