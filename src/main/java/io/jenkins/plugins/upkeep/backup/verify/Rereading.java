package io.jenkins.plugins.upkeep.backup.verify;

import io.jenkins.plugins.upkeep.backup.set.BackupSet;
import io.jenkins.plugins.upkeep.backup.set.DamagedSetException;
import io.jenkins.plugins.upkeep.backup.set.NoKeyException;
import io.jenkins.plugins.upkeep.backup.set.SetCatalog;
import io.jenkins.plugins.upkeep.backup.set.SetFile;
import io.jenkins.plugins.upkeep.backup.set.SetId;
import io.jenkins.plugins.upkeep.backup.set.Verification;
import io.jenkins.plugins.upkeep.backup.set.VerificationLevel;
import io.jenkins.plugins.upkeep.report.Unit;
import io.jenkins.plugins.upkeep.system.UpkeepException;
import io.jenkins.plugins.upkeep.system.store.StoreException;
import io.jenkins.plugins.upkeep.task.Progress;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads sets again, the one that waits longest first, until the time is up, and notes beside each set what of it was read. A
 * set that is read whole is verified at level {@code stored} anew. For one thread.
 */
public final class Rereading {
    private final SetCatalog catalog;
    private final Clock clock;
    private final TimeBudget budget;
    private final Progress progress;

    /**
     * @param catalog the sets
     * @param clock the clock, for the notes
     * @param budget how long files may be read
     * @param progress is told how far it is
     */
    public Rereading(SetCatalog catalog, Clock clock, TimeBudget budget, Progress progress) {
        this.catalog = catalog;
        this.clock = clock;
        this.budget = budget;
        this.progress = progress;
    }

    /**
     * What was read of a set.
     *
     * @param set the set, as it was before
     * @param read the files that are as they were stored
     * @param faults one line for each file that is not
     * @param unread one line for each file that could not be read, which says nothing about the set
     * @param unnoted why this could not be noted beside the set; empty when it was
     */
    public record Reading(
            BackupSet set, List<SetFile> read, List<String> faults, List<String> unread, Optional<String> unnoted) {
        public Reading {
            read = List.copyOf(read);
            faults = List.copyOf(faults);
            unread = List.copyOf(unread);
        }

        /**
         * @return whether every file of the set was read and is as it was stored
         */
        public boolean isWhole() {
            return read.size() == set.manifest().contents().size();
        }
    }

    /**
     * Reads.
     *
     * @param sets the sets, in any order
     * @return what was read of those that had their turn
     * @throws InterruptedException when this thread was told to stop; what was read of a set before is noted
     */
    public List<Reading> run(List<BackupSet> sets) throws InterruptedException {
        var readings = new ArrayList<Reading>();
        for (var set : ReadingOrder.of(sets)) {
            if (budget.isOver()) {
                break;
            }
            var reading = read(set);
            if (reading.isPresent()) {
                readings.add(reading.get());
            }
        }
        return List.copyOf(readings);
    }

    private Optional<Reading> read(BackupSet set) throws InterruptedException {
        var manifest = set.manifest();
        var seen = new Seen(new ContentCheck(catalog.reader(manifest), manifest));
        try (var stretch = progress.begin("read set " + manifest.id(), manifest.storedSize(), Unit.BYTES)) {
            for (var file : ReadingOrder.files(set)) {
                if (!budget.allows(file.storedSize())) {
                    break;
                }
                seen.read(file);
                budget.spent(file.storedSize());
                stretch.advance(file.storedSize());
            }
        } catch (InterruptedException e) {
            note(set, seen);
            throw e;
        }
        return seen.isEmpty() || hasGone(set) ? Optional.empty() : Optional.of(note(set, seen));
    }

    /** What was removed meanwhile lacks files, and that is no fault of it. */
    private boolean hasGone(BackupSet set) {
        try {
            catalog.find(new SetId(set.manifest().id()));
            return false;
        } catch (DamagedSetException | StoreException e) {
            return false;
        } catch (UpkeepException e) {
            return true;
        }
    }

    private Reading note(BackupSet set, Seen seen) {
        var unnoted = Optional.<String>empty();
        try {
            if (!seen.faults.isEmpty() || !seen.read.isEmpty()) {
                catalog.record(verification(set, seen, clock.instant()));
            }
        } catch (UpkeepException e) {
            unnoted = Optional.of(e.getMessage());
        }
        return new Reading(set, seen.read, seen.faults, seen.unread, unnoted);
    }

    private static Verification verification(BackupSet set, Seen seen, Instant at) {
        var manifest = set.manifest();
        if (!seen.faults.isEmpty()) {
            return Verification.failed(manifest, VerificationLevel.STORED, seen.faults, at);
        }
        return seen.read.size() == manifest.contents().size()
                ? Verification.of(manifest, VerificationLevel.STORED, at)
                : Verification.ofSample(
                        manifest, seen.read.stream().map(SetFile::path).sorted().toList(), at);
    }

    /** What is seen of one set. */
    private static final class Seen {
        private final ContentCheck check;
        private final List<SetFile> read = new ArrayList<>();
        private final List<String> faults = new ArrayList<>();
        private final List<String> unread = new ArrayList<>();

        Seen(ContentCheck check) {
            this.check = check;
        }

        boolean isEmpty() {
            return read.isEmpty() && faults.isEmpty() && unread.isEmpty();
        }

        void read(SetFile file) throws InterruptedException {
            try {
                var differences = check.differences(file);
                if (differences.isEmpty()) {
                    read.add(file);
                }
                differences.forEach(line -> faults.add("set " + check.manifest().id() + ": " + line));
            } catch (DamagedSetException e) {
                faults.add(e.getMessage());
            } catch (NoKeyException e) {
                // An older set, for an older key: its stored bytes were compared before anybody said so.
                read.add(file);
            } catch (UpkeepException e) {
                if (Thread.interrupted()) {
                    throw new InterruptedException("told to stop");
                }
                unread.add(e.getMessage());
            }
        }
    }
}
