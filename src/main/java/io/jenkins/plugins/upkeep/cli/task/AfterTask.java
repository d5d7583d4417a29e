package io.jenkins.plugins.upkeep.cli.task;

import io.jenkins.plugins.upkeep.cli.command.ExitStatus;
import io.jenkins.plugins.upkeep.cli.command.Surroundings;

/**
 * What is done once a task has ended, however it did: its report goes to each place that reports go to. None of them changes how
 * it ended; what goes wrong is one line on standard error.
 *
 * @param folder where the report lies
 * @param request what was asked of the task
 * @param world where to complain
 */
record AfterTask(ReportFolder folder, TaskRequest request, Surroundings world) {
    static AfterTask of(TaskRequest request, Surroundings world) {
        return new AfterTask(new ReportFolder(request.report()), request, world);
    }

    /** Writes what lies beside the report. Quick: nobody has seen the outcome yet. */
    void keep(Outcome outcome) {
        folder.write(outcome.report()).forEach(world::complain);
        if (outcome.exitStatus() <= ExitStatus.UNKNOWN && !request.switches().dryRun()) {
            folder.remember(outcome.report()).ifPresent(world::complain);
        }
    }
}
