package io.jenkins.plugins.upkeep.dependencies.update;

import io.jenkins.plugins.upkeep.dependencies.manifest.Component;
import io.jenkins.plugins.upkeep.system.UpkeepException;
import java.time.Clock;
import java.util.Collection;

/** Where it is known which updates mend vulnerabilities. */
@FunctionalInterface
public interface FixSource {
    /**
     * Looks up what is known of packages, once in a run.
     *
     * @param components the packages in the versions that are in use
     * @param clock the wall clock
     * @return what is known
     * @throws UpkeepException when nothing could be read
     * @throws InterruptedException when this thread was told to stop
     */
    Fixes about(Collection<Component> components, Clock clock) throws UpkeepException, InterruptedException;

    /** Nothing is known. */
    static FixSource none() {
        return (components, clock) -> Fixes.none();
    }
}
