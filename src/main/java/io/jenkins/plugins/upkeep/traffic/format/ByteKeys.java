package io.jenkins.plugins.upkeep.traffic.format;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Predicate;

/**
 * A table with short byte strings as keys, which need not be copied to be found. Nobody outside can know which keys collide. For one
 * thread.
 *
 * @param <V> what is found
 */
public final class ByteKeys<V> {
    private static final long FACTOR = 0x9E3779B97F4A7C15L;

    private final long seed;
    private final int capacity;
    private final byte[][] keys;
    private final long[] hashes;
    private final Object[] values;
    private final int mask;
    private int size;
    private long lastHash;

    /**
     * @param capacity how many keys there may be
     */
    public ByteKeys(int capacity) {
        this(capacity, ThreadLocalRandom.current().nextLong());
    }

    private ByteKeys(int capacity, long seed) {
        this.capacity = capacity;
        this.seed = seed;
        var slots = Integer.highestOneBit(capacity) * 4;
        this.keys = new byte[slots][];
        this.hashes = new long[slots];
        this.values = new Object[slots];
        this.mask = slots - 1;
    }

    /**
     * @param bytes holds the key at its start
     * @param length the key's length
     * @return the value; null when the key is not there
     */
    public V find(byte[] bytes, int length) {
        return find(bytes, 0, length);
    }

    /**
     * @param bytes holds the key
     * @param from where it begins
     * @param to where it ends
     * @return the value; null when the key is not there
     */
    @SuppressWarnings("unchecked")
    public V find(byte[] bytes, int from, int to) {
        var hash = hash(bytes, from, to);
        lastHash = hash;
        int slot = (int) hash & mask;
        while (keys[slot] != null) {
            if (hashes[slot] == hash && Arrays.equals(keys[slot], 0, keys[slot].length, bytes, from, to)) {
                return (V) values[slot];
            }
            slot = (slot + 1) & mask;
        }
        return null;
    }

    /** Adds a key that is not there, which is the one that was looked for last. */
    public void add(byte[] bytes, int length, V value) {
        put(Arrays.copyOf(bytes, length), lastHash, value);
    }

    /** Adds a key that is not there, which is the one that was looked for last. */
    public void add(byte[] bytes, int from, int to, V value) {
        put(Arrays.copyOfRange(bytes, from, to), lastHash, value);
    }

    private void put(byte[] key, long hash, V value) {
        if (size == capacity) {
            throw new IllegalStateException("a table for " + capacity + " keys is full");
        }
        int slot = (int) hash & mask;
        while (keys[slot] != null) {
            slot = (slot + 1) & mask;
        }
        keys[slot] = key;
        hashes[slot] = hash;
        values[slot] = value;
        size++;
    }

    /** The number of keys. */
    public int size() {
        return size;
    }

    /** All values, in no order. */
    @SuppressWarnings("unchecked")
    public List<V> values() {
        var all = new ArrayList<V>(size);
        for (int slot = 0; slot < keys.length; slot++) {
            if (keys[slot] != null) {
                all.add((V) values[slot]);
            }
        }
        return all;
    }

    /** A table of those that pass. What was looked for last may be added to it. */
    @SuppressWarnings("unchecked")
    public ByteKeys<V> keep(Predicate<V> wanted) {
        var kept = new ByteKeys<V>(capacity, seed);
        for (int slot = 0; slot < keys.length; slot++) {
            if (keys[slot] != null && wanted.test((V) values[slot])) {
                kept.put(keys[slot], hashes[slot], (V) values[slot]);
            }
        }
        kept.lastHash = lastHash;
        return kept;
    }

    private long hash(byte[] bytes, int from, int to) {
        long hash = seed ^ (to - from);
        int at = from;
        for (; at + Long.BYTES <= to; at += Long.BYTES) {
            hash = mixed(hash ^ Scan.eight(bytes, at));
        }
        long rest = 0;
        for (; at < to; at++) {
            rest = (rest << 8) | (bytes[at] & 0xff);
        }
        return mixed(hash ^ rest);
    }

    private static long mixed(long value) {
        var product = value * FACTOR;
        return product ^ (product >>> 29);
    }
}
