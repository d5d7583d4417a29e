package io.jenkins.plugins.upkeep.rollback.run;

import io.jenkins.plugins.upkeep.report.Report;
import io.jenkins.plugins.upkeep.rollback.saga.Saga;
import io.jenkins.plugins.upkeep.system.UpkeepException;
import io.jenkins.plugins.upkeep.task.Task;
import io.jenkins.plugins.upkeep.task.TaskContext;

/**
 * Goes on with a rollback that was killed, in the direction in which it went: forward to its target, or back to its origin.
 *
 * @param parts the service
 */
public record RollbackResume(Parts parts) implements Task {
    @Override
    public Report run(TaskContext context) throws UpkeepException, InterruptedException {
        return new GoOn(parts, Saga::run, "goes on where it was").run(context);
    }
}
