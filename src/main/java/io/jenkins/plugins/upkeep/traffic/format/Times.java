package io.jenkins.plugins.upkeep.traffic.format;

import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;

/**
 * Reads the times of lines: {@code 28/Nov/2026:20:28:59 +0000}, {@code 2026-11-28T20:28:59.123+00:00} and seconds since 1970
 * with a fraction. The minute of the line before is remembered, since it is nearly always the same. For one thread.
 */
final class Times {
    /** The text is no time. */
    static final long WRONG = Long.MIN_VALUE;

    private static final String MONTHS = "JanFebMarAprMayJunJulAugSepOctNovDec";
    private static final int LOCAL_LENGTH = 26;
    private static final long ALL_BUT_SECONDS = 0xffff_ffff_ffff_0000L;
    private static final long MILLISECONDS_FROM = 100_000_000_000L;

    private long firstEight;
    private long nextEight;
    private long zoneEight;
    private long base = WRONG;

    /** Seconds since 1970. */
    long read(byte[] bytes, int from, int to) {
        if (to - from == LOCAL_LENGTH && bytes[from + 2] == '/') {
            return local(bytes, from);
        }
        if (to - from >= 19 && bytes[from + 4] == '-') {
            return iso(bytes, from, to);
        }
        return epoch(bytes, from, to);
    }

    private long local(byte[] bytes, int from) {
        var first = Scan.eight(bytes, from);
        var next = Scan.eight(bytes, from + 8);
        var zone = Scan.eight(bytes, from + 18) & ALL_BUT_SECONDS;
        if (base == WRONG || first != firstEight || next != nextEight || zone != zoneEight) {
            base = localBase(bytes, from);
            firstEight = first;
            nextEight = next;
            zoneEight = zone;
        }
        var minute = digit(bytes, from + 16);
        var second = pair(bytes, from + 18);
        return base == WRONG || minute < 0 || second < 0 || second > 60 || bytes[from + 17] != ':'
                ? WRONG
                : base + minute * 60L + second;
    }

    /** The time at the first of the ten minutes. */
    private static long localBase(byte[] bytes, int from) {
        var month = MONTHS.indexOf(Ascii.text(bytes, from + 3, from + 6));
        var year = Scan.number(bytes, from + 7, from + 11);
        var shaped =
                bytes[from + 6] == '/' && bytes[from + 11] == ':' && bytes[from + 14] == ':' && bytes[from + 20] == ' ';
        if (month < 0 || month % 3 != 0 || year < 0 || !shaped) {
            return WRONG;
        }
        var start =
                at((int) year, month / 3 + 1, pair(bytes, from), pair(bytes, from + 12), digit(bytes, from + 15) * 10);
        return plausible(start - offset(bytes, from + 21, from + 26));
    }

    private static long at(int year, int month, int day, int hour, int minute) {
        try {
            return LocalDateTime.of(year, month, day, hour, minute).toEpochSecond(ZoneOffset.UTC);
        } catch (DateTimeException e) {
            // Digits that are no date: the line is malformed.
            return WRONG / 2;
        }
    }

    private static long iso(byte[] bytes, int from, int to) {
        var year = Scan.number(bytes, from, from + 4);
        var divider = bytes[from + 10];
        var shaped = bytes[from + 7] == '-' && bytes[from + 13] == ':' && bytes[from + 16] == ':';
        if (year < 0 || !shaped || (divider != 'T' && divider != ' ')) {
            return WRONG;
        }
        int zone = from + 19;
        while (zone < to && (bytes[zone] == '.' || bytes[zone] == ',' || digit(bytes, zone) >= 0)) {
            zone++;
        }
        var second = pair(bytes, from + 17);
        var start = at(
                (int) year,
                pair(bytes, from + 5),
                pair(bytes, from + 8),
                pair(bytes, from + 11),
                pair(bytes, from + 14));
        return second < 0 || second > 60 ? WRONG : plausible(start + second - offset(bytes, zone, to));
    }

    private static long epoch(byte[] bytes, int from, int to) {
        var value = Scan.millionths(bytes, from, to);
        if (value >= 0) {
            return value / 1_000_000 < MILLISECONDS_FROM ? value / 1_000_000 : value / 1_000_000_000;
        }
        return WRONG;
    }

    /** How far a zone is ahead of UTC, in seconds; so much that no time stays plausible when it is none. */
    private static long offset(byte[] bytes, int from, int to) {
        if (from == to || (to - from == 1 && bytes[from] == 'Z')) {
            return 0;
        }
        var colon = to - from == 6 && bytes[from + 3] == ':' ? 1 : 0;
        var hours = to - from == 5 + colon ? pair(bytes, from + 1) : -1;
        var minutes = hours < 0 ? -1 : pair(bytes, from + 3 + colon);
        if (minutes < 0 || (bytes[from] != '+' && bytes[from] != '-')) {
            return WRONG / 4;
        }
        var seconds = hours * 3600L + minutes * 60L;
        return bytes[from] == '-' ? -seconds : seconds;
    }

    private static long plausible(long second) {
        return Math.abs(second) > Integer.MAX_VALUE * 100L ? WRONG : second;
    }

    private static int digit(byte[] bytes, int at) {
        int digit = bytes[at] - '0';
        return digit > 9 ? -1 : digit;
    }

    private static int pair(byte[] bytes, int at) {
        var tens = digit(bytes, at);
        var ones = digit(bytes, at + 1);
        return tens < 0 || ones < 0 ? -1 : tens * 10 + ones;
    }
}
