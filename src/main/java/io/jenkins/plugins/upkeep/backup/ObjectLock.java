package io.jenkins.plugins.upkeep.backup;

import io.jenkins.plugins.upkeep.config.Key;
import io.jenkins.plugins.upkeep.config.Require;
import java.time.Duration;

/**
 * How long an S3 store refuses to delete a backup.
 *
 * @param mode who may delete it earlier
 * @param period how long
 */
public record ObjectLock(
        @Key(
                value = "Who may delete a backup earlier: whoever has the right to, or nobody",
                defaultValue = "governance")
        Mode mode,

        @Key("How long a backup cannot be deleted") Duration period) {
    public ObjectLock {
        Require.positive("period", period);
    }

    /** The modes of S3's object lock. */
    public enum Mode {
        /** Accounts with a right of their own may delete. */
        GOVERNANCE,
        /** Nobody may delete. */
        COMPLIANCE
    }
}
