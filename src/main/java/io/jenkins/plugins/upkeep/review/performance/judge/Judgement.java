package io.jenkins.plugins.upkeep.review.performance.judge;

import io.jenkins.plugins.upkeep.report.Severity;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What somebody should know of all figures.
 *
 * @param assessments the figures, in the order of a report
 * @param concerns what somebody should know, the gravest first, of those the first day first
 */
public record Judgement(List<Assessment> assessments, List<Concern> concerns) {
    /** What others tell as well, and better: Prometheus looks more often, and a percentile says more than a mean. */
    private static final Map<String, Set<String>> TWINS = Map.ofEntries(
            Map.entry("api_average", Set.of("api_p95", "request_p95")),
            Map.entry("api_p95", Set.of("request_p95")),
            Map.entry("api_error_rate", Set.of("request_errors")),
            Map.entry("optimization_mean", Set.of("optimization_p95")),
            Map.entry("database_size", Set.of("pg_size")),
            Map.entry("database_connections_used", Set.of("pg_connections")),
            Map.entry("database_cache_hits", Set.of("pg_cache_hits")),
            Map.entry("database_dead_rows", Set.of("pg_dead_rows")),
            Map.entry("host_disk_used", Set.of("node_disk")),
            Map.entry("host_memory_available", Set.of("node_memory", "memory_usage")),
            Map.entry("memory_usage", Set.of("node_memory")),
            Map.entry("host_load_per_core", Set.of("node_load")),
            Map.entry("redis_memory", Set.of("redis_bytes")),
            Map.entry("redis_memory_used", Set.of("redis_share")),
            Map.entry("rto", Set.of("recovery_time")));

    public Judgement {
        assessments = List.copyOf(assessments);
        concerns = List.copyOf(concerns);
    }

    /**
     * @param assessments the figures
     * @param today the day
     * @param worse the change for the worse from which on it counts, as a part of what was before
     * @return what somebody should know of them
     */
    public static Judgement of(List<Assessment> assessments, LocalDate today, double worse) {
        var limits = new LimitConcern(today);
        var changes = new WorseConcern(worse, today);
        var all = new ArrayList<Concern>();
        for (var one : assessments) {
            limits.of(one).ifPresent(all::add);
            changes.of(one).ifPresent(all::add);
        }
        var once = all.stream()
                .filter(concern -> all.stream().noneMatch(other -> isTold(concern, other)))
                .sorted(Comparator.comparing(Judgement::severity)
                        .reversed()
                        .thenComparing(Concern::kind)
                        .thenComparing(concern ->
                                concern.recommendation().map(Recommendation::by).orElse(LocalDate.MAX)))
                .toList();
        return new Judgement(assessments, once);
    }

    private static Severity severity(Concern concern) {
        return concern.finding().severity();
    }

    /** Whether another figure tells the same, and better. */
    private static boolean isTold(Concern concern, Concern other) {
        return concern.kind() == other.kind() && isTwin(concern.assessment(), other.assessment());
    }

    private static boolean isTwin(Assessment one, Assessment other) {
        return TWINS.getOrDefault(one.track().figure().name(), Set.of())
                .contains(other.track().figure().name());
    }

    /**
     * @param one a figure
     * @return whether another one tells the same, and more often
     */
    public boolean isShadowed(Assessment one) {
        return assessments.stream()
                .anyMatch(other -> isTwin(one, other) && other.known().isPresent());
    }

    /**
     * @return what should be done, the first first
     */
    public List<Recommendation> recommendations() {
        return concerns.stream()
                .flatMap(concern -> concern.recommendation().stream())
                .sorted(Comparator.comparing(Recommendation::by))
                .toList();
    }
}
