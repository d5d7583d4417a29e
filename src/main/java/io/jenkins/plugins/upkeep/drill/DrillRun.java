package io.jenkins.plugins.upkeep.drill;

import io.jenkins.plugins.upkeep.backup.restore.Phases;
import io.jenkins.plugins.upkeep.backup.run.PhaseViews;
import io.jenkins.plugins.upkeep.backup.run.SetNotes;
import io.jenkins.plugins.upkeep.backup.set.BackupSet;
import io.jenkins.plugins.upkeep.backup.set.SetCatalog;
import io.jenkins.plugins.upkeep.backup.set.VerificationLevel;
import io.jenkins.plugins.upkeep.report.Finding;
import io.jenkins.plugins.upkeep.report.Measurement;
import io.jenkins.plugins.upkeep.report.ReportBuilder;
import io.jenkins.plugins.upkeep.report.Status;
import io.jenkins.plugins.upkeep.report.Unit;
import io.jenkins.plugins.upkeep.report.Units;
import io.jenkins.plugins.upkeep.system.UpkeepException;
import io.jenkins.plugins.upkeep.task.TaskContext;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Optional;

/** One drill under way. For one thread. */
final class DrillRun {
    private final DrillPlan plan;
    private final TaskContext context;
    private final ReportBuilder report;
    private final Phases phases;
    private Duration recoveryTime = Duration.ZERO;
    private Duration recoveryPoint = Duration.ZERO;

    DrillRun(DrillPlan plan, TaskContext context, ReportBuilder report, Phases phases) {
        this.plan = plan;
        this.context = context;
        this.report = report;
        this.phases = phases;
    }

    Instant now() {
        return context.clock().instant();
    }

    /** How much would be lost if the service died now: all that was written since the newest verified snapshot. */
    void recoveryPoint(SetCatalog.Contents contents) {
        var newest = contents.newestVerified().map(DrillRun::seen);
        if (newest.isEmpty()) {
            report.add(Measurement.notMeasurable("rpo", Unit.SECONDS, "no set is verified"));
            return;
        }
        recoveryPoint = Duration.between(newest.get(), now());
        if (recoveryPoint.isNegative()) {
            report.add(Finding.unknown(
                    "recovery point",
                    "the newest verified set is from the future, " + newest.get(),
                    "set the clocks of this machine and of the database server"));
            return;
        }
        measure("rpo", recoveryPoint, plan.rpo(), "back up more often: what is newer would be lost");
    }

    private static Instant seen(BackupSet set) {
        return set.manifest()
                .database()
                .map(database -> database.snapshot())
                .orElse(set.manifest().started());
    }

    void restore(BackupSet set) throws UpkeepException, InterruptedException {
        var manifest = set.manifest();
        context.log().info("set " + manifest.id() + ": restoring it into a throwaway cluster");
        var proof = new DrillProof(plan, context, report, phases).of(manifest);
        PhaseViews.add(report, phases);
        if (proof.restored()) {
            measure(set, proof.differences().size());
        } else {
            report.add(Measurement.notMeasurable("rto", Unit.SECONDS, "the set was not restored"));
        }
        record(set, proof);
    }

    private void measure(BackupSet set, int differences) {
        recoveryTime = phases.recovery();
        measure("rto", recoveryTime, plan.rto(), "restore over more connections, or on a faster machine");
        var seconds = new LinkedHashMap<String, Double>();
        phases.done().forEach(phase -> seconds.put(phase.name(), seconds(phase.duration())));
        report.section(new DrillSection(
                set.manifest().id(),
                set.manifest().started(),
                seconds(recoveryTime),
                seconds(recoveryPoint),
                seconds,
                differences));
        set.manifest()
                .database()
                .ifPresent(database -> report.add(
                                Measurement.count("tables", database.tables().size()))
                        .add(Measurement.count("rows", database.totalRows())));
    }

    /** What could not be compared to its end proves nothing, either way. */
    private void record(BackupSet set, DrillProof.Outcome proof) {
        var notes = new SetNotes(plan.catalog(), context.clock(), report);
        if (!proof.differences().isEmpty()) {
            notes.failed(set.manifest(), VerificationLevel.RESTORED, proof.differences());
        } else if (proof.isProved()) {
            notes.proved(set.manifest(), VerificationLevel.RESTORED);
        }
    }

    private static double seconds(Duration duration) {
        return duration.toNanos() / 1e9;
    }

    private void measure(String name, Duration seen, Optional<Duration> target, String action) {
        var measured = Measurement.seconds(name, seen);
        report.add(target.map(limit -> measured.limit(seconds(limit))).orElse(measured));
        if (target.isPresent() && seen.compareTo(target.get()) > 0) {
            report.add(Finding.critical(
                    name.equals("rto") ? "recovery time" : "recovery point",
                    Units.format(seconds(seen), Unit.SECONDS),
                    "at most " + Units.format(seconds(target.get()), Unit.SECONDS),
                    action));
        }
    }

    String verdict(BackupSet set) {
        var id = set.manifest().id();
        if (report.status() == Status.OK) {
            return "set " + id + " was restored in " + Units.format(seconds(recoveryTime), Unit.SECONDS)
                    + " and matches its snapshot; what was written in the last "
                    + Units.format(seconds(recoveryPoint), Unit.SECONDS) + " is in no backup";
        }
        var first = report.findings().get(0);
        return first.subject() + ": " + first.seen() + "; " + first.action();
    }
}
