package io.jenkins.plugins.upkeep.backup.restore;

import io.jenkins.plugins.upkeep.system.UpkeepException;

/** This machine lacks what a restore needs, or failed meanwhile: that says nothing about the set. */
public final class CannotRestoreHereException extends UpkeepException {
    private static final long serialVersionUID = 1L;

    /**
     * @param advice what to do before the next attempt
     * @param reason what went wrong
     */
    public CannotRestoreHereException(String advice, UpkeepException reason) {
        super("cannot restore here: " + reason.getMessage() + "; " + advice + " and run this again", reason);
    }
}
