package io.jenkins.plugins.upkeep.backup.set;

import io.jenkins.plugins.upkeep.system.UpkeepException;
import io.jenkins.plugins.upkeep.system.store.Store;
import io.jenkins.plugins.upkeep.system.store.StoreLock;
import java.time.Clock;

/** The lock in a store that one run at a time holds for a service: whoever makes sets of it, or removes them. */
public final class ServiceLock {
    private ServiceLock() {}

    /**
     * Takes it.
     *
     * @param store where the sets lie
     * @param service the service
     * @param clock the clock, for the message that others get
     * @return the lock, which ends when it is closed and when this process dies
     * @throws UpkeepException when somebody else holds it; the message says who and since when
     */
    public static StoreLock take(Store store, String service, Clock clock) throws UpkeepException {
        var owner = "process " + ProcessHandle.current().pid() + " of " + System.getProperty("user.name") + " since "
                + clock.instant();
        return store.lock(SetPlace.lock(service), owner);
    }
}
