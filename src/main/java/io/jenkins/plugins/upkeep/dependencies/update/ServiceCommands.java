package io.jenkins.plugins.upkeep.dependencies.update;

import io.jenkins.plugins.upkeep.system.UpkeepException;
import io.jenkins.plugins.upkeep.system.process.Command;
import io.jenkins.plugins.upkeep.task.TaskLog;
import java.util.List;

/**
 * The commands that bring what the files name into the service.
 *
 * @param plan which they are
 * @param state where their output goes
 * @param log where they are told
 */
record ServiceCommands(ApplyPlan plan, StateFolder state, TaskLog log) {
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
        var ending = new Program(words, output, plan.timeout()).run(this::apart);
        if (!ending.isGood()) {
            throw new UpkeepException("updates.apply." + key + ": " + words.get(0) + " ended with status "
                    + ending.status() + " (" + Tail.reason(ending.tail()) + "); its output is in " + output);
        }
    }

    /** Jenkins ends what carries its marks when the build is over; the service is to outlive it. */
    private Command apart(Command command) {
        return command.forget("JENKINS_NODE_COOKIE")
                .forget("JENKINS_SERVER_COOKIE")
                .forget("HUDSON_COOKIE")
                .forget("HUDSON_SERVER_COOKIE")
                .forget("BUILD_ID")
                .environment("JENKINS_NODE_COOKIE", "dontKillMe")
                .in(plan.folder());
    }
}
