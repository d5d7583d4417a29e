package io.jenkins.plugins.upkeep.system.store;

import java.time.Instant;

/** A store keeps a file because of its lock. That is what the lock is for, and no fault. */
public final class LockedFileException extends StoreException {
    private static final long serialVersionUID = 1L;

    private final Instant until;

    /**
     * @param message which store, which files, until when
     * @param until when the last of them may be removed; {@link Instant#MAX} for a hold without an end
     * @param cause what the system said
     */
    public LockedFileException(String message, Instant until, Throwable cause) {
        super(message, cause);
        this.until = until;
    }

    /**
     * @return when all of it may be removed; {@link Instant#MAX} for a hold without an end
     */
    public Instant until() {
        return until;
    }
}
