package io.jenkins.plugins.upkeep.backup.run;

import io.jenkins.plugins.upkeep.backup.database.Catalogue;
import io.jenkins.plugins.upkeep.backup.retention.Pruning;
import io.jenkins.plugins.upkeep.backup.retention.Retention;
import io.jenkins.plugins.upkeep.backup.set.SetId;
import io.jenkins.plugins.upkeep.report.Finding;
import io.jenkins.plugins.upkeep.report.Report;
import io.jenkins.plugins.upkeep.report.ReportBuilder;
import io.jenkins.plugins.upkeep.system.Bytes;
import io.jenkins.plugins.upkeep.system.Counted;
import io.jenkins.plugins.upkeep.system.UpkeepException;
import io.jenkins.plugins.upkeep.system.postgres.Database;
import io.jenkins.plugins.upkeep.task.Stopwatch;
import io.jenkins.plugins.upkeep.task.TaskContext;
import java.sql.SQLException;

/** Says what a backup would do, and checks what can be checked without writing anything. */
final class BackupDryRun {
    private final BackupPlan plan;
    private final TaskContext context;

    BackupDryRun(BackupPlan plan, TaskContext context) {
        this.plan = plan;
        this.context = context;
    }

    Report report() throws UpkeepException, InterruptedException {
        var watch = Stopwatch.started();
        var report = context.report();
        if (plan.database().isPresent()) {
            database(plan.database().get(), report);
        }
        plan.files().forEach(part -> say(report, "files of " + part.name(), "would archive " + part.paths()));
        new ExportsDryRun(plan.exports(), context).add(report);
        for (SetId id : plan.catalog().look().unfinished()) {
            say(
                    report,
                    "set " + id,
                    "has no manifest; would be removed an hour after it was begun, unless a run is under way");
        }
        plan.retention().ifPresent(rule -> retention(rule, report));
        say(
                report,
                "store " + plan.store().describe(),
                "would get a new set of service " + plan.service() + ", verified at level "
                        + plan.verify().word());
        return report.build(context.clock().instant(), watch.elapsed(), "nothing was changed; this is the plan");
    }

    private void retention(Retention rule, ReportBuilder report) {
        new RetentionStep(new Pruning(plan.catalog(), rule, context.clock()), context.log()).plan(report);
    }

    private void database(BackupPlan.DatabasePlan part, ReportBuilder report)
            throws UpkeepException, InterruptedException {
        var programs = SetMaker.programs(part);
        try (var connection = Database.connect(part.address(), "upkeep verified-backup")) {
            connection.setReadOnly(true);
            var catalogue = new Catalogue(connection);
            var tables = catalogue.tables().size();
            say(
                    report,
                    "database " + part.address(),
                    "would copy " + Counted.of(tables, "table") + " of a database of "
                            + new Bytes(catalogue.size()) + " over " + Counted.of(part.connections(), "connection")
                            + "; "
                            + (part.archive() ? "rows and schema" : "schema") + " by " + programs);
        } catch (SQLException e) {
            throw Database.failure(part.address(), e);
        }
    }

    private void say(ReportBuilder report, String subject, String text) {
        context.log().info(subject + ": " + text);
        report.add(Finding.info(subject, text));
    }
}
