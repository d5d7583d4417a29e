package io.jenkins.plugins.upkeep.rollback.run;

import io.jenkins.plugins.upkeep.report.Finding;
import io.jenkins.plugins.upkeep.report.Measurement;
import io.jenkins.plugins.upkeep.report.Report;
import io.jenkins.plugins.upkeep.report.ReportBuilder;
import io.jenkins.plugins.upkeep.rollback.database.DatabaseRollback;
import io.jenkins.plugins.upkeep.rollback.database.ReplacedDatabase;
import io.jenkins.plugins.upkeep.system.Bytes;
import io.jenkins.plugins.upkeep.system.UpkeepException;
import io.jenkins.plugins.upkeep.task.Stopwatch;
import io.jenkins.plugins.upkeep.task.Task;
import io.jenkins.plugins.upkeep.task.TaskContext;
import java.util.List;
import java.util.Optional;

/**
 * Drops the databases that rollbacks have left beside the live one: those that were replaced, and restored ones that were put
 * aside. There is no way back after that, so it is started apart, by somebody who may. While a rollback is not over, none is
 * dropped.
 *
 * @param parts the service
 * @param name the one to drop; empty for all
 */
public record RollbackClean(Parts parts, Optional<String> name) implements Task {
    @Override
    public Report run(TaskContext context) throws UpkeepException, InterruptedException {
        var journals = parts.journals(parts.folder());
        if (context.dryRun()) {
            Unfinished.requireNone(journals);
            return report(context);
        }
        try (var lock = journals.lock()) {
            context.log().detail("holds " + lock);
            Unfinished.requireNone(journals);
            return report(context);
        }
    }

    private Report report(TaskContext context) throws UpkeepException, InterruptedException {
        var started = context.clock().instant();
        var watch = Stopwatch.started();
        var report = context.report();
        var rollback = parts.database(context).rollback();
        var wanted = wanted(rollback.replaced());
        long freed = 0;
        for (var database : wanted) {
            freed += context.dryRun() ? plan(database, report) : drop(database, rollback, report);
        }
        report.add(Measurement.bytes(context.dryRun() ? "size" : "freed", freed));
        return report.build(started, watch.elapsed(), verdict(wanted.size(), freed, context.dryRun()));
    }

    private List<ReplacedDatabase> wanted(List<ReplacedDatabase> all) throws UpkeepException {
        var wanted = all.stream()
                .filter(database -> name.isEmpty() || name.get().equals(database.name()))
                .toList();
        if (name.isPresent() && wanted.isEmpty()) {
            throw new UpkeepException(
                    "database " + name.get() + ": was not left by a rollback; a dry run names those that were");
        }
        return wanted;
    }

    private static long plan(ReplacedDatabase database, ReportBuilder report) {
        report.add(Finding.info("database " + database.name(), "would be dropped: " + words(database)));
        return size(database);
    }

    private static long drop(ReplacedDatabase database, DatabaseRollback rollback, ReportBuilder report)
            throws InterruptedException {
        try {
            rollback.drop(database.name());
            report.add(Finding.info("database " + database.name(), "was dropped: " + words(database)));
            return size(database);
        } catch (UpkeepException e) {
            report.add(Finding.warning(
                    "database " + database.name(),
                    e.getMessage(),
                    "",
                    "remove the cause, then run 'upkeep rollback clean' again"));
            return 0;
        }
    }

    private static String words(ReplacedDatabase database) {
        var kind = switch (database.kind()) {
            case FILLING -> "a restore into it did not end";
            case VERIFIED -> "a set was restored into it";
            case REPLACED -> "it was live as " + database.live() + " until it was replaced";
            case PUT_BACK -> "it was live as " + database.live() + " until the original was put back";
        };
        return kind + ", at " + database.at() + " by rollback " + database.rollback()
                + database.size().map(size -> ", " + size).orElse("");
    }

    private static long size(ReplacedDatabase database) {
        return database.size().map(Bytes::count).orElse(0L);
    }

    private static String verdict(int databases, long freed, boolean planned) {
        if (databases == 0) {
            return "no rollback has left a database; nothing was done";
        }
        return databases
                + (databases == 1 ? " database" : " databases")
                + (planned ? " would be dropped, " : " of rollbacks looked at, ")
                + new Bytes(freed)
                + (planned ? " would be free" : " are free now");
    }
}
