package io.jenkins.plugins.upkeep.security.access;

import io.jenkins.plugins.upkeep.report.Report;
import io.jenkins.plugins.upkeep.system.postgres.DatabaseAddress;
import io.jenkins.plugins.upkeep.task.Stopwatch;
import io.jenkins.plugins.upkeep.task.Task;
import io.jenkins.plugins.upkeep.task.TaskContext;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Says who may do what in the database and on the system, and what of it is new since the last run. It reads files and catalogues and
 * changes nothing; what is kept of a password is never shown, of keys only their fingerprints.
 *
 * @param database the database; empty when there is none
 * @param root what stands for {@code /}
 */
public record AccessAudit(Optional<DatabaseAddress> database, Path root) implements Task {
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
        system(sight);
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
        if (database.isPresent()) {
            new DatabaseAccess(database.get(), sight).look();
        } else {
            sight.blind(Scope.OF_DATABASE.toArray(Scope[]::new));
        }
    }

    private void system(Sight sight) {
        var files = new SystemFiles(root);
        var accounts = new SystemAccounts(files, sight).look();
        new SystemGroups(files, sight).look(accounts);
        new Sudoers(files, sight).look();
        var settings = new SshSettings(files, sight);
        settings.read();
        new SshKeys(files, settings.keyFiles(), sight).look(accounts);
        new SshServer(settings, sight).look();
    }
}
