package io.jenkins.plugins.upkeep.library;

/** Someone stopped the build, refused an input, or its time was over. */
final class Interruption extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Interruption(String message) {
        super(message);
    }
}
