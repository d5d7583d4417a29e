package io.jenkins.plugins.upkeep.rollback.git;

import io.jenkins.plugins.upkeep.system.Visible;
import java.util.Optional;

/**
 * Where a work tree stands. Both texts that decide are facts for a journal: with them {@link GitFolder#putBack} brings the
 * tree back.
 *
 * @param commit the commit that is checked out, as a full id
 * @param branch the branch that is checked out, {@code main}; empty when the head is detached
 * @param description the place for people, as {@code git describe} says it: {@code v1.4.2-3-g0123456789ab}
 */
public record Position(String commit, Optional<String> branch, String description) {
    /**
     * @return the place in a few words
     */
    public String inWords() {
        return Visible.of(
                description + branch.map(name -> " (branch " + name + ")").orElse(" (detached)"));
    }
}
