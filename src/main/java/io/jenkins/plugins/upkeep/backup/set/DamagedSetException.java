package io.jenkins.plugins.upkeep.backup.set;

import io.jenkins.plugins.upkeep.system.UpkeepException;

/** A set was read, and is not what its manifest says. */
public final class DamagedSetException extends UpkeepException {
    private static final long serialVersionUID = 1L;

    /**
     * @param message which file of which set, and how it differs
     */
    public DamagedSetException(String message) {
        super(message);
    }
}
