package io.jenkins.plugins.upkeep.testing;

import io.jenkins.plugins.upkeep.system.UpkeepException;
import io.jenkins.plugins.upkeep.system.store.Store;
import io.jenkins.plugins.upkeep.system.store.StoreLock;
import io.jenkins.plugins.upkeep.system.store.StoredFile;
import io.jenkins.plugins.upkeep.system.store.Upload;
import java.io.InputStream;
import java.util.List;
import java.util.OptionalLong;

/** A store that does what another one does, but for what a test has it do otherwise. */
public class StoreInFront implements Store {
    private final Store behind;

    public StoreInFront(Store behind) {
        this.behind = behind;
    }

    @Override
    public String describe() {
        return behind.describe();
    }

    @Override
    public Upload create(String key) throws UpkeepException {
        return behind.create(key);
    }

    @Override
    public InputStream open(String key) throws UpkeepException {
        return behind.open(key);
    }

    @Override
    public InputStream openFresh(String key) throws UpkeepException {
        return behind.openFresh(key);
    }

    @Override
    public List<StoredFile> list(String prefix) throws UpkeepException {
        return behind.list(prefix);
    }

    @Override
    public List<String> names(String prefix) throws UpkeepException {
        return behind.names(prefix);
    }

    @Override
    public void delete(String key) throws UpkeepException {
        behind.delete(key);
    }

    @Override
    public void deleteAll(String prefix) throws UpkeepException {
        behind.deleteAll(prefix);
    }

    @Override
    public void deleteUnfinished(String prefix) throws UpkeepException {
        behind.deleteUnfinished(prefix);
    }

    @Override
    public StoreLock lock(String key, String owner) throws UpkeepException {
        return behind.lock(key, owner);
    }

    @Override
    public OptionalLong free() {
        return behind.free();
    }
}
