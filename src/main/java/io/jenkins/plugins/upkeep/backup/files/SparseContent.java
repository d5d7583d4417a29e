package io.jenkins.plugins.upkeep.backup.files;

import io.jenkins.plugins.upkeep.system.hashing.Sha256;
import java.io.IOException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;

/** Reads a file with holes as GNU tar stores it (its sparse format 1.0): a map of the data in decimal digits, then the data. */
final class SparseContent {
    private static final long MOST_ZEROS = 16L << 30;
    private static final long MOST_STRETCHES = 8 << 20;
    private static final byte[] ZEROS = new byte[64 << 10];

    private final TarInput input;
    private final MessageDigest sha256 = Sha256.start();
    private byte[] block = new byte[0];
    private int at;
    private long read;

    SparseContent(TarInput input) {
        this.input = input;
    }

    ContentDigest digest(long stored, long size) throws IOException {
        var map = map(stored);
        var data = stored - read;
        if (!describes(map, data, size)) {
            throw new DamagedArchiveException("the map of a file with holes does not match its data");
        }
        var holesLeftOut = size - data > MOST_ZEROS;
        hash(map, size, holesLeftOut);
        return new ContentDigest(HexFormat.of().formatHex(sha256.digest()), holesLeftOut, data, false);
    }

    private static boolean describes(long[] map, long data, long size) {
        var position = 0L;
        var left = data;
        for (int stretch = 0; stretch < map.length; stretch += 2) {
            if (map[stretch] < position || map[stretch + 1] > left || map[stretch] > size - map[stretch + 1]) {
                return false;
            }
            position = map[stretch] + map[stretch + 1];
            left -= map[stretch + 1];
        }
        return left == 0;
    }

    private void hash(long[] map, long size, boolean holesLeftOut) throws IOException {
        var position = 0L;
        for (int stretch = 0; stretch < map.length; stretch += 2) {
            zeros(holesLeftOut ? 0 : map[stretch] - position);
            input.digest(map[stretch + 1], sha256);
            position = map[stretch] + map[stretch + 1];
        }
        zeros(holesLeftOut ? 0 : size - position);
    }

    private void zeros(long count) {
        for (long left = count; left > 0; left -= ZEROS.length) {
            sha256.update(ZEROS, 0, (int) Math.min(left, ZEROS.length));
        }
    }

    private long[] map(long stored) throws IOException {
        var stretches = number(stored);
        if (stretches > MOST_STRETCHES) {
            throw new DamagedArchiveException(
                    "a file with holes has more than " + MOST_STRETCHES + " stretches of data");
        }
        var numbers = stretches * 2;
        // Grows with what is really there: a damaged count must not ask for all memory.
        var map = new long[64];
        int read = 0;
        for (; read < numbers; read++) {
            map = read < map.length ? map : Arrays.copyOf(map, 2 * map.length);
            map[read] = number(stored);
        }
        return Arrays.copyOf(map, read);
    }

    private long number(long stored) throws IOException {
        long value = 0;
        for (int digit = next(stored); digit != '\n'; digit = next(stored)) {
            if (digit < '0' || digit > '9' || value > Long.MAX_VALUE / 100) {
                throw new DamagedArchiveException("the map of a file with holes is not readable");
            }
            value = value * 10 + (digit - '0');
        }
        return value;
    }

    private int next(long stored) throws IOException {
        if (at == block.length) {
            if (read >= stored) {
                throw new DamagedArchiveException("the map of a file with holes does not end");
            }
            block = input.block();
            read += block.length;
            at = 0;
        }
        return block[at++];
    }
}
