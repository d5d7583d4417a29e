package io.jenkins.plugins.upkeep.backup.set;

import io.jenkins.plugins.upkeep.system.UpkeepException;
import io.jenkins.plugins.upkeep.system.store.Store;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The sets of one service in a store. Holds nothing in memory: each question reads the store.
 *
 * @param store where the sets lie
 * @param service the service
 */
public record SetCatalog(Store store, String service) {
    /**
     * What a look into the store found.
     *
     * @param sets the sets that exist, the newest first by the time in their manifests
     * @param damaged one line for each set that cannot be believed
     * @param unfinished sets without a manifest: under way, or left by a run that was killed
     */
    public record Contents(List<BackupSet> sets, List<String> damaged, List<SetId> unfinished) {
        public Contents {
            sets = List.copyOf(sets);
            damaged = List.copyOf(damaged);
            unfinished = List.copyOf(unfinished);
        }

        /**
         * @return the newest set that is verified at all and complete
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
     * @throws UpkeepException when the store cannot be read
     */
    public Contents look() throws UpkeepException {
        var sets = new ArrayList<BackupSet>();
        var damaged = new ArrayList<String>();
        var unfinished = new ArrayList<SetId>();
        for (var name : store.names(SetPlace.folder(service))) {
            if (SetId.isOne(name)) {
                look(new SetId(name), sets, damaged, unfinished);
            }
        }
        sets.sort(Comparator.comparing((BackupSet set) -> set.manifest().started())
                .reversed());
        return new Contents(sets, damaged, unfinished);
    }

    private void look(SetId id, List<BackupSet> sets, List<String> damaged, List<SetId> unfinished)
            throws UpkeepException {
        var place = new SetPlace(service, id);
        try {
            if (!isPublished(place)) {
                unfinished.add(id);
                return;
            }
            sets.add(read(place));
        } catch (UpkeepException e) {
            damaged.add(e.getMessage());
        }
    }

    /**
     * Reads one set.
     *
     * @param id the set
     * @throws DamagedSetException when its manifest or a verification of it is damaged
     * @throws UpkeepException when it does not exist
     */
    public BackupSet find(SetId id) throws UpkeepException {
        var place = new SetPlace(service, id);
        if (!isPublished(place)) {
            throw new UpkeepException("set " + id + ": there is none of this id in " + store.describe()
                    + " for service " + service + "; 'upkeep backup list' names them");
        }
        return read(place);
    }

    /** What was verified was published before: without a manifest it is no set under way, but one that lost it. */
    private boolean isPublished(SetPlace place) throws UpkeepException {
        var published = store.names(place.prefix()).contains("manifest.json");
        if (!published && !store.names(place.verifications()).isEmpty()) {
            throw new DamagedSetException("set " + place.id() + ": its manifest.json is missing; put it back, or remove"
                    + " the set from " + store.describe());
        }
        return published;
    }

    private BackupSet read(SetPlace place) throws UpkeepException {
        var manifest = sealed(place.manifest(), Manifest.class);
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
        var verification = sealed(place.verifications() + name, Verification.class);
        if (!verification.set().equals(place.id().text())) {
            throw new DamagedSetException("set " + place.id() + ": verified/" + name + " is of set "
                    + verification.set() + "; put it back where it was");
        }
        return verification;
    }

    private <T> T sealed(String key, Class<T> type) throws UpkeepException {
        try (InputStream in = store.open(key)) {
            return SealedJson.read(key, in.readAllBytes(), type);
        } catch (IOException e) {
            throw new DamagedSetException(key + ": cannot be read: " + e.getMessage());
        }
    }

    /**
     * Writes down that a set was verified.
     *
     * @param verification what was proved
     * @throws UpkeepException when the store does not take it
     */
    public void record(Verification verification) throws UpkeepException {
        var place = new SetPlace(service, new SetId(verification.set()));
        var name = verification.at().toString().replaceAll("[:.-]", "") + "-"
                + verification.level().word() + ".json";
        try (var upload = store.create(place.verifications() + name)) {
            upload.write(ByteBuffer.wrap(SealedJson.write(verification)));
            upload.commit();
        }
    }

    /**
     * Removes what runs left that were killed. Only for the holder of the service's lock: then nothing is under way.
     *
     * @return the sets that were removed
     * @throws UpkeepException when the store does not allow it
     */
    public List<SetId> removeUnfinished() throws UpkeepException {
        var unfinished = look().unfinished();
        for (var id : unfinished) {
            store.deleteAll(new SetPlace(service, id).prefix());
        }
        store.deleteUnfinished(SetPlace.folder(service));
        return unfinished;
    }
}
