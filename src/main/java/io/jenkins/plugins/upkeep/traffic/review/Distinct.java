package io.jenkins.plugins.upkeep.traffic.review;

import io.jenkins.plugins.upkeep.traffic.format.Ascii;
import java.util.ArrayList;
import java.util.List;

/** Counts different texts up to a number, and keeps the first few of them. For one thread. */
final class Distinct {
    private static final int SAMPLES = 3;
    private static final int SMALLEST = 8;

    private final int most;
    private final List<String> samples = new ArrayList<>(SAMPLES);
    private long[] hashes = new long[0];
    private int count;

    /**
     * @param most where counting ends; a power of two
     */
    Distinct(int most) {
        this.most = most;
    }

    void add(byte[] bytes, int from, int to) {
        if (count == most) {
            return;
        }
        if (count * 2 >= hashes.length) {
            grow();
        }
        if (put(hash(bytes, from, to))) {
            count++;
            sample(bytes, from, to);
        }
    }

    private void sample(byte[] bytes, int from, int to) {
        if (samples.size() < SAMPLES) {
            samples.add(Ascii.shown(bytes, from, Math.min(to, from + 60)));
        }
    }

    private boolean put(long hash) {
        int slot = (int) hash & (hashes.length - 1);
        while (hashes[slot] != 0 && hashes[slot] != hash) {
            slot = (slot + 1) & (hashes.length - 1);
        }
        var isNew = hashes[slot] == 0;
        hashes[slot] = hash;
        return isNew;
    }

    private void grow() {
        var old = hashes;
        hashes = new long[Math.max(SMALLEST, old.length * 2)];
        for (var hash : old) {
            if (hash != 0) {
                put(hash);
            }
        }
    }

    /** Sixty-four bits by the way of FNV, never 0. */
    private static long hash(byte[] bytes, int from, int to) {
        long hash = 0xcbf29ce484222325L;
        for (int at = from; at < to; at++) {
            hash = (hash ^ (bytes[at] & 0xff)) * 0x100000001b3L;
        }
        var mixed = hash ^ (hash >>> 32);
        return mixed == 0 ? 1 : mixed;
    }

    int count() {
        return count;
    }

    /** The number for people: {@code 12}, {@code 64 or more}. */
    String words() {
        return count == most ? most + " or more" : String.valueOf(count);
    }

    List<String> samples() {
        return samples;
    }
}
