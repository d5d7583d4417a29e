package io.jenkins.plugins.upkeep.system;

/**
 * A failure that a user can act on. Its message is one line: which thing, what was wrong, what to do; it never holds a
 * secret. Everything that Upkeep expects to go wrong outside of itself is one of these.
 */
public class UpkeepException extends Exception {
    private static final long serialVersionUID = 1L;

    /**
     * @param message one line: which thing, what was wrong, what to do
     */
    public UpkeepException(String message) {
        super(OneLine.of(message));
    }

    /**
     * @param message one line: which thing, what was wrong, what to do
     * @param cause what a developer may want to see; never shown to a user
     */
    public UpkeepException(String message, Throwable cause) {
        super(OneLine.of(message), cause);
    }
}
