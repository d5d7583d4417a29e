package io.jenkins.plugins.upkeep.system.store;

import java.time.Duration;

/**
 * How a store is to refuse the removal of the files that are written to it.
 *
 * @param mode who may remove them earlier
 * @param period how long, from the moment at which a file is written
 * @param legalHold whether they stay beyond that, until somebody takes the hold away
 */
public record FileLock(Mode mode, Duration period, boolean legalHold) {
    /** Who may remove a locked file. */
    public enum Mode {
        /** Accounts with a right of their own. */
        GOVERNANCE,
        /** Nobody. */
        COMPLIANCE
    }
}
