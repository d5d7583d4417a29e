package io.jenkins.plugins.upkeep.backup.set;

import io.jenkins.plugins.upkeep.system.UpkeepException;
import io.jenkins.plugins.upkeep.system.age.Identities;
import io.jenkins.plugins.upkeep.system.store.MissingFileException;
import io.jenkins.plugins.upkeep.system.store.Store;
import io.jenkins.plugins.upkeep.system.store.StoreException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The sets of one service in a store. Holds nothing in memory: each question reads the store.
 *
 * @param store where the sets lie
 * @param service the service
 * @param keys what reads encrypted sets
 */
public record SetCatalog(Store store, String service, Identities keys) {
    /** The sets, without a key to those that are encrypted. */
    public SetCatalog(Store store, String service) {
        this(store, service, Identities.none("none was given"));
    }

    /** What reads the files of a set. */
    public SetReader reader(Manifest manifest) {
        return new SetReader(store, manifest.place(), keys);
    }

    /**
     * What a look into the store found.
     *
     * @param sets the sets that exist, the newest first by the time in their manifests
     * @param damaged one line for each set that cannot be believed
     * @param unreadable one line for each set that could not be looked at, which says nothing about it
     * @param unfinished sets without a manifest: under way, or left by a run that was killed
     * @param leaving sets that are being removed, or whose removal was cut short
     */
    public record Contents(
            List<BackupSet> sets,
            List<String> damaged,
            List<String> unreadable,
            List<SetId> unfinished,
            List<SetId> leaving) {
        public Contents {
            sets = List.copyOf(sets);
            damaged = List.copyOf(damaged);
            unreadable = List.copyOf(unreadable);
            unfinished = List.copyOf(unfinished);
            leaving = List.copyOf(leaving);
        }

        /**
         * @return the newest set that is verified at all, complete, and did not fail its last proof
         */
        public Optional<BackupSet> newestVerified() {
            return sets.stream()
                    .filter(set -> set.level() != VerificationLevel.NONE)
                    .findFirst();
        }
    }

    /**
     * Looks at all sets of the service.
     *
     * @throws UpkeepException when the store cannot be listed
     */
    public Contents look() throws UpkeepException {
        var look = new Look(this);
        for (var name : store.names(SetPlace.folder(service))) {
            if (SetId.isOne(name)) {
                look.at(new SetId(name));
            }
        }
        return look.contents();
    }

    /** A look under way. */
    private record Look(
            SetCatalog catalog,
            List<BackupSet> sets,
            List<String> damaged,
            List<String> unreadable,
            List<SetId> unfinished,
            List<SetId> leaving) {
        Look(SetCatalog catalog) {
            this(
                    catalog,
                    new ArrayList<>(),
                    new ArrayList<>(),
                    new ArrayList<>(),
                    new ArrayList<>(),
                    new ArrayList<>());
        }

        void at(SetId id) {
            try {
                lookAt(id);
            } catch (MissingFileException e) {
                // It may be removed while it is looked at: then there is less of it now, or nothing.
                again(id);
            } catch (StoreException e) {
                unreadable.add("set " + id + ": " + e.getMessage());
            } catch (UpkeepException e) {
                damaged.add(e.getMessage());
            }
        }

        private void again(SetId id) {
            try {
                lookAt(id);
            } catch (StoreException e) {
                unreadable.add("set " + id + ": " + e.getMessage());
            } catch (UpkeepException e) {
                damaged.add(e.getMessage());
            }
        }

        private void lookAt(SetId id) throws UpkeepException {
            var place = new SetPlace(catalog.service(), id);
            if (catalog.isLeaving(place)) {
                leaving.add(id);
            } else if (catalog.isPublished(place)) {
                sets.add(catalog.read(place));
            } else if (catalog.holdsFiles(place)) {
                unfinished.add(id);
            }
        }

        Contents contents() {
            sets.sort(Comparator.comparing((BackupSet set) -> set.manifest().started())
                    .reversed());
            return new Contents(sets, damaged, unreadable, unfinished, leaving);
        }
    }

