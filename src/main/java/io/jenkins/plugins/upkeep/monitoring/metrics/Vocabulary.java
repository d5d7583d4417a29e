package io.jenkins.plugins.upkeep.monitoring.metrics;

import java.util.List;
import java.util.stream.Stream;

/**
 * All metrics that Upkeep has, for its exporter, its file for the node exporter, the page of Jenkins, the alert rules and the
 * dashboard: each name and its help stand here and nowhere else.
 */
public final class Vocabulary {
    private static final String SERVICE = "service";
    private static final String TASK = "task";

    /** How the last run of a task ended. */
    public static final Metric LAST_STATUS = Metric.gauge(
            "upkeep_task_last_status",
            "How the last run of a task ended: 0 OK, 1 warning, 2 critical, 3 unknown.",
            SERVICE,
            TASK);

    /** When a task ran last. */
    public static final Metric LAST_RUN = Metric.gauge(
            "upkeep_task_last_run_timestamp_seconds",
            "When the last run of a task began, in seconds since 1970.",
            SERVICE,
            TASK);

    /** When a task ended last: a task that takes hours is in time when it ends in time. */
    public static final Metric LAST_END = Metric.gauge(
            "upkeep_task_last_run_end_timestamp_seconds",
            "When the last run of a task ended, in seconds since 1970.",
            SERVICE,
            TASK);

    /** When a task last did its work. */
    public static final Metric LAST_SUCCESS = Metric.gauge(
            "upkeep_task_last_success_timestamp_seconds",
            "When the last run of a task began that was OK or had warnings only, in seconds since 1970.",
            SERVICE,
            TASK);

    /** How long a task took. */
    public static final Metric DURATION =
            Metric.gauge("upkeep_task_duration_seconds", "How long the last run of a task took.", SERVICE, TASK);

    /** What a task found. */
    public static final Metric FINDINGS = Metric.gauge(
            "upkeep_task_findings", "Findings in the last report of a task, by severity.", SERVICE, TASK, "severity");

    /** What a task measured. */
    public static final Metric MEASUREMENT = Metric.gauge(
            "upkeep_task_measurement",
            "A number that the last run of a task measured, in the unit that its guide names; times are in seconds.",
            SERVICE,
            TASK,
            "name",
            "subject");

    /** Whether what a task remembers can be read. */
    public static final Metric HISTORY_UP = Metric.gauge(
            "upkeep_task_history_up",
            "Whether all that a task remembers of its runs could be read; what could not is not told.",
            SERVICE,
            TASK);

    /** When the newest verified backup was begun. */
    public static final Metric NEWEST_BACKUP = Metric.gauge(
            "upkeep_backup_newest_verified_timestamp_seconds",
            "When the newest verified backup was begun, in seconds since 1970.",
            SERVICE,
            TASK);

    /** When the newest verified backup was there. */
    public static final Metric NEWEST_BACKUP_END = Metric.gauge(
            "upkeep_backup_newest_verified_end_timestamp_seconds",
            "When the run ended that made the newest verified backup, in seconds since 1970.",
            SERVICE,
            TASK);

    /** When the newest backup was begun that was restored and compared. */
    public static final Metric RESTORED_BACKUP = Metric.gauge(
            "upkeep_backup_newest_restored_timestamp_seconds",
            "When the newest backup was begun that was restored and compared, in seconds since 1970.",
            SERVICE,
            TASK);

    /** How old the newest verified backup is. */
    public static final Metric BACKUP_AGE = Metric.gauge(
            "upkeep_backup_newest_verified_age_seconds", "How old the newest verified backup is.", SERVICE, TASK);

    /** How long a restore took. */
    public static final Metric RTO = Metric.gauge(
            "upkeep_rto_seconds", "How long it took to bring the service back in the last drill.", SERVICE, TASK);

    /** How much would have been lost. */
    public static final Metric RPO = Metric.gauge(
            "upkeep_rpo_seconds",
            "How much would have been lost at the last drill: the age of the newest verified backup then.",
            SERVICE,
            TASK);

    /** Whether the database answers. */
    public static final Metric DATABASE_UP =
            Metric.gauge("upkeep_database_up", "Whether the database let the exporter in and answered.", SERVICE);

    /** Whether Redis answers. */
    public static final Metric REDIS_UP =
            Metric.gauge("upkeep_redis_up", "Whether Redis let the exporter in and answered.", SERVICE);

    /** Whether a figure of the business could be read. */
    public static final Metric METRIC_UP = Metric.gauge(
            "upkeep_metric_up",
            "Whether a figure of the business could be read; without rows, or of NULL, it is 1 and there is no number.",
            SERVICE,
            "metric");

    /** How much memory is used. */
    public static final Metric MEMORY_USED = Metric.gauge(
            "upkeep_host_memory_used_ratio",
            "The part of the host's memory that programs can no longer get, 0 to 1.",
            SERVICE);

