package io.jenkins.plugins.upkeep.backup.run;

import io.jenkins.plugins.upkeep.backup.set.BackupSet;
import io.jenkins.plugins.upkeep.backup.set.DatabaseEvidence;
import io.jenkins.plugins.upkeep.backup.set.Manifest;
import io.jenkins.plugins.upkeep.backup.set.SetCatalog;
import io.jenkins.plugins.upkeep.backup.set.SetRemoval;
import io.jenkins.plugins.upkeep.backup.set.TableEvidence;
import io.jenkins.plugins.upkeep.report.Finding;
import io.jenkins.plugins.upkeep.report.ReportBuilder;
import io.jenkins.plugins.upkeep.system.Bytes;
import io.jenkins.plugins.upkeep.system.UpkeepException;
import io.jenkins.plugins.upkeep.system.store.LockedFileException;
import io.jenkins.plugins.upkeep.system.store.Store;
import io.jenkins.plugins.upkeep.system.store.StoreLock;
import java.time.Instant;

/**
 * What was in the store before a backup began, and what it tells of the new set.
 *
 * @param catalog the sets of the service
 * @param contents what a look found, by the holder of the service's lock
 */
record StandingSets(SetCatalog catalog, SetCatalog.Contents contents) {
    private static final String WRONG_DATABASE =
            "see whether database.url names the service's own database, and whether this is what you expect";

    static StandingSets of(SetCatalog catalog) throws UpkeepException {
        return new StandingSets(catalog, catalog.look());
    }

    /** Says which older sets are of no use. The new one may be good all the same. */
    void report(ReportBuilder report) {
        var store = "store " + catalog.store().describe();
        contents.damaged()
                .forEach(line -> report.add(Finding.warning(
                        store,
                        line,
                        "",
                        "remove this set once a newer one is verified, and look at the store's disk")));
        contents.unreadable()
                .forEach(line -> report.add(Finding.unknown(
                        store, line, "look at the store's disk and its rights, then run 'upkeep backup list'")));
    }

    /** Says what should be different about the store itself. */
    void advise(ReportBuilder report) {
        var subject = "store " + catalog.store().describe();
        try {
            for (var advice : catalog.store().advice()) {
                report.add(
                        advice.certain()
                                ? Finding.warning(subject, advice.text(), "", advice.action())
                                : Finding.info(subject, advice.text() + "; " + advice.action()));
            }
        } catch (UpkeepException e) {
            report.add(Finding.unknown(
                    subject, "cannot be looked at: " + e.getMessage(), "look at the store and its rights"));
        }
    }

    /** Removes what killed runs left, of backups and of removals. */
    void clean(StoreLock lock, Instant now, ReportBuilder report) {
        var removal = new SetRemoval(catalog, lock);
        try {
            removal.goOn(contents)
                    .forEach(id -> report.add(Finding.info(
                            "set " + id, "was removed in part by a run that was killed, and is gone now")));
            say(removal.unfinished(contents, now), report);
        } catch (LockedFileException e) {
            report.add(Finding.info("store", "keeps for now what should go: " + e.getMessage()));
        } catch (UpkeepException e) {
            report.add(Finding.unknown(
                    "store " + catalog.store().describe(),
                    "what killed runs left cannot be removed: " + e.getMessage(),
                    "look at the store's disk and its rights; the next run tries again"));
        }
    }

    private static void say(SetRemoval.Remains remains, ReportBuilder report) {
        for (var id : remains.removed()) {
            report.add(Finding.info("set " + id, "was left unfinished by a run that was killed, and has been removed"));
        }
        for (var id : remains.young()) {
            var end = id.begun().plus(SetRemoval.GRACE);
            report.add(Finding.info(
                    "set " + id, "was left unfinished by a run that was killed; a run after " + end + " removes it"));
        }
        for (var locked : remains.locked()) {
            report.add(
                    Finding.info("unfinished set", "stays until its lock ends, as it should: " + locked.getMessage()));
        }
    }

    /** What the last set took, the next one will take; to begin without that much room is to end halfway. */
    void requireSpace() throws UpkeepException {
        Store store = catalog.store();
        var free = store.free();
        var last = contents.sets().stream()
                .findFirst()
                .map(set -> set.manifest().storedSize())
                .orElse(0L);
        if (free.isPresent() && free.getAsLong() < last) {
            throw new UpkeepException("store " + store.describe() + ": " + new Bytes(free.getAsLong())
                    + " free, the last set took " + new Bytes(last) + "; free some or use another store");
        }
    }

    /** A backup of nothing is easily verified: it is said when it looks like one of another database. */
    void compare(Manifest made, ReportBuilder report) {
        made.database().ifPresent(database -> compare(made, database, report));
    }

    private void compare(Manifest made, DatabaseEvidence database, ReportBuilder report) {
        var subject = "database " + database.name();
        var before = contents.newestVerified().filter(set -> rows(set.manifest()) > 0);
        if (database.tables().stream().allMatch(TableEvidence::extension)) {
            report.add(Finding.warning(
                    subject, "has no tables of its own: set " + made.id() + " holds no rows", "", WRONG_DATABASE));
        } else if (database.totalRows() == 0 && before.isPresent()) {
            report.add(Finding.warning(subject, dropped(before.get()), "", WRONG_DATABASE));
        }
    }

    private static String dropped(BackupSet before) {
        return "has 0 rows in all its tables; set " + before.manifest().id() + " before it held "
                + rows(before.manifest());
    }

    private static long rows(Manifest manifest) {
        return manifest.database().map(DatabaseEvidence::totalRows).orElse(0L);
    }
}
