package io.jenkins.plugins.upkeep.traffic.count;

import io.jenkins.plugins.upkeep.traffic.files.Period;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Counts by the hours of the clock. For one thread. */
final class Hours {
    private static final int SECONDS = 3_600;

    private final long first;
    private final long[] requests;
    private final long[] errors;
    private final long[] timed;
    private final long[] micros;

    Hours(Period period) {
        first = Math.floorDiv(period.start(), SECONDS);
        var count = Math.toIntExact(Math.floorDiv(period.end(), SECONDS) - first + 1);
        requests = new long[count];
        errors = new long[count];
        timed = new long[count];
        micros = new long[count];
    }

    /** Counts a request; a negative time is none. */
    void add(long second, boolean error, long time) {
        var hour = (int) (second / SECONDS - first);
        requests[hour]++;
        errors[hour] += error ? 1 : 0;
        if (time >= 0) {
            timed[hour]++;
            micros[hour] += time;
        }
    }

    void add(Hours other) {
        for (int hour = 0; hour < requests.length; hour++) {
            requests[hour] += other.requests[hour];
            errors[hour] += other.errors[hour];
            timed[hour] += other.timed[hour];
            micros[hour] += other.micros[hour];
        }
    }

    /** All hours of the period, also those without requests. */
    List<Hour> list() {
        var hours = new ArrayList<Hour>(requests.length);
        for (int at = 0; at < requests.length; at++) {
            var start = Instant.ofEpochSecond((first + at) * SECONDS);
            hours.add(new Hour(start, requests[at], errors[at], timed[at], micros[at] / 1e6));
        }
        return hours;
    }
}
