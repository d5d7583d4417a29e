package io.jenkins.plugins.upkeep.dependencies.apt;

import io.jenkins.plugins.upkeep.dependencies.advisory.Wanted;
import java.util.List;

/**
 * What is installed here by Debian's means.
 *
 * @param system the distribution
 * @param sources the source packages that the installed packages were built from: advisories name these
 * @param packages how many packages are installed
 */
public record Installed(OsRelease system, List<Wanted> sources, int packages) {
    public Installed {
        sources = List.copyOf(sources);
    }
}
