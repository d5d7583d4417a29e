package io.jenkins.plugins.upkeep.review.performance.figure;

import static io.jenkins.plugins.upkeep.report.Unit.BYTES;
import static io.jenkins.plugins.upkeep.report.Unit.COUNT;
import static io.jenkins.plugins.upkeep.report.Unit.RATIO;
import static io.jenkins.plugins.upkeep.report.Unit.SECONDS;
import static io.jenkins.plugins.upkeep.review.performance.figure.Area.API;
import static io.jenkins.plugins.upkeep.review.performance.figure.Area.DATABASE;
import static io.jenkins.plugins.upkeep.review.performance.figure.Area.OPERATIONS;
import static io.jenkins.plugins.upkeep.review.performance.figure.Area.RESOURCES;
import static io.jenkins.plugins.upkeep.review.performance.figure.Area.USERS;
import static io.jenkins.plugins.upkeep.review.performance.figure.LimitMeaning.aim;
import static io.jenkins.plugins.upkeep.review.performance.figure.LimitMeaning.capacity;

import java.util.List;

/** What the reports of other tasks tell of a service, in the order of a report. The names are those of their measurements. */
final class ReportFigures {
    private static final String TRAFFIC = "api-performance";
    private static final String HEALTH = "health-check";
    private static final String ACCESS = "access-review";
    private static final String BACKUP = "verified-backup";
    private static final String DRILL = "dr-restore-test";

    /** Where the health check warns of disks, and where it finds them critical; of a Redis that does not evict too. */
    private static final LimitMeaning MEDIUM_FULL = capacity(0.90, 0.95);

    private static final List<ReportFigure> ALL = List.of(
            of(TRAFFIC, Figure.of(API, COUNT, "api_busiest_hour", "Requests in the busiest hour")),
            of(
                    TRAFFIC,
                    Figure.of(API, SECONDS, "api_average", "Average response time")
                            .low(Advice.SLOWER)),
            of(
                    TRAFFIC,
                    Figure.of(API, SECONDS, "api_p95", "Response time, 95th percentile")
                            .low(Advice.SLOWER)),
            of(
                    TRAFFIC,
                    Figure.of(API, RATIO, "api_error_rate", "Part of requests that fail")
                            .low(Advice.FAILING)),
            of(
                    HEALTH,
                    Figure.of(API, SECONDS, "api_response_median", "Response time of probes")
                            .low(Advice.SLOWER)),
            new ReportFigure(
                    Figure.of(DATABASE, BYTES, "database_size", "Size of the database")
                            .advice(Advice.GROWING)
                            .meaning(capacity()),
                    List.of(HEALTH, "pg-maintenance"),
                    "database_size"),
            of(
                    HEALTH,
                    Figure.of(DATABASE, COUNT, "database_connections_used", "Connections")
                            .advice(Advice.CONNECTIONS)
                            .meaning(capacity(0.80, 0.95))),
            of(
                    HEALTH,
                    Figure.of(DATABASE, RATIO, "database_cache_hits", "Reads from the cache")
                            .high(Advice.CACHE)),
            of(
                    HEALTH,
                    Figure.of(DATABASE, COUNT, "database_dead_rows", "Dead rows")
                            .low(Advice.DEAD_ROWS)),
            of(
                    HEALTH,
                    Figure.of(DATABASE, RATIO, "database_sequence_use", "Fullest sequence")
                            .advice(Advice.SEQUENCE)
                            .meaning(capacity(0.85, 0.95))),
            of(
                    HEALTH,
                    Figure.of(DATABASE, SECONDS, "database_connect", "Time to connect")
                            .low(Advice.SLOWER)),
            of(ACCESS, Figure.of(USERS, COUNT, "access_addresses", "Distinct addresses")),
            of(ACCESS, Figure.of(USERS, COUNT, "access_requests", "Requests reviewed")),
            of(
                    HEALTH,
                    Figure.of(RESOURCES, RATIO, "host_disk_used", "Disk")
                            .advice(Advice.DISK)
                            .meaning(MEDIUM_FULL)
                            .limit(0.9)),
            of(
                    HEALTH,
                    Figure.of(RESOURCES, RATIO, "host_inodes_used", "Inodes")
                            .advice(Advice.INODES)
                            .meaning(MEDIUM_FULL)
                            .limit(0.9)),
            of(
                    HEALTH,
                    Figure.of(RESOURCES, RATIO, "host_memory_available", "Free memory")
                            .high(Advice.MEMORY)
                            .meaning(capacity(0.10, 0.03))
                            .limit(0.1)),
            of(
                    HEALTH,
                    Figure.of(RESOURCES, COUNT, "host_load_per_core", "Load for each core")
                            .low(Advice.LOAD)
                            .limit(2)),
            of(
                    HEALTH,
                    Figure.of(RESOURCES, BYTES, "redis_memory", "Redis: memory")
                            .advice(Advice.REDIS)
                            .meaning(capacity())),
            of(
                    HEALTH,
                    Figure.of(RESOURCES, RATIO, "redis_memory_used", "Redis: memory in use")
                            .advice(Advice.REDIS)
                            .meaning(MEDIUM_FULL)),
            of(
                    DRILL,
                    Figure.of(OPERATIONS, SECONDS, "rto", "Recovery time of drills")
                            .low(Advice.RTO)
                            .meaning(aim())),
            of(
                    DRILL,
                    Figure.of(OPERATIONS, SECONDS, "rpo", "Recovery point of drills")
                            .low(Advice.RPO)
                            .meaning(aim())),
            new ReportFigure(
                    Figure.of(OPERATIONS, SECONDS, "backup_duration", "Duration of backups")
                            .low(Advice.BACKUP),
                    List.of(BACKUP),
                    "duration"),
            new ReportFigure(
                    Figure.of(OPERATIONS, BYTES, "backup_size", "Size of a backup set")
                            .advice(Advice.SETS),
                    List.of(BACKUP),
                    "set_size"));

    private ReportFigures() {}

    static List<ReportFigure> all() {
        return ALL;
    }

    private static ReportFigure of(String task, Figure figure) {
        return new ReportFigure(figure, List.of(task), figure.name());
    }
}
