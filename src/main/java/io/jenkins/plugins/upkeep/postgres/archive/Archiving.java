package io.jenkins.plugins.upkeep.postgres.archive;

import io.jenkins.plugins.upkeep.backup.set.SetId;
import io.jenkins.plugins.upkeep.postgres.archive.ArchiveFacts.TableFacts;
import io.jenkins.plugins.upkeep.postgres.session.MaintenanceSession;
import io.jenkins.plugins.upkeep.postgres.session.Worksite;
import io.jenkins.plugins.upkeep.report.Finding;
import io.jenkins.plugins.upkeep.report.Measurement;
import io.jenkins.plugins.upkeep.report.Unit;
import io.jenkins.plugins.upkeep.report.Units;
import io.jenkins.plugins.upkeep.report.View;
import io.jenkins.plugins.upkeep.system.Counted;
import io.jenkins.plugins.upkeep.system.UpkeepException;
import io.jenkins.plugins.upkeep.system.concurrent.Workers;
import io.jenkins.plugins.upkeep.system.postgres.Database;
import io.jenkins.plugins.upkeep.system.postgres.Sql;
import io.jenkins.plugins.upkeep.system.store.StoreLock;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Has old rows leave their tables for archives. No row is deleted that was not read back from its archive, and each is either in its
 * table or in one archive, whenever this is killed.
 */
public final class Archiving {
    private static final int SHARES = 8;
    private static final long FEWEST_PAGES = 256;

    private final Worksite site;
    private final ArchiveStorage storage;
    private final List<ArchiveRequest> requests;
    private final List<TableFacts> facts = new ArrayList<>();

    /**
     * @param site what to work with
     * @param storage where archives lie
     * @param requests which rows leave
     */
    public Archiving(Worksite site, ArchiveStorage storage, List<ArchiveRequest> requests) {
        this.site = site;
        this.storage = storage;
        this.requests = List.copyOf(requests);
    }

    /**
     * Does it, or in a dry run says what would be done.
     *
     * @return what became of it
     * @throws UpkeepException when the server or the store is not there, or somebody else archives; what left is in the report then
     * @throws InterruptedException when this thread was told to stop
     */
    public ArchiveFacts run() throws UpkeepException, InterruptedException {
        try {
            if (site.context().dryRun()) {
                plan();
            } else {
                try (var lock = storage.store().lock(storage.lock(), owner())) {
                    archive(lock);
                }
            }
            return new ArchiveFacts(facts);
        } finally {
            show();
        }
    }

    private String owner() {
        return "process " + ProcessHandle.current().pid() + " of " + System.getProperty("user.name") + " since "
                + site.context().clock().instant();
    }

    private void plan() throws UpkeepException {
        try (var session = site.open()) {
            for (var work : ArchivePlan.of(session.connection(), site, requests).works()) {
                var target = work.target();
                var rows = Sql.query(session.connection(), target.count(), row -> row.getLong(1))
                        .get(0);
                var reason =
                        Counted.of(rows, "row") + " before " + target.column().cutoff();
                site.announce(
                        target.export("(0,0)", target.pages(), work.request().batch()), reason);
                site.announce(target.deleteAll(), "each batch, once it was read back from the store");
                facts.add(new TableFacts(target.name(), "", rows, 0, "planned"));
            }
        } catch (SQLException e) {
            throw Database.failure(site.address(), e);
        }
    }

    private void archive(StoreLock lock) throws UpkeepException, InterruptedException {
        try (var session = site.open()) {
            new Recovery(storage, session, site.report()).run();
            sayHowItIsRead();
            for (var work : ArchivePlan.of(session.connection(), site, requests).works()) {
                archive(work, session, lock);
            }
        } catch (SQLException e) {
            throw Database.failure(site.address(), e);
        }
    }

    private void sayHowItIsRead() {
        if (!storage.recipients().isEmpty() && storage.keys().isEmpty()) {
            site.report()
                    .add(Finding.info(
                            "archive",
                            "what is stored was compared by its SHA-256 before rows were deleted, and not decrypted: there is"
                                    + " no key here"));
        }
    }

    private void archive(ArchivePlan.Work work, MaintenanceSession session, StoreLock lock)
            throws UpkeepException, InterruptedException {
        var target = work.target();
        var now = site.context().clock().instant();
        var files = new ArchiveFiles(storage, SetId.begunAt(now));
        var head = head(target, now);
        files.begin(head);
        try (var progress = site.context().progress().begin("archive " + target.name(), target.pages(), Unit.COUNT)) {
            var run = new ArchiveRun(target, files, work.request().batch(), lock, progress);
            try {
                Workers.run("archive", site.parallel(), stretches(target), () -> new ArchiveWorker(site, run));
            } finally {
                end(run, head);
            }
            if (target.partition().over() && !run.isCutShort() && !run.isOpen()) {
                new PartitionDrop(site, session).run(target);
            }
        }
    }

    private ArchiveHead head(ArchiveTarget target, Instant now) {
        return new ArchiveHead(
                ArchiveHead.FORM,
                storage.service(),
                site.address().toString(),
                target.name(),
                target.root(),
                target.columns(),
                target.column().name(),
                target.column().cutoff(),
                now);
    }

    private List<Stretch> stretches(ArchiveTarget target) {
        var length = Math.max(FEWEST_PAGES, target.pages() / ((long) site.parallel() * SHARES) + 1);
        var stretches = new ArrayList<Stretch>();
        for (long page = 0; page < target.pages(); page += length) {
            stretches.add(new Stretch(page, Math.min(page + length, target.pages())));
        }
        return stretches;
    }

    /** What is known to have left is made whole; where something is not known, the next run asks the server. */
    private void end(ArchiveRun run, ArchiveHead head) throws UpkeepException {
        var manifest = new ArchiveManifest(head, run.batches());
        var empty = manifest.batches().isEmpty();
        var ended = run.isOpen() ? "open" : run.isCutShort() ? "window" : "done";
        facts.add(new TableFacts(
                head.table(), empty ? "" : run.files().id().toString(), manifest.rows(), manifest.bytes(), ended));
        if (!run.isOpen()) {
            run.files().discardAllBut(manifest.batches());
            run.files().end(manifest);
        }
        if (run.isCutShort()) {
            site.report()
                    .add(Finding.warning(
                            "archive of table " + head.table(),
                            "the window ended before all old rows had left",
                            "",
                            "run this again, or make database.maintenance.window longer"));
        }
    }

    private void show() {
        if (requests.isEmpty()) {
            return;
        }
        var columns = List.of(
                View.Column.text("Table"),
                View.Column.number("Rows"),
                View.Column.number("Size"),
                View.Column.text("Archive"),
                View.Column.text("Ended"));
        var rows = facts.stream().map(Archiving::row).toList();
        site.report().add(new View.Table("Archived rows", columns, rows));
        if (!site.context().dryRun()) {
            site.report().add(Measurement.count("rows_archived", new ArchiveFacts(facts).rows()));
        }
    }

    private static List<String> row(TableFacts table) {
        var ended = switch (table.ended()) {
            case "done" -> "all old rows left";
            case "window" -> "with the window";
            case "planned" -> "not begun: a dry run";
            default -> "in doubt; the next run settles it";
        };
        return List.of(
                table.table(),
                Units.format((double) table.rows(), Unit.COUNT),
                Units.format((double) table.storedBytes(), Unit.BYTES),
                table.archive(),
                ended);
    }
}
