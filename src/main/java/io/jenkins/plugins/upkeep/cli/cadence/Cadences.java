package io.jenkins.plugins.upkeep.cli.cadence;

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
import java.util.List;

/**
 * The cadences: the one table of which task runs how often and where the configuration has what. {@code upkeep run} runs by it, and
 * alert rules watch by it. The pipelines of the shared library run the same tasks; what they ask an approval for runs here only when
 * asked for.
 */
public final class Cadences {
    private static final Concern SOMETHING =
            Concern.anyOf(List.of(ApiConfig.class, DatabaseConfig.class, RedisConfig.class, HostConfig.class));
    private static final Concern BACKUP = Concern.section(BackupConfig.class);
    private static final String NO_BACKUP = "no section backup";
    private static final Concern LOGS = Concern.section(AccessLogsConfig.class);
    private static final String NO_LOGS = "no section api.accessLogs";
    private static final Concern CHANNELS =
            config -> config.find(NotifyConfig.class).isPresent()
                    || config.find(MonitoringConfig.class)
                            .flatMap(MonitoringConfig::alertmanager)
                            .isPresent();

    private Cadences() {}

    /**
     * @return all, the most frequent first
     */
    public static List<Cadence> all() {
        return List.of(daily(), weekly(), monthly(), quarterly(), emergency());
    }

    /**
     * @param word a cadence's word: {@code daily}
     * @return the cadence
     * @throws IllegalArgumentException when there is none of that name
     */
    public static Cadence of(String word) {
        return all().stream()
                .filter(cadence -> cadence.word().equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(word + " is no cadence; name one of 'upkeep run'"));
    }

    /** Is the service well, are its data whole, and is there a backup of today? */
    private static Cadence daily() {
        return new Cadence(
                "daily",
                "daily-maintenance",
                List.of(
                        Part.of("health-check", SOMETHING, "none of the sections api, database, redis and host"),
                        Part.of("data-quality", Concern.section(MarketDataConfig.class), "no section marketData"),
                        Part.of("verified-backup", BACKUP, NO_BACKUP).with("verify", "stored")));
    }

    /** Are the backups still what they were, how fast is the service, and its stores are put in order. */
    private static Cadence weekly() {
        return new Cadence(
                "weekly",
                "weekly-maintenance",
                List.of(
                        Part.of("backup-check", BACKUP, NO_BACKUP).with("budget", "30m"),
                        Part.of("api-performance", LOGS, NO_LOGS),
                        Part.of("access-review", LOGS, NO_LOGS),
                        Part.of(
                                "pg-maintenance",
                                Concern.section(PgMaintenanceConfig.class),
                                "no section database.maintenance"),
                        Part.of("redis-maintenance", Concern.section(RedisConfig.class), "no section redis")));
    }

    /** A backup that is restored, the audits, and what is outdated. */
    private static Cadence monthly() {
        return new Cadence(
                "monthly",
                "monthly-maintenance",
                List.of(
                        Part.of("verified-backup", BACKUP, NO_BACKUP).with("verify", "restored"),
                        Part.of(
                                "security-audit",
                                Concern.anyOf(List.of(
                                        ApiConfig.class,
                                        DatabaseConfig.class,
                                        RedisConfig.class,
                                        SecurityConfig.class)),
                                "none of the sections api, database, redis and security"),
                        Part.of("access-audit", Concern.always(), ""),
                        Part.of("dependency-updates", Concern.section(UpdatesConfig.class), "no section updates")));
    }

    /** Can the service be restored, do alerts arrive, where does its growth lead, what has to be upgraded? */
    private static Cadence quarterly() {
        return new Cadence(
                "quarterly",
                "quarterly-maintenance",
                List.of(
                        Part.of("dr-restore-test", BACKUP, NO_BACKUP),
                        Part.of("alert-test", CHANNELS, "neither monitoring.alertmanager nor notify"),
                        Part.of("performance-review", Concern.always(), ""),
                        Part.of(
                                "upgrade-plan",
                                Concern.anyOf(List.of(
                                        DatabaseConfig.class,
                                        RedisConfig.class,
                                        HostConfig.class,
                                        UpgradesConfig.class)),
                                "none of the sections database, redis, host and upgrades"),
                        Part.of("failover-test", Concern.section(FailoverConfig.class), "no section drill.failover")
                                .onlyWhenAsked()));
    }

    /** What is wrong right now, and what to do next. */
    private static Cadence emergency() {
        return new Cadence(
                "emergency",
                "emergency-recovery",
                List.of(Part.of("emergency-check", SOMETHING, "none of the sections api, database, redis and host")));
    }
}
