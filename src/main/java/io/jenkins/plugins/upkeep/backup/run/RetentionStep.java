package io.jenkins.plugins.upkeep.backup.run;

import io.jenkins.plugins.upkeep.backup.retention.Pruning;
import io.jenkins.plugins.upkeep.backup.retention.RetentionPlan;
import io.jenkins.plugins.upkeep.backup.set.BackupSet;
import io.jenkins.plugins.upkeep.report.Finding;
import io.jenkins.plugins.upkeep.report.Measurement;
import io.jenkins.plugins.upkeep.report.ReportBuilder;
import io.jenkins.plugins.upkeep.report.View;
import io.jenkins.plugins.upkeep.system.Bytes;
import io.jenkins.plugins.upkeep.system.UpkeepException;
import io.jenkins.plugins.upkeep.system.store.StoreLock;
import io.jenkins.plugins.upkeep.task.TaskLog;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.Predicate;

/**
 * Removes old sets after a backup that is proved, and says which. That one cannot be removed makes no backup worse.
 *
 * @param pruning removes them
 * @param log is told of each set that goes
 */
record RetentionStep(Pruning pruning, TaskLog log) {
    private static final String SUBJECT = "backup.retention";

    /** Removes what the rule does not keep. */
    void run(StoreLock lock, ReportBuilder report) {
        try {
            var results = pruning.run(pruning.catalog().look(), lock);
            results.forEach(result -> say(result, report));
            report.add(Measurement.count("sets", count(results, result -> result.fate() != Pruning.Fate.REMOVED)))
                    .add(Measurement.count("sets_removed", count(results, RetentionStep::isRemoved)))
                    .add(Measurement.bytes("removed_size", size(results)))
                    .add(table(results));
        } catch (UpkeepException e) {
            report.add(Finding.unknown(
                    SUBJECT, e.getMessage(), "look at the store and its rights, then run 'upkeep backup prune'"));
        }
    }

    private void say(Pruning.Result result, ReportBuilder report) {
        var subject = "set " + result.id();
        switch (result.fate()) {
            case STAYS -> log.detail(subject + ": stays, since it " + result.reason());
            case REMOVED -> {
                log.info(subject + ": was removed, since it " + result.reason());
                report.add(Finding.info(subject, "was removed, since it " + result.reason()));
            }
            case LOCKED ->
                report.add(Finding.info(
                        subject, "is beyond the rule and stays until its lock ends, as it should: " + result.reason()));
            case FAILED ->
                report.add(Finding.warning(
                        subject,
                        "could not be removed: " + result.reason(),
                        "",
                        "look at the store and its rights; the next run tries again"));
        }
    }

    private static boolean isRemoved(Pruning.Result result) {
        return result.fate() == Pruning.Fate.REMOVED;
    }

    private static long count(List<Pruning.Result> results, Predicate<Pruning.Result> which) {
        return results.stream().filter(which).count();
    }

    private static long size(List<Pruning.Result> results) {
        return results.stream()
                .filter(RetentionStep::isRemoved)
                .mapToLong(result -> result.set().manifest().storedSize())
                .sum();
    }

    private static View table(List<Pruning.Result> results) {
        return new View.Table(
                "Sets in the store",
                List.of(
                        View.Column.text("set"),
                        View.Column.text("started"),
                        View.Column.text("verified"),
                        View.Column.number("size"),
                        View.Column.text("retention")),
                results.stream().map(RetentionStep::row).toList());
    }

    private static List<String> row(Pruning.Result result) {
        return List.of(
                result.id(),
                started(result.set()),
                result.set().level().word(),
                new Bytes(result.set().manifest().storedSize()).toString(),
                result.fate() + ": " + result.reason());
    }

    private static String started(BackupSet set) {
        return set.manifest().started().truncatedTo(ChronoUnit.SECONDS).toString();
    }

    /** Says what would be removed if there were no new set. */
    void plan(ReportBuilder report) {
        try {
            pruning.plan(pruning.catalog().look()).decisions().stream()
                    .filter(decision -> !decision.stays())
                    .forEach(decision -> plan(decision, report));
        } catch (UpkeepException e) {
            report.add(Finding.unknown(SUBJECT, e.getMessage(), "look at the store and its rights"));
        }
    }

    private void plan(RetentionPlan.Decision decision, ReportBuilder report) {
        var subject = "set " + decision.set().manifest().id();
        var text = "would be removed after a verified backup, since it " + decision.reason();
        log.info(subject + ": " + text);
        report.add(Finding.info(subject, text));
    }
}
