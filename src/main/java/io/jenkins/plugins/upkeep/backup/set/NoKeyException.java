package io.jenkins.plugins.upkeep.backup.set;

import io.jenkins.plugins.upkeep.system.UpkeepException;

/** A set is encrypted, and no key is at hand that reads it: that says nothing about the set. */
public final class NoKeyException extends UpkeepException {
    private static final long serialVersionUID = 1L;

    /**
     * @param message which set, and how to give a key
     */
    public NoKeyException(String message) {
        super(message);
    }
}
