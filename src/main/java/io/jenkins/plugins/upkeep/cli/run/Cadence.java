package io.jenkins.plugins.upkeep.cli.run;

import io.jenkins.plugins.upkeep.backup.BackupConfig;
import io.jenkins.plugins.upkeep.config.ApiConfig;
import io.jenkins.plugins.upkeep.config.DatabaseConfig;
import io.jenkins.plugins.upkeep.config.HostConfig;
import io.jenkins.plugins.upkeep.config.MonitoringConfig;
import io.jenkins.plugins.upkeep.config.NotifyConfig;
import io.jenkins.plugins.upkeep.config.RedisConfig;
import io.jenkins.plugins.upkeep.dependencies.UpdatesConfig;
import io.jenkins.plugins.upkeep.drill.failover.FailoverConfig;
import io.jenkins.plugins.upkeep.postgres.PgMaintenanceConfig;
import io.jenkins.plugins.upkeep.quality.MarketDataConfig;
import io.jenkins.plugins.upkeep.review.UpgradesConfig;
import io.jenkins.plugins.upkeep.security.SecurityConfig;
import io.jenkins.plugins.upkeep.traffic.AccessLogsConfig;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Which tasks are due together, in the order in which they run. The pipelines of the shared library run the same; what asks there for
 * an approval first is not run here, or only when somebody asks for it.
 */
enum Cadence {
    /** Is the service well, are its data whole, and is there a backup of today? */
    DAILY(
            "daily-maintenance",
            Part.of("health-check", Parts.SOMETHING, "none of the sections api, database, redis and host"),
            Part.of("data-quality", Concern.anyOf(MarketDataConfig.class), "no section marketData"),
            Part.of("verified-backup", Parts.BACKUP, Parts.NO_BACKUP).with("verify", "stored")),

    /** Are the backups still what they were, how fast is the service, and its stores are put in order. */
    WEEKLY(
            "weekly-maintenance",
            Part.of("backup-check", Parts.BACKUP, Parts.NO_BACKUP).with("budget", "30m"),
            Part.of("api-performance", Parts.LOGS, Parts.NO_LOGS),
            Part.of("access-review", Parts.LOGS, Parts.NO_LOGS),
            Part.of("pg-maintenance", Concern.anyOf(PgMaintenanceConfig.class), "no section database.maintenance"),
            Part.of("redis-maintenance", Concern.anyOf(RedisConfig.class), "no section redis")),

    /** A backup that is restored, the audits, and what is outdated. */
    MONTHLY(
            "monthly-maintenance",
            Part.of("verified-backup", Parts.BACKUP, Parts.NO_BACKUP).with("verify", "restored"),
            Part.of(
                    "security-audit",
                    Concern.anyOf(ApiConfig.class, DatabaseConfig.class, RedisConfig.class, SecurityConfig.class),
                    "none of the sections api, database, redis and security"),
            Part.of("access-audit", Concern.always(), ""),
            Part.of("dependency-updates", Concern.anyOf(UpdatesConfig.class), "no section updates")),

    /** Can the service be restored, do alerts arrive, where does its growth lead, what has to be upgraded? */
    QUARTERLY(
            "quarterly-maintenance",
            Part.of("dr-restore-test", Parts.BACKUP, Parts.NO_BACKUP),
            Part.of("alert-test", Parts.CHANNELS, "neither monitoring.alertmanager nor notify"),
            Part.of("performance-review", Concern.always(), ""),
            Part.of(
                    "upgrade-plan",
                    Concern.anyOf(DatabaseConfig.class, RedisConfig.class, HostConfig.class, UpgradesConfig.class),
                    "none of the sections database, redis, host and upgrades"),
            Part.of("failover-test", Concern.anyOf(FailoverConfig.class), "no section drill.failover")
                    .onlyWhenAsked()),

    /** What is wrong right now, and what to do next. */
    EMERGENCY(
            "emergency-recovery",
            Part.of("emergency-check", Parts.SOMETHING, "none of the sections api, database, redis and host"));

    private final String task;
    private final List<Part> parts;

    Cadence(String task, Part... parts) {
        this.task = task;
        this.parts = List.of(parts);
    }

    /** What several parts share. */
    private static final class Parts {
        static final Concern SOMETHING =
                Concern.anyOf(ApiConfig.class, DatabaseConfig.class, RedisConfig.class, HostConfig.class);
        static final Concern BACKUP = Concern.anyOf(BackupConfig.class);
        static final String NO_BACKUP = "no section backup";
        static final Concern LOGS = Concern.anyOf(AccessLogsConfig.class);
        static final String NO_LOGS = "no section api.accessLogs";
        static final Concern CHANNELS = config -> config.find(NotifyConfig.class).isPresent()
                || config.find(MonitoringConfig.class)
                        .flatMap(MonitoringConfig::alertmanager)
                        .isPresent();

        private Parts() {}
    }

    /**
     * @return its word on the command line: {@code daily}
     */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * @return the task's name in its own report: {@code daily-maintenance}
     */
    String task() {
        return task;
    }

    /**
     * @return its tasks in their order
     */
    List<Part> parts() {
        return parts;
    }

    /**
     * @return the words of all
     */
    static List<String> words() {
        return Arrays.stream(values()).map(Cadence::word).toList();
    }

    /**
     * @param word one of the words
     * @return the cadence of that word
     */
    static Cadence of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
