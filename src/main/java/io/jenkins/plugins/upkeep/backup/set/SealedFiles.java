package io.jenkins.plugins.upkeep.backup.set;

import io.jenkins.plugins.upkeep.system.UpkeepException;
import io.jenkins.plugins.upkeep.system.store.Store;
import io.jenkins.plugins.upkeep.system.store.StoreException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;

/** The sealed documents in a store. What is written is read back from the medium before anybody relies on it. */
public record SealedFiles(Store store) {
    /**
     * Reads a document.
     *
     * @throws DamagedSetException when its seal does not fit
     * @throws UpkeepException when it cannot be read
     */
    public <T> T read(String key, Class<T> type) throws UpkeepException {
        return read(key, store.open(key), type);
    }

    private static <T> T read(String key, InputStream opened, Class<T> type) throws UpkeepException {
        try (var content = opened) {
            return SealedJson.read(key, content.readAllBytes(), type);
        } catch (IOException e) {
            throw new StoreException(key + ": cannot be read: " + e.getMessage() + "; look at the store's disk", e);
        }
    }

    /**
     * Writes a document.
     *
     * @return it as it was read back
     * @throws DamagedSetException when the store gives back something else
     * @throws UpkeepException when the store does not take it, or it cannot be read back
     */
    public <T> T write(String key, T document, Class<T> type) throws UpkeepException {
        try (var upload = store.create(key)) {
            upload.write(ByteBuffer.wrap(SealedJson.write(document)));
            upload.commit();
        }
        var stored = read(key, store.openFresh(key), type);
        if (!stored.equals(document)) {
            throw new DamagedSetException(
                    key + ": the store gives back another document than was written; look at " + store.describe());
        }
        return stored;
    }
}
