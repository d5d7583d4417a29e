package io.jenkins.plugins.upkeep.dependencies.osv;

import io.jenkins.plugins.upkeep.dependencies.advisory.Problem;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * What a source knows about packages.
 *
 * @param matches the packages that are affected
 * @param undecided of what cannot be told whether it affects a package
 * @param problems what could not be read
 * @param records how many advisories were read
 * @param newest when the newest advisory of each ecosystem was last changed, by the ecosystem's name without a release; an ecosystem
 *     of which there is none is absent
 * @param live whether the source answers from the data of this moment; then {@code newest} says nothing
 */
public record Found(
        List<Match> matches,
        List<Undecided> undecided,
        List<Problem> problems,
        long records,
        Map<String, Instant> newest,
        boolean live) {
    public Found {
        matches = List.copyOf(matches);
        undecided = List.copyOf(undecided);
        problems = List.copyOf(problems);
        newest = Map.copyOf(newest);
    }

    /**
     * @param family the name of an ecosystem without a release
     * @return whether the source has data of it at all
     */
    public boolean covers(String family) {
        return live || newest.containsKey(family);
    }
}
