package io.jenkins.plugins.upkeep.cli.monitoring;

import io.jenkins.plugins.upkeep.config.Config;
import io.jenkins.plugins.upkeep.config.ConfigException;
import io.jenkins.plugins.upkeep.config.DatabaseConfig;
import io.jenkins.plugins.upkeep.config.HostConfig;
import io.jenkins.plugins.upkeep.config.MonitoringConfig;
import io.jenkins.plugins.upkeep.config.RedisConfig;
import io.jenkins.plugins.upkeep.health.host.ProcFolder;
import io.jenkins.plugins.upkeep.monitoring.exporter.Scraper;
import io.jenkins.plugins.upkeep.monitoring.metrics.MetricSource;
import io.jenkins.plugins.upkeep.monitoring.source.DatabaseSource;
import io.jenkins.plugins.upkeep.monitoring.source.RedisSource;
import io.jenkins.plugins.upkeep.monitoring.source.TaskSource;
import io.jenkins.plugins.upkeep.report.ReportTree;
import io.jenkins.plugins.upkeep.traffic.AccessLogs;
import io.jenkins.plugins.upkeep.traffic.AccessLogsConfig;
import io.jenkins.plugins.upkeep.traffic.live.FollowedLogs;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Where the numbers of a service come from, by what its configuration has. */
public final class Sources {
    private final Config config;
    private final Consumer<String> notes;
    private final List<MetricSource> found = new ArrayList<>();

    private Sources(Config config, Consumer<String> notes) {
        this.config = config;
        this.notes = notes;
    }

    /**
     * All sources, the access log from now on included.
     *
     * @param config the service's configuration
     * @param reports the folder with the reports of all tasks
     * @param notes is told, in a line each, when something cannot be read any more, and when it can again
     * @return reads them; to be closed
     * @throws ConfigException when a section is wrong
     */
    public static Scraper following(Config config, Path reports, Consumer<String> notes) throws ConfigException {
        var sources = new Sources(config, notes);
        sources.present(reports);
        if (config.find(AccessLogsConfig.class).isPresent()) {
            sources.found.add(new AccessLogSource(FollowedLogs.of(AccessLogs.of(config)), config.service(), notes));
        }
        return sources.scraper();
    }

    /**
     * The sources that can be read once: those of {@link #following} without the access log, which tells only what happens while it is
     * followed.
     */
    public static Scraper once(Config config, Path reports, Consumer<String> notes) throws ConfigException {
        var sources = new Sources(config, notes);
        sources.present(reports);
        return sources.scraper();
    }

    private void present(Path reports) throws ConfigException {
        found.add(new TaskSource(new ReportTree(reports), config.service(), Clock.systemUTC(), notes));
        var database = config.find(DatabaseConfig.class);
        if (database.isPresent()) {
            found.add(new DatabaseSource(database.get().address(), figures(), config.service(), notes));
        }
        var redis = config.find(RedisConfig.class);
        if (redis.isPresent()) {
            found.add(new RedisSource(redis.get().address(), config.service(), notes));
        }
        if (config.find(HostConfig.class).isPresent()) {
            found.add(new MemorySource(ProcFolder.system(), config.service()));
        }
    }

    private List<MonitoringConfig.Metric> figures() throws ConfigException {
        return config.find(MonitoringConfig.class)
                .map(MonitoringConfig::metrics)
                .orElse(List.of());
    }

    private Scraper scraper() {
        return new Scraper(config.service(), found, notes);
    }
}
