package io.jenkins.plugins.upkeep.backup;

import io.jenkins.plugins.upkeep.config.Key;
import io.jenkins.plugins.upkeep.config.Require;
import io.jenkins.plugins.upkeep.system.store.FileLock;
import java.time.Duration;

/**
 * How long an S3 store refuses to delete a backup.
 *
 * @param mode who may delete it earlier
 * @param period how long
 * @param legalHold whether it stays beyond that, until somebody takes the hold away
 */
public record ObjectLock(
        @Key(
                value = "Who may delete a backup earlier: whoever has the right to, or nobody",
                defaultValue = "governance")
        Mode mode,

        @Key("How long a backup cannot be deleted") Duration period,

        @Key(
                value = "Whether a backup also gets a legal hold, which somebody must take away later",
                defaultValue = "false")
        boolean legalHold) {
    public ObjectLock {
        Require.positive("period", period);
    }

    /**
     * @return the same, as a store takes it
     */
    FileLock asked() {
        return new FileLock(FileLock.Mode.valueOf(mode.name()), period, legalHold);
    }

    /** The modes of S3's object lock. */
    public enum Mode {
        /** Accounts with a right of their own may delete. */
        GOVERNANCE,
        /** Nobody may delete. */
        COMPLIANCE
    }
}
