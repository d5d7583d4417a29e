package io.jenkins.plugins.upkeep.backup.run;

import io.jenkins.plugins.upkeep.system.UpkeepException;
import io.jenkins.plugins.upkeep.system.store.Store;
import io.jenkins.plugins.upkeep.system.store.Upload;
import io.jenkins.plugins.upkeep.testing.StoreInFront;
import java.nio.ByteBuffer;
import java.util.function.Consumer;

/** A store that lets a test do something right after a file was committed; its writer waits meanwhile. */
final class CommitHook extends StoreInFront {
    private final Consumer<String> committed;

    CommitHook(Store store, Consumer<String> committed) {
        super(store);
        this.committed = committed;
    }

    @Override
    public Upload create(String key) throws UpkeepException {
        var upload = super.create(key);
        return new Upload() {
            @Override
            public void write(ByteBuffer data) throws UpkeepException {
                upload.write(data);
            }

            @Override
            public void commit() throws UpkeepException {
                upload.commit();
                committed.accept(key);
            }

            @Override
            public void close() {
                upload.close();
            }
        };
    }
}
