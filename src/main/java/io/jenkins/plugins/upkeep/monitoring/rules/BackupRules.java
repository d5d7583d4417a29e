package io.jenkins.plugins.upkeep.monitoring.rules;

import io.jenkins.plugins.upkeep.monitoring.metrics.Metric;
import io.jenkins.plugins.upkeep.monitoring.metrics.Vocabulary;
import io.jenkins.plugins.upkeep.monitoring.rules.MonitoredService.Part;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Rules on backups and drills. */
final class BackupRules {
    /** What suits a daily backup: a day, and two hours for a late start and its own time. */
    private static final Duration OLDEST = Duration.ofHours(26);

    /** Stored backups are read again by a weekly task: twice its period. */
    private static final Duration LONGEST_UNREAD = Duration.ofDays(14);

    private final MonitoredService service;
    private final Guard guard;
    private final Map<String, String> ours;

    BackupRules(MonitoredService service) {
        this.service = service;
        this.guard = new Guard(service);
        this.ours = Series.labels("service", service.name());
    }

    List<AlertRule> rules() {
        var rules = new ArrayList<AlertRule>();
        if (service.has(Part.BACKUP)) {
            rules.add(none());
            rules.add(tooOld());
            rules.add(unread());
            rules.add(neverRestored());
            rules.add(unproven());
            service.limits().rpo().map(this::lossy).ifPresent(rules::add);
        }
        service.limits().rto().map(this::slow).ifPresent(rules::add);
        service.limits().rpo().map(this::lost).ifPresent(rules::add);
        return rules;
    }

    private AlertRule slow(Duration limit) {
        return missed("UpkeepRtoMissed", Vocabulary.RTO, limit)
                .says(
                        "Bringing {{ $labels.service }} back took {{ $value | humanizeDuration }} in the last drill",
                        "drill.rto allows " + Promql.duration(limit)
                                + ". The report of dr-restore-test shows which phase takes so long:"
                                + " download, decryption, restore or the start of the application.")
                .build();
    }

    private AlertRule lost(Duration limit) {
        return missed("UpkeepRpoMissed", Vocabulary.RPO, limit)
                .says(
                        "{{ $labels.service }} would have lost {{ $value | humanizeDuration }} in the last drill",
                        "drill.rpo allows " + Promql.duration(limit)
                                + ". Back up more often, or see why the newest backup could not be"
                                + " used (upkeep backup list).")
                .build();
    }

    private String newest() {
        return Promql.series(Vocabulary.NEWEST_BACKUP.name(), ours);
    }

    private String made() {
        return Promql.series(
                Vocabulary.NEWEST_BACKUP.name(), Series.labels("service", service.name(), "task", "verified-backup"));
    }

    private String done() {
        return Promql.series(
                Vocabulary.NEWEST_BACKUP_END.name(),
                Series.labels("service", service.name(), "task", "verified-backup"));
    }

    private AlertRule none() {
        return AlertRule.named("UpkeepNoVerifiedBackup")
                .when(guard.whileScraped("absent(" + newest() + ")"))
                .hold(Duration.ofHours(1))
                .critical()
                .says(
                        "No verified backup of {{ $labels.service }} is known",
                        "Run upkeep verified-backup now and see its report. If there are backups (upkeep backup list), the exporter does"
                                + " not see the reports: start it with --reports and the folder in which they are.")
                .beside(guard.scraped())
                .fires(Map.of(), ours)
                .isQuiet(Map.of(made(), "1x*"))
                .build();
    }

    /** By the end of the run that made it: a backup that takes hours is begun as long before the next one is there. */
    private AlertRule tooOld() {
        var limit = service.limits().rpo().orElse(OLDEST);
        var late = limit.plusHours(2);
        return AlertRule.named("UpkeepBackupTooOld")
                .when("time() - max by (service) (" + Promql.series(Vocabulary.NEWEST_BACKUP_END.name(), ours) + ") > "
                        + Promql.seconds(limit))
                .critical()
                .says(
                        "The newest verified backup of {{ $labels.service }} was done {{ $value | humanizeDuration }} ago",
                        "There is to be one every " + Promql.duration(limit)
                                + ". See in the report of verified-backup why the last runs"
                                + " failed or could not verify, remove the cause, and run upkeep verified-backup.")
                .fires(Map.of(done(), Series.ago(late)), ours, Series.humanized(late))
                .fires(
                        Map.of(made(), Series.ago(late.plusHours(5)), done(), Series.ago(late)),
                        ours,
                        Series.humanized(late))
                .isQuiet(Map.of(done(), Series.ago(limit.dividedBy(2))))
                .isQuiet(Map.of(made(), Series.ago(limit.plusHours(5)), done(), Series.ago(limit.dividedBy(2))))
                .build();
    }

