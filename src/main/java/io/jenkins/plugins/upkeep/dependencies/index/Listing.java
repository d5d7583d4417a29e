package io.jenkins.plugins.upkeep.dependencies.index;

import io.jenkins.plugins.upkeep.dependencies.manifest.Component;
import java.util.List;

/**
 * What could be learned of one package.
 *
 * @param component the package, in the version that is in use
 * @param releases its releases; none where nothing could be learned
 * @param problem why nothing could be learned; empty where all is known
 * @param place the index that was asked
 * @param down whether the index as a whole did not answer
 */
public record Listing(Component component, List<Release> releases, String problem, String place, boolean down) {
    public Listing {
        releases = List.copyOf(releases);
    }

    /**
     * @return whether the index told of the package
     */
    public boolean isKnown() {
        return problem.isEmpty();
    }
}
