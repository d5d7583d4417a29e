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
import static io.jenkins.plugins.upkeep.review.performance.figure.LimitMeaning.aim;
import static io.jenkins.plugins.upkeep.review.performance.figure.LimitMeaning.capacity;

import io.jenkins.plugins.upkeep.config.MonitoringConfig;
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

    private static final String REDIS_SHARE = """
            max by (instance) (avg_over_time(redis_memory_used_bytes{$labels}[$step]))
            / (max by (instance) (avg_over_time(redis_memory_max_bytes{$labels}[$step])) > 0)
            """;

    /** A cache that may evict any key is full by design. */
    private static final String EVICTING = """
            max by (instance) (last_over_time(redis_instance_info{maxmemory_policy=~"allkeys-.*",$labels}[$step]))""";

    private static final List<Question> OF_API = List.of(
            question(Figure.of(API, COUNT, "requests_per_hour", "Requests per hour"), """
                    3600 * (sum(rate(upkeep_api_requests_total{$service}[$step]))
                      or sum(rate(api_requests_total{$labels}[$step])))"""),
            question(
                    Figure.of(API, SECONDS, "request_p95", "Request time, 95th percentile")
                            .low(Advice.SLOWER),
                    """
                    histogram_quantile(0.95, sum by (le)
                      (rate(upkeep_api_request_duration_seconds_bucket{$service}[$step])))"""),
            question(
                    Figure.of(API, RATIO, "request_errors", "Part of requests with 5xx")
                            .low(Advice.FAILING),
                    """
                    (sum(rate(upkeep_api_requests_total{code="5xx",$service}[$step]))
                      or 0 * sum(rate(upkeep_api_requests_total{$service}[$step])))
                    / sum(rate(upkeep_api_requests_total{$service}[$step]))"""));

    /** A histogram has buckets, a summary has sum and count, and some write a plain gauge. */
    private static final List<Question> OF_OPTIMIZATION = List.of(
            question(slow("optimization_p95", "Optimization time, 95th percentile"), """
                    histogram_quantile(0.95, sum by (le) (rate(optimization_duration_seconds_bucket{$labels}[$step])))"""),
            question(slow("optimization_mean", "Optimization time, mean"), """
                    sum(rate(optimization_duration_seconds_sum{$labels}[$step]))
                      / sum(rate(optimization_duration_seconds_count{$labels}[$step]))
                    or avg(avg_over_time(optimization_duration_seconds{quantile="",$labels}[$step]))"""),
            question(Figure.of(OPTIMIZATION, COUNT, "optimizations_per_hour", "Optimizations per hour"), """
                    3600 * sum(rate(optimization_duration_seconds_count{$labels}[$step]))"""),
            question(Figure.of(OPTIMIZATION, COUNT, "active_strategies", "Active strategies"), """
                    max(avg_over_time(active_strategies_count{$labels}[$step]))"""));

    private static final List<Question> OF_DATABASE = List.of(
            question(
                    Figure.of(DATABASE, BYTES, "pg_size", "Size")
                            .advice(Advice.GROWING)
                            .meaning(capacity()),
                    """
                    max by (datname) (avg_over_time(pg_database_size_bytes
                      {datname!~"template.*|postgres",$labels}[$step]))"""),
            question(
                    Figure.of(DATABASE, RATIO, "pg_connections", "Connections in use")
                            .advice(Advice.CONNECTIONS)
                            .limit(CONNECTED)
                            .meaning(capacity(CONNECTED, 0.95)),
                    """
                    sum by (instance) (avg_over_time(pg_stat_activity_count{$labels}[$step]))
                    / max by (instance) (max_over_time(pg_settings_max_connections{$labels}[$step]))"""),
            question(
                    Figure.of(DATABASE, RATIO, "pg_cache_hits", "Reads from the cache")
                            .high(Advice.CACHE),
                    """
                    sum(rate(pg_stat_database_blks_hit{$labels}[$step]))
                    / (sum(rate(pg_stat_database_blks_hit{$labels}[$step]))
                      + sum(rate(pg_stat_database_blks_read{$labels}[$step])))"""),
            question(Figure.of(DATABASE, COUNT, "pg_dead_rows", "Dead rows").low(Advice.DEAD_ROWS), """
                    sum(avg_over_time(pg_stat_user_tables_n_dead_tup{$labels}[$step]))"""));

    private static final List<Question> OF_RESOURCES = List.of(
            question(full("node_disk", "Disk", Advice.DISK, 0.95), """
                    1 - min by (instance, mountpoint) (avg_over_time(node_filesystem_avail_bytes
                      {fstype!~"tmpfs|ramfs|overlay|squashfs|iso9660|fuse.*|nfs.*",$labels}[$step]))
                    / max by (instance, mountpoint) (avg_over_time(node_filesystem_size_bytes{$labels}[$step]))"""),
            question(full("node_memory", "Memory", Advice.MEMORY, 0.97), """
                    1 - max by (instance) (avg_over_time(node_memory_MemAvailable_bytes{$labels}[$step]))
                    / max by (instance) (avg_over_time(node_memory_MemTotal_bytes{$labels}[$step]))"""),
            question(full("memory_usage", "Memory usage", Advice.MEMORY, 0.97), """
                    max(avg_over_time(upkeep_host_memory_used_ratio{$service}[$step]))
                    or max(avg_over_time(system_memory_usage_percent{$labels}[$step])) / 100"""),
            question(
                    Figure.of(RESOURCES, COUNT, "node_load", "Load for each processor")
                            .low(Advice.LOAD)
                            .limit(BUSY),
                    """
                    max by (instance) (avg_over_time(node_load5{$labels}[$step]))
                    / count by (instance) (sum by (instance, cpu) (last_over_time(node_cpu_seconds_total{$labels}[$step])))"""),
            question(
                    full("redis_share", "Redis: part of its memory", Advice.REDIS, 0.95),
                    REDIS_SHARE + "unless on (instance) " + EVICTING),
            question(
                    Figure.of(RESOURCES, RATIO, "redis_cache", "Redis: part of its memory, of a cache"),
                    REDIS_SHARE + "and on (instance) " + EVICTING),
            question(
                    Figure.of(RESOURCES, BYTES, "redis_bytes", "Redis: memory")
                            .advice(Advice.REDIS)
                            .meaning(capacity()),
                    """
                    max by (instance) (avg_over_time(redis_memory_used_bytes{$labels}[$step]))"""));

    private static final List<Question> OF_OPERATIONS = List.of(question(
            Figure.of(OPERATIONS, SECONDS, "recovery_time", "Recovery time")
                    .low(Advice.RTO)
                    .meaning(aim()),
            """
                    max(max_over_time(upkeep_rto_seconds{$service}[$step]))"""));

    private UsualQuestions() {}

    /**
     * @param business metrics of the business
     * @return the questions, in the order of a report
     */
    public static List<Question> of(List<MonitoringConfig.Metric> business) {
        var questions = new ArrayList<Question>();
        questions.addAll(OF_API);
        questions.addAll(OF_OPTIMIZATION);
        questions.addAll(OF_DATABASE);
        business.forEach(metric -> questions.add(business(metric)));
        questions.addAll(OF_RESOURCES);
        questions.addAll(OF_OPERATIONS);
        return questions;
    }

    /** What only grows is told by how much it does in a day. */
    private static Question business(MonitoringConfig.Metric metric) {
        var name = metric.name();
        if (metric.type() == MonitoringConfig.Kind.COUNTER) {
            var title = name.replaceFirst("_total$", "").replace('_', ' ') + " a day";
            return question(
                    Figure.of(USERS, COUNT, "business_" + name, title),
                    "86400 * sum(rate(" + name + "{$labels}[$step]))");
        }
        var figure = Figure.of(USERS, COUNT, "business_" + name, name.replace('_', ' '));
        return question(figure, "sum(avg_over_time(" + name + "{$labels}[$step]))");
    }

    private static Figure slow(String name, String title) {
        return Figure.of(OPTIMIZATION, SECONDS, name, title).low(Advice.COMPUTING);
    }

    private static Figure full(String name, String title, String advice, double full) {
        return Figure.of(RESOURCES, RATIO, name, title)
                .advice(advice)
                .limit(FULL)
                .meaning(capacity(FULL, full));
    }

    private static Question question(Figure figure, String query) {
        return new Question(figure, query, false);
    }
}
