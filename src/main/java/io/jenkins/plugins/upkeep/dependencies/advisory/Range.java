package io.jenkins.plugins.upkeep.dependencies.advisory;

import java.util.List;

/**
 * Versions that are affected, told by where that begins and ends.
 *
 * @param type how versions are written in it: {@code SEMVER}, {@code ECOSYSTEM} or {@code GIT}
 * @param events where it begins and ends, in any order
 */
public record Range(String type, List<Event> events) {
    public Range {
        events = List.copyOf(events);
    }

    /** Commits are no versions: such a range says nothing of a package's version. */
    boolean isOfCommits() {
        return type.equals("GIT");
    }
}
