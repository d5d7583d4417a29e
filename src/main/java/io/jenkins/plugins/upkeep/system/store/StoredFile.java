package io.jenkins.plugins.upkeep.system.store;

import java.time.Instant;

/**
 * A file in a store.
 *
 * @param key its key
 * @param size its size in bytes, as it is stored
 * @param modified when it was written, by the store's clock
 */
public record StoredFile(String key, long size, Instant modified) {}
