package io.jenkins.plugins.upkeep.system.codec;

import io.jenkins.plugins.upkeep.system.UpkeepException;
import io.jenkins.plugins.upkeep.system.hashing.Sha256;
import io.jenkins.plugins.upkeep.system.store.Upload;
import java.nio.ByteBuffer;

/** Hashes and counts what goes into a store. For one thread. */
final class HashedUpload implements Upload {
    private final Upload target;
    private final Sha256 sha = new Sha256();
    private long size;

    HashedUpload(Upload target) {
        this.target = target;
    }

    @Override
    public void write(ByteBuffer data) throws UpkeepException {
        size += data.remaining();
        sha.update(data.duplicate());
        target.write(data);
    }

    @Override
    public void commit() throws UpkeepException {
        target.commit();
    }

    @Override
    public void close() {
        target.close();
    }

    long size() {
        return size;
    }

    /** The digest of all; asked for once. */
    String sha256() {
        return sha.hex();
    }
}
