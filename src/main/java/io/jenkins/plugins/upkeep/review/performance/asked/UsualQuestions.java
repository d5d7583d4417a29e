package io.jenkins.plugins.upkeep.review.performance.asked;

import static io.jenkins.plugins.upkeep.report.Unit.BYTES;
import static io.jenkins.plugins.upkeep.report.Unit.COUNT;
import static io.jenkins.plugins.upkeep.report.Unit.RATIO;
import static io.jenkins.plugins.upkeep.report.Unit.SECONDS;
import static io.jenkins.plugins.upkeep.review.performance.figure.Area.API;
import static io.jenkins.plugins.upkeep.review.performance.figure.Area.DATABASE;
import static io.jenkins.plugins.upkeep.review.performance.figure.Area.OPERATIONS;
import static io.jenkins.plugins.upkeep.review.performance.figure.Area.OPTIMIZATION;
import static io.jenkins.plugins.upkeep.review.performance.figure.Area.RESOURCES;
import static io.jenkins.plugins.upkeep.review.performance.figure.Area.USERS;

import io.jenkins.plugins.upkeep.review.performance.figure.Advice;
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

    private static final List<Question> OF_API = List.of(
            question(Figure.of(API, COUNT, "requests_per_hour", "Requests per hour"), """
                    3600 * (sum(rate(upkeep_api_requests_total[$step])) or sum(rate(api_requests_total[$step])))"""),
            question(
                    Figure.of(API, SECONDS, "request_p95", "Request time, 95th percentile")
                            .low(Advice.SLOWER),
                    """
                    histogram_quantile(0.95, sum by (le) (rate(upkeep_api_request_duration_seconds_bucket[$step])))"""),
            question(
                    Figure.of(API, RATIO, "request_errors", "Part of requests with 5xx")
                            .low(Advice.FAILING),
                    """
                    (sum(rate(upkeep_api_requests_total{code="5xx"}[$step]))
                      or 0 * sum(rate(upkeep_api_requests_total[$step])))
                    / sum(rate(upkeep_api_requests_total[$step]))"""));

    /** A histogram has buckets, a summary has sum and count, and some write a plain gauge. */
    private static final List<Question> OF_OPTIMIZATION = List.of(
            question(slow("optimization_p95", "Optimization time, 95th percentile"), """
                    histogram_quantile(0.95, sum by (le) (rate(optimization_duration_seconds_bucket[$step])))"""),
            question(slow("optimization_mean", "Optimization time, mean"), """
                    sum(rate(optimization_duration_seconds_sum[$step]))
                      / sum(rate(optimization_duration_seconds_count[$step]))
                    or avg(avg_over_time(optimization_duration_seconds{quantile=""}[$step]))"""),
            question(Figure.of(OPTIMIZATION, COUNT, "optimizations_per_hour", "Optimizations per hour"), """
                    3600 * sum(rate(optimization_duration_seconds_count[$step]))"""),
            question(Figure.of(OPTIMIZATION, COUNT, "active_strategies", "Active strategies"), """
                    max(avg_over_time(active_strategies_count[$step]))"""));

    private static final List<Question> OF_DATABASE = List.of(
            question(Figure.of(DATABASE, BYTES, "pg_size", "Size").advice(Advice.GROWING), """
                    max by (datname) (avg_over_time(pg_database_size_bytes{datname!~"template.*|postgres"}[$step]))"""),
            question(
                    Figure.of(DATABASE, RATIO, "pg_connections", "Connections in use")
                            .advice(Advice.CONNECTIONS)
                            .limit(CONNECTED),
                    """
                    sum by (instance) (avg_over_time(pg_stat_activity_count[$step]))
                    / max by (instance) (max_over_time(pg_settings_max_connections[$step]))"""),
            question(
                    Figure.of(DATABASE, RATIO, "pg_cache_hits", "Reads from the cache")
                            .high(Advice.CACHE),
                    """
                    sum(rate(pg_stat_database_blks_hit[$step]))
                    / (sum(rate(pg_stat_database_blks_hit[$step])) + sum(rate(pg_stat_database_blks_read[$step])))"""),
            question(Figure.of(DATABASE, COUNT, "pg_dead_rows", "Dead rows").low(Advice.DEAD_ROWS), """
                    sum(avg_over_time(pg_stat_user_tables_n_dead_tup[$step]))"""));

    private static final List<Question> OF_RESOURCES = List.of(
            question(full("node_disk", "Disk", Advice.DISK), """
                    1 - min by (instance, mountpoint) (avg_over_time(node_filesystem_avail_bytes
                      {fstype!~"tmpfs|ramfs|overlay|squashfs|iso9660|fuse.*|nfs.*"}[$step]))
                    / max by (instance, mountpoint) (avg_over_time(node_filesystem_size_bytes[$step]))"""),
            question(full("node_memory", "Memory", Advice.MEMORY), """
                    1 - max by (instance) (avg_over_time(node_memory_MemAvailable_bytes[$step]))
                    / max by (instance) (avg_over_time(node_memory_MemTotal_bytes[$step]))"""),
            question(full("memory_usage", "Memory usage", Advice.MEMORY), """
                    max(avg_over_time(upkeep_host_memory_used_ratio[$step]))
                    or max(avg_over_time(system_memory_usage_percent[$step])) / 100"""),
            question(
                    Figure.of(RESOURCES, COUNT, "node_load", "Load for each processor")
                            .low(Advice.LOAD)
                            .limit(BUSY),
                    """
                    max by (instance) (avg_over_time(node_load5[$step]))
                    / count by (instance) (sum by (instance, cpu) (last_over_time(node_cpu_seconds_total[$step])))"""),
            question(full("redis_share", "Redis: part of its memory", Advice.REDIS), """
                    max by (instance) (avg_over_time(redis_memory_used_bytes[$step]))
                    / (max by (instance) (avg_over_time(redis_memory_max_bytes[$step])) > 0)"""),
            question(Figure.of(RESOURCES, BYTES, "redis_bytes", "Redis: memory").advice(Advice.REDIS), """
                    max by (instance) (avg_over_time(redis_memory_used_bytes[$step]))"""));

    private static final List<Question> OF_OPERATIONS = List.of(question(
            Figure.of(OPERATIONS, SECONDS, "recovery_time", "Recovery time").low(Advice.RTO), """
                    max(max_over_time(upkeep_rto_seconds[$step]))"""));

    private UsualQuestions() {}

    /**
     * @param business the names of metrics of the business
     * @return the questions, in the order of a report
     */
    public static List<Question> of(List<String> business) {
        var questions = new ArrayList<Question>();
        questions.addAll(OF_API);
        questions.addAll(OF_OPTIMIZATION);
        questions.addAll(OF_DATABASE);
        business.forEach(metric -> questions.add(business(metric)));
        questions.addAll(OF_RESOURCES);
        questions.addAll(OF_OPERATIONS);
        return questions;
    }

    private static Question business(String metric) {
        var figure = Figure.of(USERS, COUNT, "business_" + metric, metric.replace('_', ' '));
        return question(figure, "sum(avg_over_time(" + metric + "[$step]))");
    }

    private static Figure slow(String name, String title) {
        return Figure.of(OPTIMIZATION, SECONDS, name, title).low(Advice.COMPUTING);
    }

    private static Figure full(String name, String title, String advice) {
        return Figure.of(RESOURCES, RATIO, name, title).advice(advice).limit(FULL);
    }

    private static Question question(Figure figure, String query) {
        return new Question(figure, query, false);
    }
}
