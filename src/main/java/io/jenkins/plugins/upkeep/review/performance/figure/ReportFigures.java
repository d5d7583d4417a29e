package io.jenkins.plugins.upkeep.review.performance.figure;

import static io.jenkins.plugins.upkeep.review.performance.figure.Area.API;
import static io.jenkins.plugins.upkeep.review.performance.figure.Area.DATABASE;
import static io.jenkins.plugins.upkeep.review.performance.figure.Area.OPERATIONS;
import static io.jenkins.plugins.upkeep.review.performance.figure.Area.RESOURCES;
import static io.jenkins.plugins.upkeep.review.performance.figure.Area.USERS;
import static io.jenkins.plugins.upkeep.review.performance.figure.Better.HIGHER;
import static io.jenkins.plugins.upkeep.review.performance.figure.Better.LOWER;
import static io.jenkins.plugins.upkeep.review.performance.figure.Better.NEITHER;

import io.jenkins.plugins.upkeep.report.Unit;
import java.util.List;
import java.util.stream.Stream;

/** What the reports of other tasks tell of a service. */
final class ReportFigures {
    private static final String HEALTH = "health-check";
    private static final String TRAFFIC = "api-performance";
    private static final String ACCESS = "access-review";
    private static final String BACKUP = "verified-backup";
    private static final String DRILL = "dr-restore-test";

    private ReportFigures() {}

    static List<ReportFigure> all() {
        return Stream.of(api(), database(), users(), resources(), operations())
                .flatMap(List::stream)
                .toList();
    }

    private static List<ReportFigure> api() {
        return List.of(
                of(TRAFFIC, new Figure("api_busiest_hour", API, "Requests in the busiest hour", Unit.COUNT, NEITHER, "see that there is room for them")),
                of(TRAFFIC, new Figure("api_average", API, "Average response time", Unit.SECONDS, LOWER, Advice.SLOWER)),
                of(TRAFFIC, new Figure("api_p95", API, "Response time, 95th percentile", Unit.SECONDS, LOWER, Advice.SLOWER)),
                of(TRAFFIC, new Figure("api_error_rate", API, "Part of requests that fail", Unit.RATIO, LOWER, Advice.FAILING)),
                of(HEALTH, new Figure("api_response_median", API, "Median response time of probes", Unit.SECONDS, LOWER, Advice.SLOWER)));
    }

    private static List<ReportFigure> database() {
        return List.of(
                new ReportFigure(
                        new Figure("database_size", DATABASE, "Size of the database", Unit.BYTES, NEITHER, Advice.GROWING),
                        List.of(HEALTH, "pg-maintenance"),
                        "database_size"),
                of(HEALTH, new Figure("database_connections_used", DATABASE, "Connections in use", Unit.COUNT, NEITHER, Advice.CONNECTIONS)),
                of(HEALTH, new Figure("database_cache_hits", DATABASE, "Part of reads that the cache answers", Unit.RATIO, HIGHER, Advice.CACHE)),
                of(HEALTH, new Figure("database_dead_rows", DATABASE, "Dead rows", Unit.COUNT, LOWER, Advice.DEAD_ROWS)),
                of(HEALTH, new Figure("database_sequence_use", DATABASE, "Use of the fullest sequence", Unit.RATIO, NEITHER, Advice.SEQUENCE)),
                of(HEALTH, new Figure("database_connect", DATABASE, "Time to connect", Unit.SECONDS, LOWER, Advice.SLOWER)));
    }

    private static List<ReportFigure> users() {
        return List.of(
                of(ACCESS, new Figure("access_addresses", USERS, "Distinct addresses", Unit.COUNT, NEITHER, "")),
                of(ACCESS, new Figure("access_requests", USERS, "Requests reviewed", Unit.COUNT, NEITHER, "")));
    }

    private static List<ReportFigure> resources() {
        return List.of(
                of(HEALTH, new Figure("host_disk_used", RESOURCES, "Disk used", Unit.RATIO, NEITHER, Advice.DISK).limit(0.9)),
                of(HEALTH, new Figure("host_inodes_used", RESOURCES, "Inodes used", Unit.RATIO, NEITHER, Advice.INODES).limit(0.9)),
                of(HEALTH, new Figure("host_memory_available", RESOURCES, "Memory available", Unit.RATIO, HIGHER, Advice.MEMORY).limit(0.1)),
                of(HEALTH, new Figure("host_load_per_core", RESOURCES, "Load for each core", Unit.COUNT, LOWER, Advice.LOAD).limit(2)),
                of(HEALTH, new Figure("redis_memory", RESOURCES, "Memory of Redis", Unit.BYTES, NEITHER, Advice.REDIS)),
                of(HEALTH, new Figure("redis_memory_used", RESOURCES, "Part of Redis' memory that is used", Unit.RATIO, NEITHER, Advice.REDIS)));
    }

    private static List<ReportFigure> operations() {
        return List.of(
                of(DRILL, new Figure("rto", OPERATIONS, "Recovery time of drills", Unit.SECONDS, LOWER, Advice.RTO)),
                of(DRILL, new Figure("rpo", OPERATIONS, "Recovery point of drills", Unit.SECONDS, LOWER, Advice.RPO)),
                of(BACKUP, new Figure("duration", OPERATIONS, "Duration of backups", Unit.SECONDS, LOWER, Advice.BACKUP)),
                of(BACKUP, new Figure("set_size", OPERATIONS, "Size of a backup set", Unit.BYTES, NEITHER, Advice.SETS)));
    }

    private static ReportFigure of(String task, Figure figure) {
        return new ReportFigure(renamed(task, figure), List.of(task), figure.name());
    }

    /** What another task measures by a word that says little. */
    private static Figure renamed(String task, Figure figure) {
        return task.equals(BACKUP)
                ? new Figure("backup_" + figure.name(), figure.area(), figure.title(), figure.unit(), figure.better(), figure.advice())
                : figure;
    }
}
