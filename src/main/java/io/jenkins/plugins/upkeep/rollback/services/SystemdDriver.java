package io.jenkins.plugins.upkeep.rollback.services;

import io.jenkins.plugins.upkeep.report.Finding;
import io.jenkins.plugins.upkeep.system.UpkeepException;
import io.jenkins.plugins.upkeep.system.process.Command;
import io.jenkins.plugins.upkeep.system.process.ProcessResult;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Stops and starts units of systemd. systemctl waits until its jobs are done, and is never asked for a password: an account
 * without the right to do it fails at once.
 */
final class SystemdDriver implements ServiceDriver {
    private static final Duration ONE_ANSWER = Duration.ofSeconds(15);
    private static final String UNIT = "unit.";

    private final Command program;
    private final Services services;
    private final List<String> units;

    SystemdDriver(Services services) {
        this(services, Command.of("systemctl"));
    }

    SystemdDriver(Services services, Command program) {
        this.program = program;
        this.services = services;
        this.units = services.units().stream().distinct().toList();
    }

    @Override
    public String inWords() {
        return "systemd units " + String.join(", ", units);
    }

    private Command systemctl(String verb) {
        var command = program.with("--no-ask-password", "--no-pager", "--quiet");
        return (services.user() ? command.with("--user") : command).with(verb);
    }

    @Override
    public List<Finding> obstacles(TargetFiles target) throws UpkeepException, InterruptedException {
        ProcessResult answer;
        try {
            answer = show(units);
        } catch (UpkeepException e) {
            return List.of(unreachable(e.getMessage()));
        }
        if (!answer.succeeded()) {
            return List.of(unreachable(Complaint.lastLine(answer)));
        }
        var states = UnitStates.parse(answer.output());
        var findings = new ArrayList<Finding>();
        if (states.size() != units.size()) {
            return List.of(unreachable("it told of " + states.size() + " units when it was asked for " + units.size()));
        }
        for (int i = 0; i < units.size(); i++) {
            findings.add(judge(units.get(i), states.get(i)));
        }
        return findings;
    }

    private static Finding unreachable(String why) {
        return Finding.critical(
                "systemd",
                "does not answer: " + why,
                "",
                "run Upkeep on the service's host, or correct rollback.services.driver");
    }

    private static Finding judge(String unit, Map<String, String> state) {
        var load = state.getOrDefault("LoadState", "unknown");
        if (!load.equals("loaded")) {
            return Finding.critical(
                    "unit " + unit,
                    "cannot be started: systemd calls it " + load,
                    "loaded",
                    "see 'systemctl list-unit-files' for its right name, install it or unmask it, or correct"
                            + " rollback.services.units");
        }
        if (!UnitStates.isRunning(state)) {
            return Finding.warning(
                    "unit " + unit,
                    "does not run now: " + UnitStates.inWords(state),
                    "active",
                    "know that the rollback starts it, and that undoing the rollback leaves it stopped");
        }
        return Finding.info("unit " + unit, UnitStates.inWords(state));
    }

    @Override
    public Map<String, String> present() throws UpkeepException, InterruptedException {
        var states = states(units);
        var facts = new TreeMap<String, String>();
        for (int i = 0; i < units.size(); i++) {
            facts.put(UNIT + units.get(i), UnitStates.isRunning(states.get(i)) ? "running" : "stopped");
        }
        return facts;
    }

    @Override
    public void stop(Map<String, String> present) throws UpkeepException, InterruptedException {
        order("stop", units);
        var running = states(units).stream().filter(UnitStates::isRunning).toList();
        if (!running.isEmpty()) {
            throw new UpkeepException("unit " + running.get(0).get("Id") + ": was stopped and is "
                    + UnitStates.inWords(running.get(0)) + "; see what starts it (a socket, a timer, another unit)");
        }
    }

    @Override
    public void startTarget(Map<String, String> present) throws UpkeepException, InterruptedException {
        start(units);
    }

    @Override
    public void startAgain(Map<String, String> present) throws UpkeepException, InterruptedException {
        start(units.stream()
                .filter(unit -> !"stopped".equals(present.get(UNIT + unit)))
                .toList());
    }

    /** A unit that failed too often in short time would be refused a start, until that is forgotten. */
    private void start(List<String> some) throws UpkeepException, InterruptedException {
        if (some.isEmpty()) {
            return;
        }
        // Its status does not matter: that there was nothing to be forgotten is no fault.
        systemctl("reset-failed").with("--").with(some).run(ONE_ANSWER);
        order("start", some);
    }

    private void order(String verb, List<String> some) throws UpkeepException, InterruptedException {
        var result = systemctl(verb).with("--").with(some).run(services.timeout());
        Complaint.demand(
                result,
                "units " + String.join(", ", some),
                "see why (systemctl status and journalctl --unit= of each), and mend that");
    }

    @Override
    public Running running(Map<String, String> present) throws UpkeepException, InterruptedException {
        var states = states(units);
        var count = states.stream().filter(UnitStates::isRunning).count();
        var words = IntStream.range(0, units.size())
                .mapToObj(i -> units.get(i) + " " + UnitStates.inWords(states.get(i)))
                .collect(Collectors.joining(", "));
        var some = count == 0 ? Running.State.NONE : Running.State.SOME;
        return new Running(count == units.size() ? Running.State.ALL : some, words);
    }

    private ProcessResult show(List<String> some) throws UpkeepException, InterruptedException {
        return systemctl("show")
                .with("--property=" + UnitStates.WANTED, "--")
                .with(some)
                .run(ONE_ANSWER);
    }

    private List<Map<String, String>> states(List<String> some) throws UpkeepException, InterruptedException {
        var answer = Complaint.demand(
                show(some), "units " + String.join(", ", some), "see whether systemd runs here (systemctl status)");
        var states = UnitStates.parse(answer.output());
        if (states.size() != some.size()) {
            throw new UpkeepException("systemctl: told of " + states.size() + " units when it was asked for "
                    + some.size() + "; see whether rollback.services.units has only whole names");
        }
        return states;
    }
}
