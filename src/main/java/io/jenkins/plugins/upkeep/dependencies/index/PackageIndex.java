package io.jenkins.plugins.upkeep.dependencies.index;

import io.jenkins.plugins.upkeep.dependencies.manifest.Component;
import io.jenkins.plugins.upkeep.system.UpkeepException;
import java.util.List;

/** Knows which releases of packages there are. Safe for use by several threads. */
public interface PackageIndex {
    /**
     * Asks for the releases of a package.
     *
     * @param component the package, in the version that is in use
     * @return its releases, in no order; those whose version cannot be understood are left out
     * @throws UpkeepException when the index does not answer, does not know the package, or answers what cannot be understood
     * @throws InterruptedException when this thread was told to stop
     */
    List<Release> releases(Component component) throws UpkeepException, InterruptedException;

    /**
     * @return where it is, without an account
     */
    String place();
}
