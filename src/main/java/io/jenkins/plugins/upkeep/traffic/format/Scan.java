package io.jenkins.plugins.upkeep.traffic.format;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Looks through bytes, eight at a time where that is quicker. */
public final class Scan {
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long ONES = 0x0101010101010101L;
    private static final long HIGHS = 0x8080808080808080L;

    private Scan() {}

    /**
     * @param bytes where to look
     * @param from the first place
     * @param to the end, which is not looked at
     * @param wanted the byte
     * @return its first place; -1 when it is not there
     */
    public static int find(byte[] bytes, int from, int to, byte wanted) {
        var pattern = (wanted & 0xff) * ONES;
        int at = from;
        for (; at + Long.BYTES <= to; at += Long.BYTES) {
            var differs = eight(bytes, at) ^ pattern;
            var hit = (differs - ONES) & ~differs & HIGHS;
            if (hit != 0) {
                return at + (Long.numberOfTrailingZeros(hit) >>> 3);
            }
        }
        for (; at < to; at++) {
            if (bytes[at] == wanted) {
                return at;
            }
        }
        return -1;
    }

    /** The eight bytes at a place, the first one lowest. */
    public static long eight(byte[] bytes, int at) {
        return (long) LONGS.get(bytes, at);
    }

    /** Whether a text stands at a place, all of it before the end. */
    static boolean startsWith(byte[] bytes, int at, int to, byte[] text) {
        if (at + text.length > to) {
            return false;
        }
        for (int i = 0; i < text.length; i++) {
            if (bytes[at + i] != text[i]) {
                return false;
            }
        }
        return true;
    }

    /** A whole number of digits; -1 when there is none, or something else with it. */
    static long number(byte[] bytes, int from, int to) {
        if (from >= to || to - from > 18) {
            return -1;
        }
        long value = 0;
        for (int at = from; at < to; at++) {
            int digit = bytes[at] - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            value = value * 10 + digit;
        }
        return value;
    }

    /** A number with a fraction or without, in millionths; -1 when there is none, or something else with it. */
    static long millionths(byte[] bytes, int from, int to) {
        var point = find(bytes, from, to, (byte) '.');
        if (point < 0) {
            var whole = number(bytes, from, to);
            return whole < 0 || whole > Long.MAX_VALUE / 1_000_000 ? -1 : whole * 1_000_000;
        }
        var whole = number(bytes, from, point);
        var end = Math.min(to, point + 7);
        var fraction = number(bytes, point + 1, end);
        if (whole < 0
                || fraction < 0
                || whole > Long.MAX_VALUE / 2_000_000
                || (end < to && number(bytes, end, to) < 0)) {
            return -1;
        }
        for (int digits = end - point - 1; digits < 6; digits++) {
            fraction *= 10;
        }
        return whole * 1_000_000 + fraction;
    }
}
