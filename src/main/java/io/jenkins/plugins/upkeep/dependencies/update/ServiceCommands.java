package io.jenkins.plugins.upkeep.dependencies.update;

import io.jenkins.plugins.upkeep.system.UpkeepException;
import io.jenkins.plugins.upkeep.system.process.Command;
import io.jenkins.plugins.upkeep.task.TaskLog;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * The commands that bring what the files name into the service.
 *
 * @param plan which they are
 * @param state where their output goes
 * @param log where they are told
 */
record ServiceCommands(ApplyPlan plan, StateFolder state, TaskLog log) {
    private static final String FLOCK = "flock";
    private static final Duration MARGIN = Duration.ofSeconds(10);

    /**
     * Installs, then restarts.
     *
     * @throws UpkeepException when one of them fails; the next is not run then
     */
    void run() throws UpkeepException, InterruptedException {
        run("install", plan.install());
        run("restart", plan.restart());
    }

    private void run(String key, List<String> words) throws UpkeepException, InterruptedException {
        if (words.isEmpty()) {
            return;
        }
        log.info(key + ": " + words.get(0));
        var output = state.path().resolve(key + ".log");
        awaitTurn(key);
        var ending = new Program(inTurn(words, Duration.ofSeconds(1)), output, plan.timeout()).run(this::apart);
        if (!ending.isGood()) {
            throw new UpkeepException("updates.apply." + key + ": " + words.get(0) + " ended with status "
                    + ending.status() + " (" + Tail.reason(ending.tail()) + "); its output is in " + output);
        }
    }

    /** One that outlives a killed run ends before the next begins, else it would meet the undo; that takes no time of the next. */
    private void awaitTurn(String key) throws UpkeepException, InterruptedException {
        var output = state.path().resolve("turn.log");
        var turn = new Program(
                        inTurn(List.of("true"), plan.timeout()),
                        output,
                        plan.timeout().plus(MARGIN))
                .run(this::apart);
        if (!turn.isGood()) {
            throw new UpkeepException("updates.apply." + key + ": a command of an earlier run has not ended within "
                    + plan.timeout().toSeconds() + " s; see what it waits for, end it, then run this again");
        }
    }

    /**
     * Where the program {@code flock} is missing, nothing waits. What a command leaves behind is the service, and does not hold the
     * lock.
     */
    private List<String> inTurn(List<String> words, Duration patience) {
        if (Command.find(FLOCK).isEmpty()) {
            return words;
        }
        var wait = Long.toString(Math.max(1, patience.toSeconds()));
        var turn = new ArrayList<>(List.of(
                FLOCK,
                "--close",
                "--wait",
                wait,
                state.path().resolve("commands.lock").toString()));
        turn.addAll(words);
        return turn;
    }

    private Command apart(Command command) {
        return ServiceEnvironment.of(command).in(plan.folder());
    }
}
