package io.jenkins.plugins.upkeep.cli;

import io.jenkins.plugins.upkeep.cli.command.Inventory;
import io.jenkins.plugins.upkeep.report.Report;
import io.jenkins.plugins.upkeep.task.TaskContext;
import io.jenkins.plugins.upkeep.task.TaskFamilies;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Upkeep with a task that waits for a signal and takes its time to undo: run in a Java machine of its own by a test. */
final class StoppableTool {
    private StoppableTool() {}

    public static void main(String... words) {
        var wait = Desk.task("wait", StoppableTool::waitAndUndo);
        var pass = Desk.task("pass", StoppableTool::report);
        Main.start(new Inventory(List.of(wait, pass), TaskFamilies.sections()), words);
    }

    private static Report waitAndUndo(TaskContext context) throws InterruptedException {
        mark(context, "started");
        try {
            new CountDownLatch(1).await();
            return report(context);
        } catch (InterruptedException e) {
            mark(context, "undoing");
            takeTime();
            mark(context, "undone");
            throw e;
        }
    }

    /** A further interruption would end this early. */
    private static void takeTime() throws InterruptedException {
        if (new CountDownLatch(1).await(1500, TimeUnit.MILLISECONDS)) {
            throw new IllegalStateException("nobody counts down");
        }
    }

    private static Report report(TaskContext context) {
        return context.report().build(Instant.EPOCH, Duration.ZERO, "passed");
    }

    private static void mark(TaskContext context, String name) {
        Desk.write(
                Path.of(context.reportFolder().toString(), name),
                context.workFolder().toString());
    }
}
