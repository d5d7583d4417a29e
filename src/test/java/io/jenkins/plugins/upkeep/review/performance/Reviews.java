package io.jenkins.plugins.upkeep.review.performance;

import io.jenkins.plugins.upkeep.config.ConfigFile;
import io.jenkins.plugins.upkeep.config.SharedSections;
import io.jenkins.plugins.upkeep.report.History;
import io.jenkins.plugins.upkeep.report.Report;
import io.jenkins.plugins.upkeep.review.ReviewFamily;
import io.jenkins.plugins.upkeep.review.performance.page.ReviewSection;
import io.jenkins.plugins.upkeep.task.Progress;
import io.jenkins.plugins.upkeep.task.Task;
import io.jenkins.plugins.upkeep.task.TaskContext;
import io.jenkins.plugins.upkeep.task.TaskLog;
import io.jenkins.plugins.upkeep.task.TaskOptions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Reviews by the text of an upkeep.yaml. */
final class Reviews {
    static final String TASK = "performance-review";

    private Reviews() {}

    static Task task(Path folder, String text, Map<String, String> options) throws Exception {
        return task(folder, text, options, "shop");
    }

    static Task task(Path folder, String text, Map<String, String> options, String service) throws Exception {
        var sections = new ArrayList<>(SharedSections.all());
        sections.addAll(new ReviewFamily().sections());
        var file = Files.writeString(folder.resolve("upkeep.yaml"), "service: " + service + "\n" + text);
        var config = ConfigFile.read(file, sections, Map.of());
        return new ReviewFamily()
                .tasks().stream()
                        .filter(task -> task.name().equals(TASK))
                        .findFirst()
                        .orElseThrow()
                        .factory()
                        .create(config, new TaskOptions(options));
    }

    static Report run(Task task, Path folder, Instant now) throws Exception {
        return run(task, folder, now, "shop");
    }

    static Report run(Task task, Path folder, Instant now, String service) throws Exception {
        return task.run(context(folder, now, TaskLog.silent(), false, service));
    }

    /** Its own report lies where those of other tasks do. */
    static TaskContext context(Path folder, Instant now, TaskLog log, boolean dryRun) throws Exception {
        return context(folder, now, log, dryRun, "shop");
    }

    private static TaskContext context(Path folder, Instant now, TaskLog log, boolean dryRun, String service)
            throws Exception {
        var own = Files.createDirectories(folder.resolve("upkeep-report").resolve(TASK));
        var clock = Clock.fixed(now, ZoneOffset.UTC);
        return new TaskContext(TASK, service, clock, log, Progress.unseen(), folder, own, dryRun, History.none());
    }

    static List<ReviewSection.FigureCourse> figures(Report report) {
        return ((ReviewSection) report.section().orElseThrow()).figures();
    }

    static ReviewSection.FigureCourse figure(Report report, String name) {
        return figures(report).stream()
                .filter(figure -> figure.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no figure " + name + " among " + figures(report)));
    }
}
