package io.jenkins.plugins.upkeep.backup.files;

import java.util.Arrays;

/**
 * The first block of an archive's member.
 *
 * @param name its name, as far as it has room there
 * @param link the target of a link, as far as it has room there
 * @param type the letter that says what it is
 * @param size how many bytes follow
 */
@SuppressWarnings("ArrayRecordComponent") // Raw names live only until the entry is made; they are never compared.
record TarHeader(byte[] name, byte[] link, char type, long size, int mode, long owner, long group, long modified) {
    static final int BLOCK = 512;
    private static final int CHECKSUM = 148;

    static TarHeader of(byte[] block) throws DamagedArchiveException {
        if (checksum(block) != number(block, CHECKSUM, 8)) {
            throw new DamagedArchiveException("the checksum of a header does not match");
        }
        return new TarHeader(
                name(block),
                text(block, 157, 100),
                (char) (block[156] & 0xff),
                number(block, 124, 12),
                (int) number(block, 100, 8) & 07777,
                number(block, 108, 8),
                number(block, 116, 8),
                number(block, 136, 12));
    }

    private static byte[] name(byte[] block) {
        var prefix = text(block, 345, 155);
        var rest = text(block, 0, 100);
        if (prefix.length == 0) {
            return rest;
        }
        var whole = Arrays.copyOf(prefix, prefix.length + 1 + rest.length);
        whole[prefix.length] = '/';
        System.arraycopy(rest, 0, whole, prefix.length + 1, rest.length);
        return whole;
    }

    private static byte[] text(byte[] block, int from, int length) {
        int end = from;
        while (end < from + length && block[end] != 0) {
            end++;
        }
        return Arrays.copyOfRange(block, from, end);
    }

    private static long number(byte[] block, int from, int length) throws DamagedArchiveException {
        long value = 0;
        int at = from;
        for (; at < from + length && !fills(block[at]); at++) {
            if (block[at] < '0' || block[at] > '7') {
                throw new DamagedArchiveException("a header holds a number that is none");
            }
            value = value * 8 + (block[at] - '0');
        }
        for (; at < from + length; at++) {
            if (!fills(block[at])) {
                throw new DamagedArchiveException("a header holds a number with something behind it");
            }
        }
        return value;
    }

    private static boolean fills(byte one) {
        return one == 0 || one == ' ';
    }

    private static long checksum(byte[] block) {
        long sum = 0;
        for (int at = 0; at < BLOCK; at++) {
            sum += at >= CHECKSUM && at < CHECKSUM + 8 ? ' ' : block[at] & 0xff;
        }
        return sum;
    }
}
