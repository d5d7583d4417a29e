package io.jenkins.plugins.upkeep.system.store;

/** A store answered, and holds no file of this key. */
public final class MissingFileException extends StoreException {
    private static final long serialVersionUID = 1L;

    /**
     * @param message which store, and which file
     * @param cause what the system said
     */
    public MissingFileException(String message, Throwable cause) {
        super(message, cause);
    }
}
