package io.jenkins.plugins.upkeep.system.store.s3;

import io.jenkins.plugins.upkeep.system.UpkeepException;
import io.jenkins.plugins.upkeep.system.store.FileLock;
import io.jenkins.plugins.upkeep.system.store.Store;
import java.net.URI;
import java.time.Clock;
import java.util.Optional;

/** Opens stores in S3. Nothing of the client's library is loaded before a store is first asked something. */
public final class S3Stores {
    private S3Stores() {}

    /**
     * Opens a store.
     *
     * @param address {@code s3://bucket/prefix?region=name}; the further parameters are endpoint, pathStyle, sse, kmsKey and
     *     storageClass
     * @param lock how the server is to refuse the removal of what is written
     * @return the store; nothing has been asked of it yet
     * @throws UpkeepException when the address is not one
     */
    public static Store open(URI address, Optional<FileLock> lock) throws UpkeepException {
        return open(S3Address.of(address), lock, S3Pace.usual(), Clock.systemUTC());
    }

    static S3Store open(S3Address address, Optional<FileLock> lock, S3Pace pace, Clock clock) {
        return new S3Store(new S3Calls(new S3Connection(address, pace)), new S3Style(address, lock, clock));
    }
}
