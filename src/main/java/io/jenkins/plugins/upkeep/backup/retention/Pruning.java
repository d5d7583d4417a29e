package io.jenkins.plugins.upkeep.backup.retention;

import io.jenkins.plugins.upkeep.backup.set.BackupSet;
import io.jenkins.plugins.upkeep.backup.set.SetCatalog;
import io.jenkins.plugins.upkeep.backup.set.SetId;
import io.jenkins.plugins.upkeep.backup.set.SetRemoval;
import io.jenkins.plugins.upkeep.system.UpkeepException;
import io.jenkins.plugins.upkeep.system.store.LockedFileException;
import io.jenkins.plugins.upkeep.system.store.StoreLock;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Removes the sets of a service that its rule does not keep. One that cannot be removed stops nothing: it stays, and the next
 * run tries again. Where any set could not be looked at, none is removed, since it may be the one that counts.
 *
 * @param catalog the sets
 * @param rule how many stay
 * @param clock the clock
 */
public record Pruning(SetCatalog catalog, Retention rule, Clock clock) {
    /** What became of a set. */
    public enum Fate {
        /** The rule keeps it. */
        STAYS("stays"),
        /** It is gone. */
        REMOVED("was removed"),
        /** The rule does not keep it, and the store does for some time. */
        LOCKED("stays until its lock ends"),
        /** The rule does not keep it, and it could not be removed. */
        FAILED("could not be removed");

        private final String words;

        Fate(String words) {
            this.words = words;
        }

        /** What became of it, for people. */
        @Override
        public String toString() {
            return words;
        }
    }

    /**
     * What became of a set, and why.
     *
     * @param set the set, as it was
     * @param fate what became of it
     * @param reason why
     */
    public record Result(BackupSet set, Fate fate, String reason) {
        /** The set's id. */
        public String id() {
            return set.manifest().id();
        }
    }

    /**
     * Says what would be done.
     *
     * @param contents what a look into the store found
     * @throws UpkeepException when a set could not be looked at
     */
    public RetentionPlan plan(SetCatalog.Contents contents) throws UpkeepException {
        if (!contents.unreadable().isEmpty()) {
            throw new UpkeepException("no set is removed, since not all could be looked at: "
                    + contents.unreadable().get(0));
        }
        return RetentionPlan.of(contents.sets(), rule, clock.instant());
    }

    /**
     * Removes what is to go, the oldest first.
     *
     * @param contents what a look into the store found, by the holder of the lock
     * @param lock the service's lock
     * @return what became of each set, the newest first
     * @throws UpkeepException when a set could not be looked at, or the service's lock was lost; what was removed is gone
     */
    public List<Result> run(SetCatalog.Contents contents, StoreLock lock) throws UpkeepException {
        var decisions = new ArrayList<>(plan(contents).decisions());
        Collections.reverse(decisions);
        var removal = new SetRemoval(catalog, lock);
        var results = new ArrayList<Result>();
        for (var decision : decisions) {
            lock.requireHeld();
            results.add(0, decision.stays() ? stays(decision) : remove(decision, removal));
        }
        return List.copyOf(results);
    }

    private static Result stays(RetentionPlan.Decision decision) {
        return new Result(decision.set(), Fate.STAYS, decision.reason());
    }

    private Result remove(RetentionPlan.Decision decision, SetRemoval removal) {
        var set = decision.set();
        try {
            removal.remove(new SetId(set.manifest().id()), decision.reason(), clock.instant());
            return new Result(set, Fate.REMOVED, decision.reason());
        } catch (LockedFileException e) {
            return new Result(set, Fate.LOCKED, e.getMessage());
        } catch (UpkeepException e) {
            return new Result(set, Fate.FAILED, e.getMessage());
        }
    }
}
