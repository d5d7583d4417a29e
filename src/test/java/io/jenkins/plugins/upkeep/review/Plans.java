package io.jenkins.plugins.upkeep.review;

import io.jenkins.plugins.upkeep.config.Config;
import io.jenkins.plugins.upkeep.config.ConfigException;
import io.jenkins.plugins.upkeep.config.ConfigFile;
import io.jenkins.plugins.upkeep.config.SharedSections;
import io.jenkins.plugins.upkeep.report.History;
import io.jenkins.plugins.upkeep.report.Report;
import io.jenkins.plugins.upkeep.task.Progress;
import io.jenkins.plugins.upkeep.task.Task;
import io.jenkins.plugins.upkeep.task.TaskContext;
import io.jenkins.plugins.upkeep.task.TaskLog;
import io.jenkins.plugins.upkeep.task.TaskOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Map;

/** Plans of upgrades by the text of an upkeep.yaml. */
final class Plans {
    private Plans() {}

    static Config config(Path folder, String text, Map<String, String> environment)
            throws ConfigException, IOException {
        var sections = new ArrayList<>(SharedSections.all());
        sections.addAll(new ReviewFamily().sections());
        var file = Files.writeString(folder.resolve("upkeep.yaml"), "service: shop\n" + text);
        return ConfigFile.read(file, sections, environment);
    }

    static Task task(Path folder, String text) throws ConfigException, IOException {
        return task(config(folder, text, Map.of()));
    }

    static Task task(Config config) throws ConfigException {
        return new ReviewFamily()
                .tasks().stream()
                        .filter(task -> task.name().equals("upgrade-plan"))
                        .findFirst()
                        .orElseThrow()
                        .factory()
                        .create(config, TaskOptions.none());
    }

    static Report run(Task task, String day) throws Exception {
        return run(task, day, false);
    }

    static Report run(Task task, String day, boolean dryRun) throws Exception {
        var clock = Clock.fixed(Instant.parse(day + "T03:00:00Z"), ZoneOffset.UTC);
        var nowhere = Path.of("unused");
        return task.run(new TaskContext(
                "upgrade-plan",
                "shop",
                clock,
                TaskLog.silent(),
                Progress.unseen(),
                nowhere,
                nowhere,
                dryRun,
                History.none()));
    }
}
