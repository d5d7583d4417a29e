package io.jenkins.plugins.upkeep.backup.check;

import io.jenkins.plugins.upkeep.report.Finding;
import io.jenkins.plugins.upkeep.report.Report;
import io.jenkins.plugins.upkeep.system.store.address.ArtifactsFolder;
import io.jenkins.plugins.upkeep.task.Stopwatch;
import io.jenkins.plugins.upkeep.task.Task;
import io.jenkins.plugins.upkeep.task.TaskContext;

/** In place of a check where sets lie among the artifacts of builds: those that have ended do not change any more. */
public final class NoCheck implements Task {
    @Override
    public Report run(TaskContext context) {
        var watch = Stopwatch.started();
        var started = context.clock().instant();
        return context.report()
                .add(Finding.info(
                        "store " + ArtifactsFolder.ADDRESS,
                        "each set was read back when it was put among the artifacts of its build, and nothing can be noted"
                                + " there later; drRestoreTest(backupsOf: 'job', set: 'random') reads one again"))
                .build(started, watch.elapsed(), "nothing was read; sets among artifacts are read by drills");
    }
}
