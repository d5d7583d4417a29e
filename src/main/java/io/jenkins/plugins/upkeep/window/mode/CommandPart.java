package io.jenkins.plugins.upkeep.window.mode;

import io.jenkins.plugins.upkeep.system.UpkeepException;
import io.jenkins.plugins.upkeep.system.process.Command;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Two commands, run in the folder of upkeep.yaml, which learn from their environment what happens.
 *
 * @param enter begins maintenance
 * @param leave ends it
 * @param folder where they run
 * @param limit how long each may take
 */
record CommandPart(List<String> enter, List<String> leave, Path folder, Duration limit) implements ModePart {
    static final String NAME = "command";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String inWords() {
        // Arguments may hold what is nobody's business.
        return "the command " + enter.get(0);
    }

    @Override
    public Optional<String> enter(ModeEvent event) throws UpkeepException, InterruptedException {
        run("enter", enter, event);
        return Optional.empty();
    }

    @Override
    public void leave(ModeEvent event) throws UpkeepException, InterruptedException {
        run("leave", leave, event);
    }

    private void run(String key, List<String> words, ModeEvent event) throws UpkeepException, InterruptedException {
        var command =
                Command.of(words.get(0)).with(words.subList(1, words.size())).in(folder);
        for (var variable : event.environment().entrySet()) {
            command = command.environment(variable.getKey(), variable.getValue());
        }
        try {
            command.output(limit);
        } catch (UpkeepException e) {
            throw new UpkeepException(
                    "maintenance.mode." + key + ": " + e.getMessage() + "; see why, or correct the command", e);
        }
    }
}
