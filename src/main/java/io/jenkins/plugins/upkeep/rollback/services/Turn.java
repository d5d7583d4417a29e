package io.jenkins.plugins.upkeep.rollback.services;

import io.jenkins.plugins.upkeep.system.UpkeepException;
import io.jenkins.plugins.upkeep.system.process.Command;
import io.jenkins.plugins.upkeep.system.process.ProcessResult;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * Lets one command that stops or starts the service run at a time. A command outlives a run that is killed: without this, a stop
 * that goes on alone would end the service that the undo has just started.
 */
final class Turn {
    private static final String FLOCK = "flock";

    private Turn() {}

    /**
     * Has a command wait for those before it. Where the program {@code flock} is missing, it does not wait.
     *
     * @param command the command
     * @param folder where the lock lies: the same for all runs
     * @param most how long it waits before it gives up
     */
    static Command after(Command command, Path folder, Duration most) {
        if (Command.find(FLOCK).isEmpty()) {
            return command;
        }
        // What the command leaves behind is the service, and must not hold the lock.
        return command.behind(List.of(
                FLOCK,
                "--close",
                "--wait",
                Long.toString(Math.max(1, most.toSeconds())),
                folder.toAbsolutePath().resolve("lock").toString()));
    }

    /** Runs a command in its turn; it is called by its own name in what is said of it. */
    static ProcessResult run(Command command, Path folder, Duration timeout)
            throws UpkeepException, InterruptedException {
        try {
            var result = after(command, folder, timeout).run(timeout);
            return new ProcessResult(command.name(), result.status(), result.output(), result.errors());
        } catch (UpkeepException e) {
            throw new UpkeepException(e.getMessage().replaceFirst("^" + FLOCK + ":", command.name() + ":"), e);
        }
    }
}
