package io.jenkins.plugins.upkeep.dependencies.osv;

import io.jenkins.plugins.upkeep.dependencies.advisory.Wanted;
import io.jenkins.plugins.upkeep.system.UpkeepException;
import java.time.Clock;
import java.util.Collection;

/** Knows advisories about packages. */
public interface AdvisorySource {
    /**
     * @return what it is, for people: {@code folder /srv/osv}
     */
    String description();

    /**
     * Looks for the advisories about packages.
     *
     * @param wanted the packages; one that stands several times is looked for once
     * @param clock the wall clock
     * @return what there is; what could not be read is among its problems
     * @throws UpkeepException when nothing could be read
     * @throws InterruptedException when the thread was told to stop
     */
    Found find(Collection<Wanted> wanted, Clock clock) throws UpkeepException, InterruptedException;
}
