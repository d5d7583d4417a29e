package io.jenkins.plugins.upkeep.window.state;

import java.util.Optional;
import java.util.Set;

/**
 * What is remembered of the maintenance mode from the moment before it is entered until the moment after it is left.
 *
 * @param parts the ways by which the service was, or may have been, told of maintenance and not yet of its end
 * @param entered whether all of them are known to have succeeded
 * @param flag the flag's file as it was then
 */
public record ModeNote(Set<String> parts, boolean entered, Optional<String> flag) {
    public ModeNote {
        parts = Set.copyOf(parts);
    }

    /** The same mode with only these ways left. */
    public ModeNote with(Set<String> left) {
        return new ModeNote(left, false, flag);
    }

    /** The same mode, entered as a whole. */
    public ModeNote whole() {
        return new ModeNote(parts, true, flag);
    }
}
