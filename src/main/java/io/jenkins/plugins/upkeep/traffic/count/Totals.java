package io.jenkins.plugins.upkeep.traffic.count;

import java.util.stream.IntStream;
import java.util.stream.LongStream;

/** Counts of all requests. For one thread. */
public final class Totals {
    /** What nginx logs when the client did not wait for the answer. */
    public static final int CANCELLED = 499;

    /** The answer that makes a connection a web socket. */
    public static final int SWITCHED = 101;

    private static final int STATUSES = 1_000;

    private final long[] statuses = new long[STATUSES];
    private long bytes;
    private long errorMicros;

    /** Counts a request; a negative time is none. */
    void add(int status, long size, long micros) {
        statuses[status]++;
        bytes += size;
        if (status >= 500) {
            errorMicros += Math.max(micros, 0);
        }
    }

    void add(Totals other) {
        for (int status = 0; status < STATUSES; status++) {
            statuses[status] += other.statuses[status];
        }
        bytes += other.bytes;
        errorMicros += other.errorMicros;
    }

    /** All requests. */
    public long requests() {
        return LongStream.of(statuses).sum();
    }

    /** Requests answered with one status. */
    public long status(int status) {
        return statuses[status];
    }

    /** Requests answered with a status of a range. */
    public long between(int from, int to) {
        return LongStream.of(statuses).skip(from).limit(to - from + 1L).sum();
    }

    /** Statuses that occurred. */
    public IntStream seen() {
        return IntStream.range(0, STATUSES).filter(status -> statuses[status] > 0);
    }

    /** Requests answered with 4xx, without those that the client gave up. */
    public long clientErrors() {
        return between(400, 498);
    }

    /** Requests answered with 5xx. */
    public long serverErrors() {
        return between(500, STATUSES - 1);
    }

    /** The bytes sent. */
    public long bytesSent() {
        return bytes;
    }

    /** How long the requests took that were answered with 5xx, in seconds. */
    public double errorSeconds() {
        return errorMicros / 1e6;
    }
}
