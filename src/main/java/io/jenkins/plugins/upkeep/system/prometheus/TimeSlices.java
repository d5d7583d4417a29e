package io.jenkins.plugins.upkeep.system.prometheus;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * A period in which there is a point at each multiple of a step, as Prometheus aligns none by itself.
 *
 * @param from the first point
 * @param until the last point
 * @param step the time between two points
 */
public record TimeSlices(Instant from, Instant until, Duration step) {
    /** Prometheus answers with at most 11,000 points of each series; a smaller answer costs it less memory at a time. */
    private static final int MOST_POINTS = 1000;

    /**
     * @param end when the period ends, at the latest
     * @param period how long it is
     * @param step the time between two points, whole seconds
     * @return the period, its points at multiples of the step since 1970
     */
    public static TimeSlices before(Instant end, Duration period, Duration step) {
        var last = end.getEpochSecond() / step.toSeconds() * step.toSeconds();
        var first = Math.max(0, last - period.toSeconds() / step.toSeconds() * step.toSeconds());
        return new TimeSlices(Instant.ofEpochSecond(first), Instant.ofEpochSecond(last), step);
    }

    /**
     * @return the same points in pieces that can be asked for at once; no point is in two of them
     */
    public List<TimeSlices> pieces() {
        var pieces = new ArrayList<TimeSlices>();
        var length = step.multipliedBy(MOST_POINTS - 1);
        for (var begin = from; !begin.isAfter(until); begin = begin.plus(length).plus(step)) {
            var end = begin.plus(length);
            pieces.add(new TimeSlices(begin, end.isAfter(until) ? until : end, step));
        }
        return pieces;
    }
}
