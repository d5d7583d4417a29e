package io.jenkins.plugins.upkeep.dependencies.update;

import java.util.Collection;
import java.util.Collections;
import java.util.List;

/**
 * What is known against a version of a package.
 *
 * @param names the names of the advisory, the best known first; none where it cannot be told which
 * @param malice whether the version was made to do harm
 * @param sure whether that is so; else nobody can tell
 */
public record Fault(List<String> names, boolean malice, boolean sure) {
    public Fault {
        names = List.copyOf(names);
    }

    /** Whether one of several is the same, under whatever name. */
    boolean isAmong(Collection<Fault> others) {
        return others.stream().anyMatch(other -> !Collections.disjoint(names, other.names()));
    }

    /** What it is, for people. */
    String words() {
        var name = names.isEmpty() ? "some weakness" : names.get(0);
        return sure ? name : "perhaps " + name + " (nobody can tell)";
    }
}
