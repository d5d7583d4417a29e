package io.jenkins.plugins.upkeep.backup.restore;

import io.jenkins.plugins.upkeep.system.UpkeepException;

/** A set does not restore, although everything that a restore needs of this machine is there. */
public final class RestoreFailedException extends UpkeepException {
    private static final long serialVersionUID = 1L;

    /**
     * @param reason what went wrong
     */
    public RestoreFailedException(UpkeepException reason) {
        super(reason.getMessage(), reason);
    }
}
