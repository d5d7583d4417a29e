package io.jenkins.plugins.upkeep.cli.backup;

import io.jenkins.plugins.upkeep.backup.set.BackupSet;
import io.jenkins.plugins.upkeep.backup.set.DatabaseEvidence;
import io.jenkins.plugins.upkeep.backup.set.Verification;
import io.jenkins.plugins.upkeep.backup.set.VerificationLevel;
import io.jenkins.plugins.upkeep.system.Visible;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
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
 * @param readSince since when all its files were read and were as they were stored; empty while one never was
 * @param failed how and when it failed its last proof; then it is not verified
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
        Optional<Instant> readSince,
        Optional<Failed> failed,
        boolean locked,
        boolean complete) {
    /**
     * A proof that failed.
     *
     * @param level how the set was verified
     * @param at when
     * @param reason what was wrong with it
     */
    record Failed(VerificationLevel level, Instant at, String reason) {
        static Failed of(Verification verification) {
            var failure = verification.failure().orElseThrow();
            return new Failed(failure.level(), verification.at(), failure.reason());
        }

        @Override
        public String toString() {
            return "failed at level " + level.word() + " on " + at.truncatedTo(ChronoUnit.SECONDS) + ": "
                    + Visible.of(reason);
        }
    }

    /** How it is verified, or why it is not, in a word. */
    String word() {
        if (!complete) {
            return "incomplete";
        }
        return failed.isPresent() ? "failed" : verified.word();
    }

    /** The row of a set whose lock does not matter. */
    static SetRow of(BackupSet set) {
        return of(set, false);
    }

    static SetRow of(BackupSet set, boolean locked) {
        var manifest = set.manifest();
        return new SetRow(
                manifest.id(),
                manifest.service(),
                manifest.started(),
                manifest.database().map(DatabaseEvidence::name),
                manifest.storedSize(),
                set.level(),
                set.proof().map(Verification::at),
                set.readSince(),
                set.failure().map(Failed::of),
                locked,
                manifest.isComplete());
    }
}
