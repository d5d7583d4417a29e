package io.jenkins.plugins.upkeep.system.store;

import io.jenkins.plugins.upkeep.system.UpkeepException;

/** A store did not do what it was asked. It says nothing about what is stored there. */
public class StoreException extends UpkeepException {
    private static final long serialVersionUID = 1L;

    /**
     * @param message which store, what it was asked, and why it failed
     * @param cause what the system said
     */
    public StoreException(String message, Throwable cause) {
        super(message, cause);
    }
}
