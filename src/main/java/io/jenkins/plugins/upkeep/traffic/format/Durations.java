package io.jenkins.plugins.upkeep.traffic.format;

/** Reads times of requests, which nginx writes in seconds: {@code 0.123}, and for upstreams {@code 0.010, 0.200 : -}. */
final class Durations {
    /** There is no time. */
    static final long NONE = -1;

    /** The text is no time. */
    static final long WRONG = -2;

    private static final long LONGEST = 10_000_000_000_000L;

    private Durations() {}

    /** The time in microseconds. */
    static long one(byte[] bytes, int from, int to) {
        if (from == to || isDash(bytes, from, to)) {
            return NONE;
        }
        var value = Scan.millionths(bytes, from, to);
        if (value >= 0 && value <= LONGEST) {
            return value;
        }
        return value < 0 ? exponent(bytes, from, to) : WRONG;
    }

    /** The sum of the times of all upstreams that were asked one after the other, in microseconds. */
    static long sum(byte[] bytes, int from, int to) {
        long sum = NONE;
        int at = from;
        while (at <= to) {
            int end = at;
            while (end < to && !isDivider(bytes[end])) {
                end++;
            }
            var value = one(bytes, at, end);
            if (value == WRONG) {
                return WRONG;
            }
            sum = value < 0 ? sum : Math.max(sum, 0) + value;
            at = end + 1;
        }
        return sum;
    }

    private static boolean isDivider(byte one) {
        return one == ',' || one == ':' || one == ' ';
    }

    private static boolean isDash(byte[] bytes, int from, int to) {
        return to - from == 1 && bytes[from] == '-';
    }

    /** A very short time as programs write it: {@code 4.2e-05}. Seldom, so it may be slow. */
    private static long exponent(byte[] bytes, int from, int to) {
        if (to - from > 32 || Scan.find(bytes, from, to, (byte) 'e') < 0) {
            return WRONG;
        }
        try {
            var seconds = Double.parseDouble(Ascii.text(bytes, from, to));
            return seconds >= 0 && seconds < LONGEST / 1e6 ? Math.round(seconds * 1e6) : WRONG;
        } catch (NumberFormatException e) {
            return WRONG;
        }
    }
}
