package io.jenkins.plugins.upkeep.cli.backup;

import io.jenkins.plugins.upkeep.backup.set.BackupSet;
import io.jenkins.plugins.upkeep.backup.set.DatabaseEvidence;
import io.jenkins.plugins.upkeep.backup.set.Verification;
import io.jenkins.plugins.upkeep.backup.set.VerificationLevel;
import java.time.Instant;
import java.util.Optional;

/**
 * A set as {@code backup list --json} gives it.
 *
 * @param id its name
 * @param service the service that it belongs to
 * @param started when it was begun
 * @param database the database's name
 * @param size its size in the store, in bytes
 * @param verified how it is verified
 * @param verifiedAt when that was proved last
 * @param locked whether the store refuses to delete it
 * @param complete whether all is in it that should be
 */
record SetRow(
        String id,
        String service,
        Instant started,
        Optional<String> database,
        long size,
        VerificationLevel verified,
        Optional<Instant> verifiedAt,
        boolean locked,
        boolean complete) {
    static SetRow of(BackupSet set) {
        var manifest = set.manifest();
        return new SetRow(
                manifest.id(),
                manifest.service(),
                manifest.started(),
                manifest.database().map(DatabaseEvidence::name),
                manifest.storedSize(),
                set.level(),
                set.best().map(Verification::at),
                false,
                manifest.isComplete());
    }
}
