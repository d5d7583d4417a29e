package io.jenkins.plugins.upkeep.postgres.notes;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.jenkins.plugins.upkeep.system.UpkeepException;
import io.jenkins.plugins.upkeep.system.json.Json;
import io.jenkins.plugins.upkeep.system.store.Store;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * What maintenance remembers from run to run, also when it is killed: small documents in a folder of a store. In the database
 * itself it leaves nothing. Safe for use by several threads.
 */
public final class Notes {
    private static final ObjectMapper MAPPER = Json.mapper();
    private static final String ENDING = ".json";

    private final Store store;
    private final String prefix;

    /**
     * @param store where the documents lie
     * @param prefix the beginning of their keys, ending in {@code /}
     */
    public Notes(Store store, String prefix) {
        this.store = store.withoutLock();
        this.prefix = prefix;
    }

    /**
     * The documents of one kind below this.
     *
     * @param kind a word of letters
     */
    public Notes of(String kind) {
        return new Notes(store, prefix + kind + "/");
    }

    /**
     * A document with the name that it is kept under.
     *
     * @param name its name
     * @param content what it says
     * @param <T> its type
     */
    public record Note<T>(String name, T content) {}

    /**
     * @param type the documents' type
     * @return all of them in the order of their names; those that cannot be understood are left out, since they may come of a
     *     later version or of a disk that was full
     * @throws UpkeepException when the store cannot be read
     */
    public <T> List<Note<T>> all(Class<T> type) throws UpkeepException {
        var notes = new ArrayList<Note<T>>();
        for (var name : store.names(prefix)) {
            if (name.endsWith(ENDING)) {
                read(name, type, notes);
            }
        }
        return notes;
    }

    private <T> void read(String file, Class<T> type, List<Note<T>> notes) throws UpkeepException {
        try (var content = store.open(prefix + file)) {
            var name = file.substring(0, file.length() - ENDING.length());
            notes.add(new Note<>(name, MAPPER.readValue(content.readAllBytes(), type)));
        } catch (JsonProcessingException e) {
            // Left out, see above.
        } catch (IOException e) {
            throw new UpkeepException(
                    store.describe() + ": " + prefix + file + " cannot be read: " + e.getMessage(), e);
        }
    }

    /**
     * Keeps a document.
     *
     * @param name a name that is free, of characters that any store takes
     * @throws UpkeepException when the store does not take it
     */
    public void put(String name, Object content) throws UpkeepException {
        try (var upload = store.create(prefix + name + ENDING)) {
            upload.write(ByteBuffer.wrap(MAPPER.writeValueAsBytes(content)));
            upload.commit();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a note cannot be written as JSON: " + e.getOriginalMessage(), e);
        }
    }

    /**
     * Forgets a document; one that is not there is no error.
     *
     * @throws UpkeepException when the store does not allow it
     */
    public void remove(String name) throws UpkeepException {
        store.delete(prefix + name + ENDING);
    }
}
