package io.jenkins.plugins.upkeep.security.access;

import io.jenkins.plugins.upkeep.report.Report;
import io.jenkins.plugins.upkeep.report.Units;
import io.jenkins.plugins.upkeep.security.audit.Gap;
import io.jenkins.plugins.upkeep.system.postgres.DatabaseAddress;
import io.jenkins.plugins.upkeep.task.Stopwatch;
import io.jenkins.plugins.upkeep.task.Task;
import io.jenkins.plugins.upkeep.task.TaskContext;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * Says who may do what in the database and on the system, and what of it is new since the last run. It reads files and catalogues and
 * changes nothing; what is kept of a password is never shown, of keys only their fingerprints.
 *
 * @param database the database; empty when there is none
 * @param root what stands for {@code /}
 */
public record AccessAudit(Optional<DatabaseAddress> database, Path root) implements Task {
    private static final Duration DATABASE = Duration.ofMinutes(3);

    @Override
    public Report run(TaskContext context) throws InterruptedException {
        var started = context.clock().instant();
        var watch = Stopwatch.started();
        var report = context.report();
        if (context.dryRun()) {
            return report.build(started, watch.elapsed(), plan());
        }
        var sight = new Sight();
        database(sight);
        new SystemParts(new SystemFiles(root), sight, SystemParts.Limits.usual()).look();
        Container.note(root).forEach(report::add);
        var words = new AccessReport(context.history().facts(), sight);
        words.write(report);
        return report.build(started, watch.elapsed(), words.verdict(report));
    }

    private String plan() {
        return "would read roles and rights"
                + database.map(address -> " of database " + address).orElse("")
                + ", accounts, groups, sudoers and SSH keys below " + root + ", and compare them with the last run";
    }

    private void database(Sight sight) throws InterruptedException {
        var all = Scope.OF_DATABASE.toArray(Scope[]::new);
        if (database.isEmpty()) {
            sight.blind(all);
        } else if (new Parts(sight)
                .look(DATABASE, own -> ask(database.get(), own))
                .isEmpty()) {
            sight.blind(
                    new Gap(
                            "database " + database.get(),
                            "gave no answer within " + Units.format(DATABASE),
                            "see that the server is not overloaded, then run this again"),
                    all);
        }
    }

    private static DatabaseAccess ask(DatabaseAddress address, Sight own) throws InterruptedException {
        var access = new DatabaseAccess(address, own);
        access.look();
        return access;
    }
}
