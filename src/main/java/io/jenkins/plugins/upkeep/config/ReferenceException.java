package io.jenkins.plugins.upkeep.config;

/** A reference to the environment or to a file that cannot be resolved, or that is none. */
final class ReferenceException extends Exception {
    private static final long serialVersionUID = 1L;

    private final boolean malformed;

    private ReferenceException(String message, boolean malformed) {
        super(message);
        this.malformed = malformed;
    }

    static ReferenceException malformed(String message) {
        return new ReferenceException(message, true);
    }

    static ReferenceException unresolved(String message) {
        return new ReferenceException(message, false);
    }

    /** Whether the reference is wrong wherever it is read, rather than only here and now. */
    boolean isMalformed() {
        return malformed;
    }
}
