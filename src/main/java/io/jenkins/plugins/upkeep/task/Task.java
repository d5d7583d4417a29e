package io.jenkins.plugins.upkeep.task;

import io.jenkins.plugins.upkeep.report.Report;
import io.jenkins.plugins.upkeep.system.UpkeepException;

/**
 * One maintenance activity. It knows its own configuration and the context, and neither Jenkins nor the command line nor
 * who reads its report.
 */
@FunctionalInterface
public interface Task {
    /**
     * Does the work, on the calling thread and threads of its own that end with it.
     *
     * @param context where it runs
     * @return what it did and saw
     * @throws UpkeepException when the task could not run; nothing half done stays behind
     * @throws InterruptedException when the thread was interrupted: what must not stay half done has been undone
     */
    Report run(TaskContext context) throws UpkeepException, InterruptedException;
}
