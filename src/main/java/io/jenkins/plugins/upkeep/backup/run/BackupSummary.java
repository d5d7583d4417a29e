package io.jenkins.plugins.upkeep.backup.run;

import io.jenkins.plugins.upkeep.backup.set.DatabaseEvidence;
import io.jenkins.plugins.upkeep.backup.set.Manifest;
import io.jenkins.plugins.upkeep.backup.set.TableEvidence;
import io.jenkins.plugins.upkeep.backup.set.VerificationLevel;
import io.jenkins.plugins.upkeep.report.Measurement;
import io.jenkins.plugins.upkeep.report.ReportBuilder;
import io.jenkins.plugins.upkeep.report.Status;
import io.jenkins.plugins.upkeep.report.Unit;
import io.jenkins.plugins.upkeep.report.VerifiedSet;
import io.jenkins.plugins.upkeep.report.View;
import io.jenkins.plugins.upkeep.system.Bytes;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What a report says of a set that was made.
 *
 * @param manifest what it holds
 * @param plan what it was to hold
 * @param level how it is verified
 * @param duration how long it took
 * @param restored the set that was last restored before, as far as earlier runs are known
 */
record BackupSummary(
        Manifest manifest,
        BackupPlan plan,
        VerificationLevel level,
        Duration duration,
        Optional<VerifiedSet> restored) {
    private static final int MOST_TABLES = 50;

    ReportBuilder fill(ReportBuilder report) {
        report.section(BackupSection.of(manifest, plan.store().describe(), level, restored))
                .add(Measurement.seconds("duration", duration))
                .add(Measurement.bytes("set_size", manifest.storedSize()))
                .add(Measurement.bytes("plain_size", manifest.plainSize()))
                .add(Measurement.of(
                        "throughput",
                        manifest.plainSize() / Math.max(duration.toNanos() / 1e9, 1e-3),
                        Unit.BYTES_PER_SECOND))
                .add(contents());
        manifest.database().ifPresent(database -> add(report, database));
        manifest.journal().ifPresent(journal -> ExportViews.add(report, journal));
        manifest.performance().ifPresent(performance -> ExportViews.add(report, performance));
        return report;
    }

    private static void add(ReportBuilder report, DatabaseEvidence database) {
        report.add(Measurement.count("tables", database.tables().size()))
                .add(Measurement.count("rows", database.totalRows()))
                .add(Measurement.bytes("database_size", database.size()))
                .add(tables(database));
    }

    private View contents() {
        return new View.Table(
                "Files of the set",
                List.of(
                        View.Column.text("file"),
                        View.Column.number("stored"),
                        View.Column.number("plain"),
                        View.Column.text("SHA-256")),
                manifest.contents().stream()
                        .map(file -> List.of(
                                file.path(),
                                new Bytes(file.storedSize()).toString(),
                                new Bytes(file.plainSize()).toString(),
                                file.sha256().substring(0, 16) + "…"))
                        .toList());
    }

    private static View tables(DatabaseEvidence database) {
        var rows = database.tables().stream()
                .sorted(Comparator.comparingLong(TableEvidence::bytes).reversed())
                .limit(MOST_TABLES)
                .map(table -> List.of(
                        table.title(),
                        Long.toString(table.rows()),
                        new Bytes(table.bytes()).toString(),
                        table.fingerprint()))
                .toList();
        var more = database.tables().size() - rows.size();
        return new View.Table(
                more > 0 ? "The largest tables (" + more + " more stand in the manifest)" : "Tables",
                List.of(
                        View.Column.text("table"),
                        View.Column.number("rows"),
                        View.Column.number("as text"),
                        View.Column.text("fingerprint")),
                rows);
    }

    String verdict(Status status) {
        var what = "set " + manifest.id() + " (" + new Bytes(manifest.storedSize()) + ")";
        if (!manifest.isComplete()) {
            return what + " is incomplete: " + manifest.problems().get(0) + "; mend that and run the backup again";
        }
        if (level == VerificationLevel.STORED && plan.verify() == VerificationLevel.RESTORED) {
            return what + " is stored and was read back, but could not be restored on this machine; see the findings";
        }
        if (level.compareTo(plan.verify()) < 0) {
            return what + " does not restore to what was backed up; do not rely on it and run the backup again";
        }
        var proof = level == VerificationLevel.RESTORED
                ? "was restored and matches the snapshot row for row"
                : "is stored and was read back";
        return what + " " + proof + (status == Status.OK ? "" : "; see the findings");
    }
}
