package io.jenkins.plugins.upkeep.system.store;

import io.jenkins.plugins.upkeep.system.UpkeepException;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Predicate;

/**
 * A place for files that are written once: a folder, a bucket. A file has a key, names joined by {@code /}; it appears
 * whole under its key, or not at all. Safe for use by several threads.
 */
public interface Store {
    /**
     * @return where it is, for people; without a secret
     */
    String describe();

    /**
     * Begins a file.
     *
     * @param key its key; a file of this key must not be there yet
     * @return the file under way; nothing is seen of it before it is committed
     * @throws UpkeepException when the store does not take it
     */
    Upload create(String key) throws UpkeepException;

    /**
     * Opens a file as it is stored.
     *
     * @param key its key
     * @return its bytes; an {@link java.io.IOException} while reading names no key
     * @throws MissingFileException when it is not there
     * @throws UpkeepException when it cannot be read
     */
    InputStream open(String key) throws UpkeepException;

    /**
     * Opens a file as the medium has it, past what this machine still remembers of it, where the store can do that.
     * Reading is slower: for those who prove what is stored.
     *
     * @param key its key
     * @return its bytes, as {@link #open(String)} gives them
     * @throws MissingFileException when it is not there
     * @throws UpkeepException when it cannot be read
     */
    default InputStream openFresh(String key) throws UpkeepException {
        return open(key);
    }

    /**
     * Lists the files below a prefix, sorted by key.
     *
     * @param prefix the beginning of the keys, ending in {@code /}; empty for all
     * @return the files; none when there is nothing
     * @throws UpkeepException when the store cannot be read
     */
    List<StoredFile> list(String prefix) throws UpkeepException;

    /**
     * Looks at the files below a prefix in any order, as long as they are wanted: of what lies in a store that holds very much, not all need
     * be in memory.
     *
     * @param prefix the beginning of the keys, ending in {@code /}; empty for all
     * @param taking takes a file, and says whether further ones are wanted
     * @throws UpkeepException when the store cannot be read
     */
    default void each(String prefix, Predicate<StoredFile> taking) throws UpkeepException {
        for (var file : list(prefix)) {
            if (!taking.test(file)) {
                return;
            }
        }
    }

    /**
     * Lists the names directly below a prefix, sorted: the next part of the keys there.
     *
     * @param prefix the beginning of the keys, ending in {@code /}; empty for all
     * @return the names, each once
     * @throws UpkeepException when the store cannot be read
     */
    List<String> names(String prefix) throws UpkeepException;

    /**
     * Removes a file; one that is not there is no error.
     *
     * @param key its key
     * @throws LockedFileException when the store keeps it because of a lock
     * @throws UpkeepException when the store does not allow it
     */
    void delete(String key) throws UpkeepException;

    /**
     * Removes everything below a prefix, unfinished uploads included.
     *
     * @param prefix the beginning of the keys, ending in {@code /}
     * @throws LockedFileException when the store keeps some of it because of a lock; all else is removed then
     * @throws UpkeepException when the store does not allow it
     */
    void deleteAll(String prefix) throws UpkeepException;

    /**
     * Removes unfinished uploads below a prefix that were left by somebody who was killed. Only while nobody writes there.
     *
     * @param prefix the beginning of the keys, ending in {@code /}
     * @throws UpkeepException when the store does not allow it
     */
    void deleteUnfinished(String prefix) throws UpkeepException;

    /**
     * Takes a lock that other processes see, also those on other machines.
     *
     * @param key the lock's key
     * @param owner who takes it, for the message that others get
     * @return the lock, which ends when it is closed and when its holder dies
     * @throws UpkeepException when somebody else holds it; the message says who
     */
    StoreLock lock(String key, String owner) throws UpkeepException;

    /**
     * Asks whether a file is locked against removal.
     *
     * @param key its key
     * @return until when; {@link Instant#MAX} for a hold without an end; empty when it may be removed
     * @throws UpkeepException when it is not there, or the store does not say
     */
    default Optional<Instant> lockedUntil(String key) throws UpkeepException {
        return Optional.empty();
    }

    /**
     * @return the same store, which does not lock what is written to it: for what has to be removable earlier than the rest
     */
    default Store withoutLock() {
        return this;
    }

    /**
     * Looks at the store itself.
     *
     * @return what should be different about it
     * @throws UpkeepException when the store cannot be reached
     */
    default List<StoreAdvice> advice() throws UpkeepException {
        return List.of();
    }

    /**
     * @return how long it took, before this run, to bring the files to where they are read: a part of any recovery
     */
    default Duration preparation() {
        return Duration.ZERO;
    }

    /**
     * @return how many bytes are free; empty where nobody knows
     */
    OptionalLong free();
}