    /**
     * Reads one set.
     *
     * @param id the set
     * @throws DamagedSetException when its manifest or a verification of it is damaged
     * @throws UpkeepException when it does not exist or cannot be read
     */
    public BackupSet find(SetId id) throws UpkeepException {
        var place = new SetPlace(service, id);
        if (isLeaving(place)) {
            throw new UpkeepException("set " + id + ": is being removed; 'upkeep backup list' names the others");
        }
        if (!isPublished(place)) {
            throw new UpkeepException("set " + id + ": there is none of this id in " + store.describe()
                    + " for service " + service + "; 'upkeep backup list' names them");
        }
        return read(place);
    }

    private boolean isLeaving(SetPlace place) throws UpkeepException {
        if (!store.names(place.prefix()).contains(SetPlace.REMOVAL)) {
            return false;
        }
        var removal = new SealedFiles(store).read(place.removal(), Removal.class);
        requireForm(place.removal(), removal.schema(), Removal.SCHEMA);
        if (!removal.set().equals(place.id().text())) {
            throw new DamagedSetException("set " + place.id() + ": its removed.json is of set " + removal.set()
                    + "; remove that file if the set is to stay");
        }
        return true;
    }

    /** What was verified was published before: without a manifest it is no set under way, but one that lost it. */
    private boolean isPublished(SetPlace place) throws UpkeepException {
        if (hasManifest(place)) {
            return true;
        }
        // A run may have published and verified it since: then the manifest is there by now.
        if (!store.names(place.verifications()).isEmpty() && !hasManifest(place)) {
            throw new DamagedSetException("set " + place.id() + ": its manifest.json is missing; put it back, or remove"
                    + " the set from " + store.describe());
        }
        return false;
    }

    private boolean hasManifest(SetPlace place) throws UpkeepException {
        return store.names(place.prefix()).contains(SetPlace.MANIFEST);
    }

    /** A folder that has nothing in it is nothing, and one that could not be seen looks the same. */
    private boolean holdsFiles(SetPlace place) throws UpkeepException {
        return !store.names(place.prefix()).isEmpty();
    }

    private BackupSet read(SetPlace place) throws UpkeepException {
        var manifest = new SealedFiles(store).read(place.manifest(), Manifest.class);
        requireForm(place.manifest(), manifest.schema(), Manifest.SCHEMA);
        if (!manifest.id().equals(place.id().text()) || !manifest.service().equals(service)) {
            throw new DamagedSetException("set " + place.id() + ": its manifest belongs to set " + manifest.id()
                    + " of service " + manifest.service() + "; put it back where it was");
        }
        var verifications = new ArrayList<Verification>();
        for (var name : store.names(place.verifications())) {
            verifications.add(verification(place, name));
        }
        return new BackupSet(manifest, verifications);
    }

    private Verification verification(SetPlace place, String name) throws UpkeepException {
        var key = place.verifications() + name;
        var verification = new SealedFiles(store).read(key, Verification.class);
        requireForm(key, verification.schema(), Verification.SCHEMA);
        if (!verification.set().equals(place.id().text())) {
            throw new DamagedSetException("set " + place.id() + ": verified/" + name + " is of set "
                    + verification.set() + "; put it back where it was");
        }
        return verification;
    }

    private static void requireForm(String key, String form, String known) throws UpkeepException {
        if (!known.equals(form)) {
            throw new UpkeepException(key + ": is of the form " + form + ", and this version of Upkeep knows " + known
                    + "; use the version that made it");
        }
    }

    /**
     * Writes down what came of verifying a set, and reads all that is known of the set back. A failure is dated after all
     * that was known before, see {@link BackupSet}.
     *
     * @param verification what was proved, or how that failed
     * @return the set as the store has it now: what may be claimed of it
     * @throws UpkeepException when the store does not take it, or does not give it back
     */
    public BackupSet record(Verification verification) throws UpkeepException {
        var id = new SetId(verification.set());
        var dated = verification.after(find(id).verifications());
        var key = new SetPlace(service, id).verifications() + dated.fileName();
        new SealedFiles(store).write(key, dated, Verification.class);
        var set = find(id);
        if (!set.verifications().contains(dated)) {
            throw new DamagedSetException(key + ": was written and is not there; look at " + store.describe());
        }
        return set;
    }

    /**
     * @param id a set that exists
     * @return until when the store refuses to remove it; empty when it does not
     * @throws UpkeepException when the store does not say
     */
    public Optional<Instant> lockedUntil(SetId id) throws UpkeepException {
        return store.lockedUntil(new SetPlace(service, id).manifest());
    }
}
