package io.jenkins.plugins.upkeep.monitoring.rules;

import io.jenkins.plugins.upkeep.config.Endpoint;
import io.jenkins.plugins.upkeep.config.MonitoringConfig;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What there is of a service to be monitored.
 *
 * @param name the service's name
 * @param parts what its configuration has
 * @param tasks its tasks, each with how often it runs
 * @param endpoints the endpoints of its API
 * @param limits what it must keep
 * @param monitoring the monitoring that it has
 */
public record MonitoredService(
        String name,
        Set<Part> parts,
        Map<String, Cadence> tasks,
        List<Endpoint> endpoints,
        Limits limits,
        MonitoringConfig monitoring) {
    public MonitoredService {
        parts = Set.copyOf(parts);
        tasks = Map.copyOf(tasks);
        endpoints = List.copyOf(endpoints);
    }

    /** A part of a service. */
    public enum Part {
        /** Access logs that the exporter follows. */
        ACCESS_LOG,
        /** Access logs that say how long requests took. */
        REQUEST_TIMES,
        /** A PostgreSQL database. */
        DATABASE,
        /** A Redis. */
        REDIS,
        /** The host that it runs on. */
        HOST,
        /** Disks that are watched. */
        DISKS,
        /** Backups. */
        BACKUP
    }

    /**
     * What the service must keep.
     *
     * @param average the longest average response time of the API
     * @param errorRate the largest part of failed requests, 0 to 1
     * @param rto the longest time until it is back; empty for any
     * @param rpo the oldest that the newest verified backup may be; empty for what suits a daily backup
     */
    public record Limits(Duration average, double errorRate, Optional<Duration> rto, Optional<Duration> rpo) {}

    /** Whether the service has a part. */
    public boolean has(Part part) {
        return parts.contains(part);
    }

    /** Whether Prometheus scrapes an exporter of ours; otherwise a node exporter shows a file. */
    public boolean isScraped() {
        return monitoring.textfile().isEmpty();
    }

    /** Whether there is something of it that is judged by what it is at present, and not by what its tasks have found. */
    boolean isJudgedAtPresent() {
        return has(Part.DATABASE)
                || has(Part.REDIS)
                || has(Part.HOST)
                || !monitoring.metrics().isEmpty();
    }

    /** The selector of its series: {@code service="shop"}. */
    public String selector() {
        return "service=" + Promql.text(name);
    }
}
