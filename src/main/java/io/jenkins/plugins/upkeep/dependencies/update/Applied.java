package io.jenkins.plugins.upkeep.dependencies.update;

import java.util.Optional;

/**
 * How applying ended.
 *
 * @param undone why it was undone; empty when it was not
 * @param unwell what is wrong with the service after the undo
 * @param stuck why it could not be undone
 */
public record Applied(Optional<String> undone, Optional<String> unwell, Optional<String> stuck) {
    /** How it ended, in one word. */
    public enum Ending {
        /** The service runs with the updates, and well. */
        WELL,
        /** All is as it was, and well. */
        UNDONE,
        /** All is as it was, and the service is not well. */
        UNWELL,
        /** It could not be undone. */
        STUCK
    }

    /**
     * @return how it ended, in one word
     */
    public Ending ending() {
        if (stuck.isPresent()) {
            return Ending.STUCK;
        }
        if (unwell.isPresent()) {
            return Ending.UNWELL;
        }
        return undone.isPresent() ? Ending.UNDONE : Ending.WELL;
    }

    static Applied well() {
        return new Applied(Optional.empty(), Optional.empty(), Optional.empty());
    }

    /**
     * @return whether the service runs with the updates, and well
     */
    public boolean isWell() {
        return undone.isEmpty();
    }

    /**
     * @return whether, after an undo, all is as it was, and well
     */
    public boolean isSettled() {
        return unwell.isEmpty() && stuck.isEmpty();
    }
}
