package io.jenkins.plugins.upkeep.backup.set;

import io.jenkins.plugins.upkeep.system.UpkeepException;
import io.jenkins.plugins.upkeep.system.store.LockedFileException;
import io.jenkins.plugins.upkeep.system.store.StoreLock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Removes sets of a service: those that are to go, and what runs left that were killed. Only for the holder of the service's
 * lock. A removal that is cut short leaves a set that says of itself that it is being removed; a later run goes on with it.
 *
 * @param catalog the sets
 * @param lock the service's lock
 */
public record SetRemoval(SetCatalog catalog, StoreLock lock) {
    /**
     * What is unfinished stays so long from its beginning on. The lock already says that nobody works on it; this is for
     * whoever wants to see what a run left, and for a run that sleeps longer than a lock lasts.
     */
    public static final Duration GRACE = Duration.ofHours(1);

    /**
     * What became of what killed runs left.
     *
     * @param removed the sets that were removed
     * @param young the sets that stay until {@link #GRACE} is over
     * @param locked the sets that the store keeps for some time
     */
    public record Remains(List<SetId> removed, List<SetId> young, List<LockedFileException> locked) {
        /** Nothing was touched. */
        static final Remains NONE = new Remains(List.of(), List.of(), List.of());

        public Remains {
            removed = List.copyOf(removed);
            young = List.copyOf(young);
            locked = List.copyOf(locked);
        }
    }

    /**
     * Removes a set that exists.
     *
     * @param id the set
     * @param reason why, in one line
     * @param at the time
     * @throws LockedFileException when the store keeps a file of it because of a lock; then nothing was touched
     * @throws UpkeepException when the store does not allow it, or the service's lock was lost
     */
    public void remove(SetId id, String reason, Instant at) throws UpkeepException {
        var place = new SetPlace(catalog.service(), id);
        requireUnlocked(place);
        lock.requireHeld();
        new SealedFiles(catalog.store()).write(place.removal(), Removal.of(id, reason, at), Removal.class);
        clear(place);
    }

    private void requireUnlocked(SetPlace place) throws UpkeepException {
        for (var file : catalog.store().list(place.prefix())) {
            var until = catalog.store().lockedUntil(file.key());
            if (until.isPresent()) {
                throw new LockedFileException(
                        "set " + place.id() + ": is locked " + text(until.get()), until.get(), null);
            }
        }
    }

    private static String text(Instant until) {
        return until.equals(Instant.MAX) ? "by a legal hold, which has no end" : "until " + until;
    }

    /** What says that it is being removed goes last; before it goes what former versions would take for a set. */
    private void clear(SetPlace place) throws UpkeepException {
        var store = catalog.store();
        store.delete(place.manifest());
        for (var file : store.list(place.prefix())) {
            if (!SetPlace.isSealed(file.key().substring(place.prefix().length()))) {
                store.delete(file.key());
            }
        }
        store.deleteAll(place.verifications());
        store.deleteAll(place.prefix());
    }

    /**
     * Goes on with removals that were cut short.
     *
     * @param contents what a look found, by this holder of the lock
     * @return the sets that are gone now
     * @throws UpkeepException when the store does not allow it, or the service's lock was lost
     */
    public List<SetId> goOn(SetCatalog.Contents contents) throws UpkeepException {
        for (var id : contents.leaving()) {
            lock.requireHeld();
            clear(new SetPlace(catalog.service(), id));
        }
        return contents.leaving();
    }

    /**
     * Removes what runs left that were killed: sets whose folder was listed twice, held files but neither a manifest nor a
     * verification, and were begun longer ago than {@link #GRACE}. Where anything could not be looked at, nothing is
     * removed: what seems unfinished may then be a set that cannot be seen whole.
     *
     * @param contents what a look found, by this holder of the lock
     * @param now the time
     * @return what became of them
     * @throws UpkeepException when the store cannot be listed or does not allow it, or the service's lock was lost
     */
    public Remains unfinished(SetCatalog.Contents contents, Instant now) throws UpkeepException {
        var again = contents.unfinished().isEmpty() ? contents : catalog.look();
        if (!contents.unreadable().isEmpty() || !again.unreadable().isEmpty()) {
            return Remains.NONE;
        }
        var removed = new ArrayList<SetId>();
        var young = new ArrayList<SetId>();
        var locked = new ArrayList<LockedFileException>();
        for (var id : again.unfinished()) {
            if (id.begun().plus(GRACE).isAfter(now)) {
                young.add(id);
            } else if (contents.unfinished().contains(id)) {
                unfinished(id, removed, locked);
            }
        }
        if (young.isEmpty()) {
            lock.requireHeld();
            catalog.store().deleteUnfinished(SetPlace.folder(catalog.service()));
        }
        return new Remains(removed, young, locked);
    }

    private void unfinished(SetId id, List<SetId> removed, List<LockedFileException> locked) throws UpkeepException {
        lock.requireHeld();
        try {
            catalog.store().deleteAll(new SetPlace(catalog.service(), id).prefix());
            removed.add(id);
        } catch (LockedFileException e) {
            locked.add(e);
        }
    }
}
