package io.jenkins.plugins.upkeep.postgres.archive;

import io.jenkins.plugins.upkeep.backup.set.SetId;
import io.jenkins.plugins.upkeep.backup.set.SetPlace;
import io.jenkins.plugins.upkeep.system.age.Identities;
import io.jenkins.plugins.upkeep.system.age.Recipient;
import io.jenkins.plugins.upkeep.system.store.Store;
import java.util.List;

/**
 * Where archived rows lie: in the store of the backups, beside the sets.
 *
 * @param store the store
 * @param service the service
 * @param level zstd's level
 * @param recipients who can read them; everybody where there are none
 * @param keys what reads encrypted ones here
 */
public record ArchiveStorage(Store store, String service, int level, List<Recipient> recipients, Identities keys) {
    public ArchiveStorage {
        recipients = List.copyOf(recipients);
    }

    /** The prefix of all archives' keys. */
    String folder() {
        return SetPlace.folder(service) + "archive/";
    }

    /** The prefix of an archive's keys. */
    String prefix(SetId id) {
        return folder() + id + "/";
    }

    /** The key of the lock that one archiver at a time holds. */
    String lock() {
        return folder() + "lock";
    }
}
