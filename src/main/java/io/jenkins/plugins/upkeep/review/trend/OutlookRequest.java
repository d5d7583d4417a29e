package io.jenkins.plugins.upkeep.review.trend;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.OptionalDouble;

/**
 * How to look at a series.
 *
 * @param now the present; points after it are left out
 * @param zone whose midnight parts the days, and whose weekdays count
 * @param window how far back to look
 * @param confidence how often ranges are to hold: between 0.5 and 0.99
 * @param floor what the value cannot fall below
 * @param ceiling what it cannot exceed
 */
public record OutlookRequest(
        Instant now, ZoneId zone, Duration window, double confidence, OptionalDouble floor, OptionalDouble ceiling) {
    /** A quarter, as pg_hardstorage looks at it. */
    public static final Duration QUARTER = Duration.ofDays(90);

    private static final double USUAL = 0.8;

    /**
     * @throws IllegalArgumentException when the confidence cannot be given, the window is empty, or the floor is above the ceiling
     */
    public OutlookRequest {
        require(confidence >= 0.5 && confidence <= 0.99, "confidence " + confidence + " is not within 0.5 and 0.99");
        require(window.compareTo(Duration.ZERO) > 0, "window " + window + " is not more than nothing");
        require(
                !(floor.orElse(Double.NEGATIVE_INFINITY) > ceiling.orElse(Double.POSITIVE_INFINITY)),
                "floor " + floor + " is above ceiling " + ceiling);
    }

    private static void require(boolean rule, String message) {
        if (!rule) {
            throw new IllegalArgumentException(message);
        }
    }

    /**
     * @param now the present
     * @return days of UTC, the last 90 of them, ranges that hold in four of five cases, a value without bounds
     */
    public static OutlookRequest usual(Instant now) {
        return new OutlookRequest(now, ZoneOffset.UTC, QUARTER, USUAL, OptionalDouble.empty(), OptionalDouble.empty());
    }

    /**
     * @param other the zone
     * @return the request with it
     */
    public OutlookRequest in(ZoneId other) {
        return new OutlookRequest(now, other, window, confidence, floor, ceiling);
    }

    /**
     * @param other how far back to look
     * @return the request with it
     */
    public OutlookRequest over(Duration other) {
        return new OutlookRequest(now, zone, other, confidence, floor, ceiling);
    }

    /**
     * @param other how often ranges are to hold
     * @return the request with it
     */
    public OutlookRequest holding(double other) {
        return new OutlookRequest(now, zone, window, other, floor, ceiling);
    }

    /**
     * @param least what the value cannot fall below: 0 for counts
     * @return the request with it
     */
    public OutlookRequest atLeast(double least) {
        return new OutlookRequest(now, zone, window, confidence, OptionalDouble.of(least), ceiling);
    }

    /**
     * @param most what the value cannot exceed: 1 for a share
     * @return the request with it
     */
    public OutlookRequest atMost(double most) {
        return new OutlookRequest(now, zone, window, confidence, floor, OptionalDouble.of(most));
    }
}
