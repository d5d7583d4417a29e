package io.jenkins.plugins.upkeep.rollback.run;

import io.jenkins.plugins.upkeep.report.Report;
import io.jenkins.plugins.upkeep.system.UpkeepException;
import io.jenkins.plugins.upkeep.task.Task;
import io.jenkins.plugins.upkeep.task.TaskContext;

/**
 * Undoes a rollback that was killed, or goes on with an undo that was stuck.
 *
 * @param parts the service
 */
public record RollbackUndo(Parts parts) implements Task {
    @Override
    public Report run(TaskContext context) throws UpkeepException, InterruptedException {
        return new GoOn(parts, saga -> saga.undo("somebody asked for it"), "is undone").run(context);
    }
}