    /** The same by another name. */
    public static final Metric MEMORY_PERCENT = Metric.gauge(
            "system_memory_usage_percent",
            "The memory used, in percent: an older name, use upkeep_host_memory_used_ratio.");

    /** Requests of the API by the names that applications use. */
    public static final Metric API_REQUESTS_PLAIN = Metric.counter(
            "api_requests_total",
            "Requests in the access log since the exporter began: an older name, use upkeep_api_requests_total.",
            "method",
            "endpoint");

    /** Requests of the API. */
    public static final Metric API_REQUESTS = Metric.counter(
            "upkeep_api_requests_total",
            "Requests in the access log since the exporter began, by the class of their status: 2xx, 4xx, 499, 5xx.",
            SERVICE,
            "method",
            "endpoint",
            "code");

    /** How long requests of the API took. */
    public static final Metric API_DURATION = new Metric(
            "upkeep_api_request_duration_seconds",
            MetricType.HISTOGRAM,
            "How long the requests in the access log took, without those that became web sockets.",
            List.of(SERVICE, "method", "endpoint"));

    /** Lines of the log that nobody understands. */
    public static final Metric LOG_MALFORMED = Metric.counter(
            "upkeep_access_log_malformed_lines_total",
            "Lines of the access log since the exporter began that are not of its format.",
            SERVICE);

    /** Files of the log. */
    public static final Metric LOG_FILES =
            Metric.gauge("upkeep_access_log_files", "Files of the access log that are followed.", SERVICE);

    /** Files of the log of which nothing is known. */
    public static final Metric LOG_UNREAD = Metric.gauge(
            "upkeep_access_log_files_not_followed",
            "Files of the access log that are not followed, by the reason: unreadable, or too_many.",
            SERVICE,
            "reason");

    /** Which exporter this is. */
    public static final Metric BUILD =
            new Metric("upkeep_build_info", MetricType.INFO, "The version of the exporter.", List.of("version"));

    /** Whether a part of the exporter works. */
    public static final Metric SOURCE_UP = Metric.gauge(
            "upkeep_exporter_source_up",
            "Whether a source of numbers could be read within the time of the scrape.",
            SERVICE,
            "source");

    /** How long a part of the exporter took. */
    public static final Metric SOURCE_DURATION = Metric.gauge(
            "upkeep_exporter_source_duration_seconds",
            "How long reading a source took; as long as it was waited for, when it was too late.",
            SERVICE,
            "source");

    /** When all was read: a file for a node exporter shows old numbers as well. */
    public static final Metric LAST_READ = Metric.gauge(
            "upkeep_exporter_last_read_timestamp_seconds",
            "When these numbers were read, in seconds since 1970.",
            SERVICE);

    /** How long all took. */
    public static final Metric SCRAPE_DURATION =
            Metric.gauge("upkeep_exporter_scrape_duration_seconds", "How long reading all sources took.", SERVICE);

    /** The measurement of {@code health-check} by which an API without times in its log is judged. */
    public static final String ENDPOINT_MEDIAN = "api_response_median";

    /** The measurement of {@code health-check} that forecasts when a disk is full. */
    public static final String DISK_UNTIL_FULL = "host_disk_time_until_full";

    /** The measurement of {@code health-check} that the dashboard shows of a disk. */
    public static final String DISK_AVAILABLE = "host_disk_available";

    /** The measurement of {@code backup-check} that tells what was not read for longest. */
    public static final String LONGEST_UNREAD = "longest_unread";

    /** Measurements that rules and the dashboard need, the most important first. */
    public static final List<String> NEEDED_MEASUREMENTS =
            List.of(LONGEST_UNREAD, ENDPOINT_MEDIAN, DISK_UNTIL_FULL, DISK_AVAILABLE);

    private static final List<Metric> TASKS = List.of(
            LAST_STATUS,
            LAST_RUN,
            LAST_END,
            LAST_SUCCESS,
            DURATION,
            FINDINGS,
            NEWEST_BACKUP,
            NEWEST_BACKUP_END,
            RESTORED_BACKUP,
            BACKUP_AGE,
            RTO,
            RPO);
    private static final List<Metric> OTHERS = List.of(
            MEASUREMENT,
            HISTORY_UP,
            DATABASE_UP,
            REDIS_UP,
            METRIC_UP,
            MEMORY_USED,
            MEMORY_PERCENT,
            API_REQUESTS,
            API_REQUESTS_PLAIN,
            API_DURATION,
            LOG_MALFORMED,
            LOG_FILES,
            LOG_UNREAD,
            BUILD,
            SOURCE_UP,
            SOURCE_DURATION,
            LAST_READ,
            SCRAPE_DURATION);

    private Vocabulary() {}

    /**
     * @return what is told of each task, on Jenkins' page too, where the label {@code job} comes first
     */
    public static List<Metric> tasks() {
        return TASKS;
    }

    /**
     * @return all metrics; those of the business, which upkeep.yaml names, come besides
     */
    public static List<Metric> all() {
        return Stream.concat(TASKS.stream(), OTHERS.stream()).toList();
    }
}
