package io.jenkins.plugins.upkeep.backup.run;

import io.jenkins.plugins.upkeep.system.UpkeepException;
import io.jenkins.plugins.upkeep.system.store.Store;
import io.jenkins.plugins.upkeep.system.store.StoreLock;
import io.jenkins.plugins.upkeep.system.store.StoredFile;
import io.jenkins.plugins.upkeep.system.store.Upload;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Consumer;

/** A store that lets a test do something right after a file was committed; its writer waits meanwhile. */
record CommitHook(Store store, Consumer<String> committed) implements Store {
    @Override
    public Upload create(String key) throws UpkeepException {
        var upload = store.create(key);
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

    @Override
    public String describe() {
        return store.describe();
    }

    @Override
    public InputStream open(String key) throws UpkeepException {
        return store.open(key);
    }

    @Override
    public List<StoredFile> list(String prefix) throws UpkeepException {
        return store.list(prefix);
    }

    @Override
    public List<String> names(String prefix) throws UpkeepException {
        return store.names(prefix);
    }

    @Override
    public void delete(String key) throws UpkeepException {
        store.delete(key);
    }

    @Override
    public void deleteAll(String prefix) throws UpkeepException {
        store.deleteAll(prefix);
    }

    @Override
    public void deleteUnfinished(String prefix) throws UpkeepException {
        store.deleteUnfinished(prefix);
    }

    @Override
    public StoreLock lock(String key, String owner) throws UpkeepException {
        return store.lock(key, owner);
    }

    @Override
    public OptionalLong free() {
        return store.free();
    }
}
