package io.jenkins.plugins.upkeep.cli.monitoring;

import io.jenkins.plugins.upkeep.backup.BackupConfig;
import io.jenkins.plugins.upkeep.cli.cadence.Cadences;
import io.jenkins.plugins.upkeep.config.ApiConfig;
import io.jenkins.plugins.upkeep.config.Config;
import io.jenkins.plugins.upkeep.config.ConfigException;
import io.jenkins.plugins.upkeep.config.DatabaseConfig;
import io.jenkins.plugins.upkeep.config.HostConfig;
import io.jenkins.plugins.upkeep.config.MonitoringConfig;
import io.jenkins.plugins.upkeep.config.RedisConfig;
import io.jenkins.plugins.upkeep.drill.DrillConfig;
import io.jenkins.plugins.upkeep.monitoring.rules.Cadence;
import io.jenkins.plugins.upkeep.monitoring.rules.MonitoredService;
import io.jenkins.plugins.upkeep.monitoring.rules.MonitoredService.Limits;
import io.jenkins.plugins.upkeep.monitoring.rules.MonitoredService.Part;
import io.jenkins.plugins.upkeep.traffic.AccessLogs;
import io.jenkins.plugins.upkeep.traffic.AccessLogsConfig;
import java.net.URI;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Finds out what there is of a service to be monitored: what its configuration has no section for is not. */
public final class Services {
    private static final Limits NONE = new Limits(Duration.ofMillis(300), 0.01, Optional.empty(), Optional.empty());

    private final Config config;
    private final Set<Part> parts = EnumSet.noneOf(Part.class);
    private final Map<String, Cadence> tasks = new TreeMap<>();

    private Services(Config config) {
        this.config = config;
    }

    /**
     * @param config a configuration
     * @return its service
     * @throws ConfigException when a section is wrong
     */
    public static MonitoredService of(Config config) throws ConfigException {
        return new Services(config).service();
    }

    private MonitoredService service() throws ConfigException {
        var endpoints = config.find(ApiConfig.class).map(ApiConfig::endpoints).orElse(List.of());
        stores();
        traffic();
        schedule();
        return new MonitoredService(config.service(), parts, tasks, endpoints, limits(), monitoring());
    }

    private void stores() throws ConfigException {
        have(DatabaseConfig.class, Part.DATABASE);
        have(RedisConfig.class, Part.REDIS);
        have(HostConfig.class, Part.HOST);
        have(BackupConfig.class, Part.BACKUP);
        if (config.find(HostConfig.class)
                .filter(host -> !host.disks().isEmpty())
                .isPresent()) {
            parts.add(Part.DISKS);
        }
    }

    private <T extends Record> void have(Class<T> section, Part part) throws ConfigException {
        if (config.find(section).isPresent()) {
            parts.add(part);
        }
    }

    private void traffic() throws ConfigException {
        if (config.find(AccessLogsConfig.class).isEmpty()
                || monitoring().textfile().isPresent()) {
            return;
        }
        parts.add(Part.ACCESS_LOG);
        if (AccessLogs.of(config).format().timesRequests()) {
            parts.add(Part.REQUEST_TIMES);
        }
    }

    /** A task of several cadences is due as often as the most frequent of them says. */
    private void schedule() {
        for (var cadence : Cadence.values()) {
            Cadences.of(cadence.word()).due(config).forEach(task -> tasks.putIfAbsent(task, cadence));
        }
    }

    private Limits limits() throws ConfigException {
        var drill = config.find(DrillConfig.class);
        var logs = config.find(AccessLogsConfig.class);
        return new Limits(
                logs.map(AccessLogsConfig::maxAverage).orElse(NONE.average()),
                logs.map(limit -> limit.maxErrorRate().value()).orElse(NONE.errorRate()),
                drill.flatMap(DrillConfig::rto),
                drill.flatMap(DrillConfig::rpo));
    }

    private MonitoringConfig monitoring() throws ConfigException {
        return config.find(MonitoringConfig.class).orElseGet(Services::unsaid);
    }

    /** Of a service that says nothing of its monitoring the defaults hold. */
    private static MonitoringConfig unsaid() {
        var scrape = new MonitoringConfig.Scrape(
                Duration.ofSeconds(30),
                "localhost:8080",
                List.of(),
                "localhost:9100",
                "localhost:9187",
                "localhost:9121",
                Optional.<URI>empty());
        return new MonitoringConfig(Optional.empty(), Optional.empty(), Optional.empty(), scrape, List.of());
    }
}
