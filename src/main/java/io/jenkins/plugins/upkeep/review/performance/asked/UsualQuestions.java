package io.jenkins.plugins.upkeep.review.performance.asked;

import io.jenkins.plugins.upkeep.report.Unit;
import io.jenkins.plugins.upkeep.review.performance.figure.Advice;
import io.jenkins.plugins.upkeep.review.performance.figure.Area;
import io.jenkins.plugins.upkeep.review.performance.figure.Better;
import io.jenkins.plugins.upkeep.review.performance.figure.Figure;
import java.util.ArrayList;
import java.util.List;

/**
 * What Prometheus is asked where nobody says otherwise: the metrics of the maintenance guide, of the usual exporters, and our own.
 * One that does not exist has an empty answer.
 */
public final class UsualQuestions {
    private static final double FULL = 0.9;
    private static final double BUSY = 2;
    private static final double CONNECTED = 0.8;

    private final List<Question> questions = new ArrayList<>();

    private UsualQuestions() {}

    /**
     * @param business the names of metrics of the business
     * @return the questions, in the order of a report
     */
    public static List<Question> of(List<String> business) {
        var usual = new UsualQuestions();
        usual.api();
        usual.optimization();
        usual.database();
        business.forEach(usual::business);
        usual.host();
        usual.redis();
        usual.operations();
        return List.copyOf(usual.questions);
    }

    private void api() {
        add(
                new Figure("requests_per_hour", Area.API, "Requests per hour", Unit.COUNT, Better.NEITHER, ""),
                "3600 * (sum(rate(upkeep_api_requests_total[$step])) or sum(rate(api_requests_total[$step])))");
        add(
                new Figure(
                        "request_p95", Area.API, "Request time, 95th percentile", Unit.SECONDS, Better.LOWER, Advice.SLOWER),
                "histogram_quantile(0.95, sum by (le) (rate(upkeep_api_request_duration_seconds_bucket[$step])))");
        add(
                new Figure("request_errors", Area.API, "Part of requests with 5xx", Unit.RATIO, Better.LOWER, Advice.FAILING),
                "(sum(rate(upkeep_api_requests_total{code=\"5xx\"}[$step])) or 0 * sum(rate(upkeep_api_requests_total[$step])))"
                        + " / sum(rate(upkeep_api_requests_total[$step]))");
    }

    /** A histogram has buckets, a summary has sum and count, and some write a plain gauge. */
    private void optimization() {
        add(
                slower("optimization_p95", "Optimization time, 95th percentile"),
                "histogram_quantile(0.95, sum by (le) (rate(optimization_duration_seconds_bucket[$step])))");
        add(
                slower("optimization_mean", "Optimization time, mean"),
                "sum(rate(optimization_duration_seconds_sum[$step])) / sum(rate(optimization_duration_seconds_count[$step]))"
                        + " or avg(avg_over_time(optimization_duration_seconds{quantile=\"\"}[$step]))");
        add(
                new Figure(
                        "optimizations_per_hour", Area.OPTIMIZATION, "Optimizations per hour", Unit.COUNT, Better.NEITHER, ""),
                "3600 * sum(rate(optimization_duration_seconds_count[$step]))");
        add(
                new Figure("active_strategies", Area.OPTIMIZATION, "Active strategies", Unit.COUNT, Better.NEITHER, ""),
                "max(avg_over_time(active_strategies_count[$step]))");
    }

    private static Figure slower(String name, String title) {
        return new Figure(name, Area.OPTIMIZATION, title, Unit.SECONDS, Better.LOWER, Advice.COMPUTING);
    }

    private void database() {
        add(
                new Figure("pg_size", Area.DATABASE, "Size of each database", Unit.BYTES, Better.NEITHER, Advice.GROWING),
                "max by (datname) (avg_over_time(pg_database_size_bytes{datname!~\"template.*|postgres\"}[$step]))");
        add(
                new Figure(
                                "pg_connections",
                                Area.DATABASE,
                                "Part of connections in use",
                                Unit.RATIO,
                                Better.NEITHER,
                                Advice.CONNECTIONS)
                        .limit(CONNECTED),
                "sum by (instance) (avg_over_time(pg_stat_activity_count[$step]))"
                        + " / max by (instance) (max_over_time(pg_settings_max_connections[$step]))");
        add(
                new Figure("pg_cache_hits", Area.DATABASE, "Reads from the cache", Unit.RATIO, Better.HIGHER, Advice.CACHE),
                "sum(rate(pg_stat_database_blks_hit[$step]))"
                        + " / (sum(rate(pg_stat_database_blks_hit[$step])) + sum(rate(pg_stat_database_blks_read[$step])))");
        add(
                new Figure("pg_dead_rows", Area.DATABASE, "Dead rows in all tables", Unit.COUNT, Better.LOWER, Advice.DEAD_ROWS),
                "sum(avg_over_time(pg_stat_user_tables_n_dead_tup[$step]))");
    }

    private void business(String metric) {
        add(
                new Figure("business_" + metric, Area.USERS, metric.replace('_', ' '), Unit.COUNT, Better.NEITHER, ""),
                "sum(avg_over_time(" + metric + "[$step]))");
    }

    private void host() {
        add(
                resource("node_disk", "Disk in use", Advice.DISK).limit(FULL),
                "1 - min by (instance, mountpoint) (avg_over_time(node_filesystem_avail_bytes"
                        + "{fstype!~\"tmpfs|ramfs|overlay|squashfs|iso9660|fuse.*|nfs.*\"}[$step]))"
                        + " / max by (instance, mountpoint) (avg_over_time(node_filesystem_size_bytes[$step]))");
        add(
                resource("node_memory", "Memory in use", Advice.MEMORY).limit(FULL),
                "1 - max by (instance) (avg_over_time(node_memory_MemAvailable_bytes[$step]))"
                        + " / max by (instance) (avg_over_time(node_memory_MemTotal_bytes[$step]))");
        add(
                resource("memory_usage", "Memory usage", Advice.MEMORY).limit(FULL),
                "max(avg_over_time(upkeep_host_memory_used_ratio[$step]))"
                        + " or max(avg_over_time(system_memory_usage_percent[$step])) / 100");
        add(
                new Figure("node_load", Area.RESOURCES, "Load for each processor", Unit.COUNT, Better.LOWER, Advice.LOAD)
                        .limit(BUSY),
                "max by (instance) (avg_over_time(node_load5[$step]))"
                        + " / count by (instance) (sum by (instance, cpu) (last_over_time(node_cpu_seconds_total[$step])))");
    }

    private static Figure resource(String name, String title, String advice) {
        return new Figure(name, Area.RESOURCES, title, Unit.RATIO, Better.NEITHER, advice);
    }

    private void redis() {
        add(
                resource("redis_share", "Redis: part of its memory in use", Advice.REDIS).limit(FULL),
                "max by (instance) (avg_over_time(redis_memory_used_bytes[$step]))"
                        + " / (max by (instance) (avg_over_time(redis_memory_max_bytes[$step])) > 0)");
        add(
                new Figure("redis_bytes", Area.RESOURCES, "Redis: memory in use", Unit.BYTES, Better.NEITHER, Advice.REDIS),
                "max by (instance) (avg_over_time(redis_memory_used_bytes[$step]))");
    }

    private void operations() {
        add(
                new Figure("recovery_time", Area.OPERATIONS, "Recovery time", Unit.SECONDS, Better.LOWER, Advice.RTO),
                "max(max_over_time(upkeep_rto_seconds[$step]))");
    }

    private void add(Figure figure, String query) {
        questions.add(new Question(figure, query, false));
    }
}
