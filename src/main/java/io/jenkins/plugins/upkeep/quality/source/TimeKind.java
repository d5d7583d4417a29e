package io.jenkins.plugins.upkeep.quality.source;

import io.jenkins.plugins.upkeep.quality.grid.Slots;
import java.time.Instant;

/**
 * How a column tells the time.
 *
 * @param micros how many microseconds its unit has; 0 for a timestamp
 */
record TimeKind(long micros) {
    /** A timestamp of the database, or a text in ISO 8601. */
    static final TimeKind TIMESTAMP = new TimeKind(0);

    private static final long SECOND = 1_000_000;
    private static final long MILLISECOND = 1_000;

    /** Microseconds from 1970 to 2000, from which on PostgreSQL counts. */
    private static final long POSTGRES_EPOCH = 946_684_800_000_000L;

    /** The unit of a number of our time: seconds up to the year 5000, then milliseconds, then microseconds. */
    static TimeKind ofNumber(double example) {
        if (Math.abs(example) < 1e11) {
            return new TimeKind(SECOND);
        }
        return new TimeKind(Math.abs(example) < 1e14 ? MILLISECOND : 1);
    }

    boolean isTimestamp() {
        return micros == 0;
    }

    /** A timestamp of PostgreSQL in microseconds since 1970; what is infinite is the far future or past. */
    static long postgres(long timestamp) {
        if (timestamp == Long.MIN_VALUE) {
            return Long.MIN_VALUE / 2;
        }
        return timestamp > Long.MAX_VALUE - POSTGRES_EPOCH ? Long.MAX_VALUE : timestamp + POSTGRES_EPOCH;
    }

    /** A number of this unit in microseconds since 1970. */
    long of(double number) {
        return (long) Math.rint(number * micros);
    }

    /** A moment as a number of this unit. */
    long number(Instant moment) {
        return Math.floorDiv(Slots.micros(moment), micros);
    }
}
