package io.jenkins.plugins.upkeep.rollback.database;

import io.jenkins.plugins.upkeep.backup.set.SetId;
import java.time.Instant;
import java.util.Optional;

/**
 * Which set somebody wants to go back to.
 *
 * @param commit the commit of the target version, in full
 * @param named the set that was named; empty for the newest verified one of the commit
 * @param before that the newest set begun before this instant was named, of whatever commit; empty when it was not
 */
public record SetWish(String commit, Optional<SetId> named, Optional<Instant> before) {
    /** The newest verified set of a commit. */
    public static SetWish of(String commit) {
        return new SetWish(commit, Optional.empty(), Optional.empty());
    }

    /** A set by its id, of whatever commit. */
    public static SetWish named(String commit, SetId set) {
        return new SetWish(commit, Optional.of(set), Optional.empty());
    }

    /** The newest verified set begun before an instant, of whatever commit. */
    public static SetWish before(String commit, Instant instant) {
        return new SetWish(commit, Optional.empty(), Optional.of(instant));
    }
}
