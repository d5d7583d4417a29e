package io.jenkins.plugins.upkeep.cli;

import io.jenkins.plugins.upkeep.cli.command.Inventory;
import io.jenkins.plugins.upkeep.report.Report;
import io.jenkins.plugins.upkeep.task.TaskContext;
import io.jenkins.plugins.upkeep.task.TaskFamilies;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.awaitility.Awaitility;

/** Upkeep with a task that counts its runs and waits for a file: run in a Java machine of its own by a test. */
final class WatchedTool {
    private WatchedTool() {}

    public static void main(String... words) {
        Main.start(new Inventory(List.of(Desk.task("count", WatchedTool::count)), TaskFamilies.sections()), words);
    }

    private static Report count(TaskContext context) {
        var runs = 1;
        while (Files.exists(mark(context, "run-" + runs))) {
            runs++;
        }
        Desk.write(mark(context, "run-" + runs), "");
        context.log().info("run " + runs + " began");
        Awaitility.await().atMost(Duration.ofMinutes(1)).until(() -> Files.exists(mark(context, "go")));
        context.log().info("run " + runs + " goes on");
        return context.report().build(Instant.EPOCH, Duration.ZERO, "counted");
    }

    private static Path mark(TaskContext context, String name) {
        return context.reportFolder().resolve(name);
    }
}