    /** What would be lost counts from the begin of a backup, where somebody says how much may be. */
    private AlertRule lossy(Duration limit) {
        var late = limit.plusHours(2);
        return AlertRule.named("UpkeepRpoExceeded")
                .when("time() - max by (service) (" + newest() + ") > " + Promql.seconds(limit))
                .says(
                        "{{ $labels.service }} would lose {{ $value | humanizeDuration }} now",
                        "The newest verified backup was begun so long ago, and drill.rpo allows "
                                + Promql.duration(limit)
                                + ". If backups are made in time, they take too long for that: make them more often, or set drill.rpo"
                                + " to the time between two of them and what one takes.")
                .fires(Map.of(made(), Series.ago(late)), ours, Series.humanized(late))
                .isQuiet(Map.of(made(), Series.ago(limit.dividedBy(2))))
                .build();
    }

    private String restored() {
        return Promql.series(Vocabulary.RESTORED_BACKUP.name(), ours);
    }

    private AlertRule neverRestored() {
        return AlertRule.named("UpkeepNoRestoredBackup")
                .when(guard.whileScraped("absent(" + restored() + ")"))
                .hold(TaskRules.FIRST_HOURS)
                .says(
                        "No backup of {{ $labels.service }} is known that was restored",
                        "Only a restore shows that a backup is good. Run upkeep verified-backup --verify restored, as upkeep run monthly"
                                + " does, and see its report.")
                .beside(guard.scraped())
                .fires(Map.of(made(), "1x*"), ours)
                .isQuiet(Map.of(proven(), "1x*"))
                .build();
    }

    /** Of the last backup that was restored: between two of them there are many that are only read back. */
    private AlertRule unproven() {
        var limit = Cadence.MONTHLY.overdue();
        var late = limit.plusHours(2);
        return AlertRule.named("UpkeepRestoreProofOld")
                .when("time() - max by (service) (" + restored() + ") > " + Promql.seconds(limit))
                .says(
                        "The newest backup of {{ $labels.service }} that was restored is {{ $value | humanizeDuration }} old",
                        "One is to be restored each month. See in the report of verified-backup why that failed, or could not be done"
                                + " on this machine, and run upkeep verified-backup --verify restored.")
                .fires(
                        Map.of(proven(), Series.ago(late), made(), Series.ago(Duration.ofHours(1))),
                        ours,
                        Series.humanized(late))
                .isQuiet(Map.of(proven(), Series.ago(limit.minusHours(1)), made(), Series.ago(Duration.ofHours(1))))
                .build();
    }

    private String proven() {
        return Promql.series(
                Vocabulary.RESTORED_BACKUP.name(), Series.labels("service", service.name(), "task", "verified-backup"));
    }

    private AlertRule unread() {
        var metric = Vocabulary.MEASUREMENT.name();
        var labels =
                Series.labels("service", service.name(), "task", "backup-check", "name", Vocabulary.LONGEST_UNREAD);
        var series = Promql.series(metric, labels);
        var tried = Promql.series(metric, Series.with(labels, "subject", ""));
        return AlertRule.named("UpkeepBackupVerificationStale")
                .when("max by (service) (" + series + ") > " + Promql.seconds(LONGEST_UNREAD))
                .says(
                        "A backup of {{ $labels.service }} was not read for {{ $value | humanizeDuration }}",
                        "What lies in a store for long without being read may be lost without anybody knowing. Run upkeep backup-check,"
                                + " with a larger --budget if it does not come round.")
                .fires(
                        Map.of(tried, Series.always((double)
                                LONGEST_UNREAD.plusHours(1).toSeconds())),
                        ours,
                        Series.humanized(LONGEST_UNREAD.plusHours(1)))
                .isQuiet(Map.of(tried, Series.always((double)
                        LONGEST_UNREAD.minusHours(1).toSeconds())))
                .build();
    }

    private AlertRule.Draft missed(String name, Metric metric, Duration limit) {
        var series = Promql.series(metric.name(), Series.labels("service", service.name(), "task", "dr-restore-test"));
        var over = limit.plusHours(1);
        return AlertRule.named(name)
                .when("max by (service) (" + Promql.series(metric.name(), ours) + ") > " + Promql.seconds(limit))
                .fires(Map.of(series, Promql.seconds(over) + "x20"), ours, Series.humanized(over))
                .isQuiet(Map.of(series, Promql.seconds(limit) + "x20"));
    }
}
