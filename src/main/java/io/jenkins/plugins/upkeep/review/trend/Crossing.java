package io.jenkins.plugins.upkeep.review.trend;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/**
 * Looks for the day on which a limit is reached.
 *
 * @param analysis what is known
 * @param trust how far ahead it tells anything
 * @param limit the limit
 * @param sign 1 when values grow to it, -1 when they fall to it
 */
record Crossing(Analysis analysis, Trust trust, double limit, int sign) {
    private static final int YEAR = 365;
    private static final int NEWEST_DAYS = 3;

    Reach find() {
        var now = analysis.request().now();
        if (isThere(newest()) || isThere(analysis.level(now))) {
            var today = Optional.of(analysis.day(now));
            var reason = isThere(newest()) ? "the newest values are there" : "the course is there at present";
            return new Reach(Reach.State.ALREADY, today, today, today, Confidence.HIGH, reason);
        }
        var farthest = farthest();
        var earliest = first(sign > 0 ? Range::high : Range::low, farthest);
        var likely = first(Range::middle, farthest);
        var latest = first(sign > 0 ? Range::low : Range::high, farthest);
        var judged = trust.at(likely.or(() -> earliest).orElse(day(Math.max(farthest, 0))));
        var state = state(earliest, likely, farthest);
        var reason = state == Reach.State.NOT_KNOWN
                ? "not within " + farthest + " days; " + trust.at(day(YEAR)).reason() + " to look a year ahead"
                : judged.reason();
        return new Reach(state, date(earliest), date(likely), date(latest), judged.confidence(), reason);
    }

    /** The median of the newest days: one odd day is no present. */
    private double newest() {
        var values = analysis.values();
        return Numbers.median(values.subList(Math.max(0, values.size() - NEWEST_DAYS), values.size()).stream()
                .mapToDouble(DailyValue::value)
                .sorted()
                .toArray());
    }

    private static Reach.State state(Optional<Instant> earliest, Optional<Instant> likely, int farthest) {
        if (likely.isPresent()) {
            return Reach.State.LIKELY;
        }
        if (earliest.isPresent()) {
            return Reach.State.POSSIBLE;
        }
        return farthest < YEAR ? Reach.State.NOT_KNOWN : Reach.State.NOT_WITHIN_A_YEAR;
    }

    /** The last day of which something may be said; 0 when the newest value is too old for anything. */
    private int farthest() {
        int days = YEAR;
        while (days > 0 && trust.at(day(days)).confidence() == Confidence.INSUFFICIENT) {
            days--;
        }
        return days;
    }

    private Optional<Instant> first(ToDoubleFunction<Range> end, int farthest) {
        for (int days = 1; days <= farthest; days++) {
            if (isThere(end.applyAsDouble(analysis.range(day(days))))) {
                return Optional.of(day(days));
            }
        }
        return Optional.empty();
    }

    private Optional<LocalDate> date(Optional<Instant> time) {
        return time.map(analysis::day);
    }

    private Instant day(int days) {
        return analysis.request().now().plus(Duration.ofDays(days));
    }

    private boolean isThere(double value) {
        return sign * value >= sign * limit;
    }
}
