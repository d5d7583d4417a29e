package io.jenkins.plugins.upkeep.cli.monitoring;

import io.jenkins.plugins.upkeep.config.Config;
import io.jenkins.plugins.upkeep.config.MonitoringConfig;
import io.jenkins.plugins.upkeep.monitoring.exporter.TextFile;
import io.jenkins.plugins.upkeep.system.UpkeepException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** The file of {@code monitoring.textfile}, written anew when a task has run. */
public final class RefreshedTextFile {
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private RefreshedTextFile() {}

    /**
     * Writes the file, where the configuration names one and the report lies among those of other tasks: in a folder of the task's
     * name. What cannot be read is missing in it; that is told by its own metrics.
     *
     * @param config the service's configuration
     * @param task the task that has run
     * @param report the folder of its report
     * @throws UpkeepException when a section is wrong or the file cannot be written
     * @throws InterruptedException when the thread was told to stop
     */
    public static void write(Config config, String task, Path report) throws UpkeepException, InterruptedException {
        var file = config.find(MonitoringConfig.class).flatMap(MonitoringConfig::textfile);
        var tree = Optional.ofNullable(report.toAbsolutePath().normalize().getParent())
                .filter(parent ->
                        parent.resolve(task).equals(report.toAbsolutePath().normalize()));
        if (file.isPresent() && tree.isPresent()) {
            try (var scraper = Sources.once(config, tree.get(), note -> {})) {
                TextFile.write(config.folder().resolve(file.get()), scraper.scrape(PATIENCE));
            }
        }
    }
}
