package io.jenkins.plugins.upkeep.backup.performance;

import java.time.Duration;
import java.util.List;

/**
 * A query of Prometheus whose answers are kept.
 *
 * @param name its name, which becomes a file name in the set
 * @param query in PromQL
 * @param asked whether the user named it; else it is one of {@link #usual}, which not every service has
 */
public record PerformanceQuery(String name, String query, boolean asked) {
    private static final Duration SHORTEST_RATE = Duration.ofMinutes(5);

    /**
     * The queries for a service that says nothing else.
     *
     * @param step the time between two points
     */
    public static List<PerformanceQuery> usual(Duration step) {
        var window = (step.compareTo(SHORTEST_RATE) < 0 ? SHORTEST_RATE : step).toSeconds();
        return List.of(
                // A histogram or a summary has no series of its own name, only these.
                usual(
                        "optimization_duration_seconds",
                        "{__name__=~\"optimization_duration_seconds(_bucket|_sum|_count)?\"}"),
                usual("api_requests_total", "sum by (method, endpoint) (rate(api_requests_total[" + window + "s]))"),
                usual("active_strategies_count", "active_strategies_count"),
                usual("system_memory_usage_percent", "system_memory_usage_percent"),
                usual("up", "up"));
    }

    /** Whether a file of PostgreSQL's statistics has this name. */
    public static boolean isTaken(String name) {
        return StatisticsView.names().contains(name);
    }

    private static PerformanceQuery usual(String name, String query) {
        return new PerformanceQuery(name, query, false);
    }
}
