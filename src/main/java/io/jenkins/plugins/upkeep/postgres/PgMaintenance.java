package io.jenkins.plugins.upkeep.postgres;

import io.jenkins.plugins.upkeep.postgres.archive.ArchiveFacts;
import io.jenkins.plugins.upkeep.postgres.archive.ArchiveStorage;
import io.jenkins.plugins.upkeep.postgres.archive.Archiving;
import io.jenkins.plugins.upkeep.postgres.index.Reindexing;
import io.jenkins.plugins.upkeep.postgres.session.Window;
import io.jenkins.plugins.upkeep.postgres.session.Worksite;
import io.jenkins.plugins.upkeep.postgres.sizes.Sizing;
import io.jenkins.plugins.upkeep.postgres.vacuum.Vacuuming;
import io.jenkins.plugins.upkeep.report.Report;
import io.jenkins.plugins.upkeep.system.UpkeepException;
import io.jenkins.plugins.upkeep.system.concurrent.Stoppable;
import io.jenkins.plugins.upkeep.system.postgres.Database;
import io.jenkins.plugins.upkeep.system.postgres.DatabaseAddress;
import io.jenkins.plugins.upkeep.task.Parts;
import io.jenkins.plugins.upkeep.task.Stopwatch;
import io.jenkins.plugins.upkeep.task.Task;
import io.jenkins.plugins.upkeep.task.TaskContext;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/**
 * Keeps a database in order while others use it: waits for locks only so long, names what it could not have, and ends with its
 * window. A part that fails is a finding, and the next one goes on. It can be told to stop, or be killed, at any moment: each
 * statement is whole or has no effect, and what an interrupted one leaves behind the next run clears away.
 */
public final class PgMaintenance implements Task {
    private final DatabaseAddress address;
    private final PgMaintenanceConfig settings;
    private final NotesPlace notes;
    private final Optional<ArchiveStorage> archives;

    /**
     * @param address the database
     * @param settings how it is kept in order
     * @param notes where it is kept what a later run must know
     * @param archives where archived rows lie; empty where no row leaves
     */
    public PgMaintenance(
            DatabaseAddress address,
            PgMaintenanceConfig settings,
            NotesPlace notes,
            Optional<ArchiveStorage> archives) {
        this.address = address;
        this.settings = settings;
        this.notes = notes;
        this.archives = archives;
    }

    @Override
    public Report run(TaskContext context) throws UpkeepException, InterruptedException {
        return Stoppable.run(() -> work(context), Report::allWell);
    }

    private Report work(TaskContext context) throws UpkeepException, InterruptedException {
        var watch = Stopwatch.started();
        var started = context.clock().instant();
        var report = context.report();
        try (var window = Window.of(settings.window())) {
            var site = new Worksite(address, settings.parallel(), settings.lockTimeout(), window, context, report);
            requireServer(site);
            var memory = notes.open(context.reportFolder());
            var archived = archived(site);
            var vacuum = Parts.run(site.report(), "vacuum", () -> new Vacuuming(site).run());
            var indexes = Parts.run(
                    site.report(),
                    "reindex",
                    () -> new Reindexing(site, settings.indexRules(), memory.of("index")).run());
            var sizes = Parts.run(site.report(), "sizes", () -> new Sizing(site, memory.of("sizes")).run());
            var section = new PgSection(archived, vacuum, indexes, sizes);
            report.section(section);
            return report.build(started, watch.elapsed(), verdict(site, section));
        }
    }

    private static String verdict(Worksite site, PgSection section) {
        var done = section.verdict(site.context().dryRun());
        return site.context().dryRun() ? done : site.report().verdict(done);
    }

    private Optional<ArchiveFacts> archived(Worksite site) throws InterruptedException {
        return archives.isEmpty()
                ? Optional.of(new ArchiveFacts(List.of()))
                : Parts.run(
                        site.report(),
                        "archive",
                        () -> new Archiving(site, archives.get(), settings.archiveRequests()).run());
    }

    /** A server that is not there, or a pooler before it, is known before anything begins. */
    private static void requireServer(Worksite site) throws UpkeepException {
        try (var session = site.open()) {
            session.requireOwnSession();
        } catch (SQLException e) {
            throw Database.failure(site.address(), e);
        }
    }
}
