package io.jenkins.plugins.upkeep.review.trend;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * What is known of a value and its future.
 */
public final class Known implements Outlook {
    /** How many days ahead reports look. */
    public static final List<Integer> HORIZONS = List.of(30, 90, 365);

    Known() {}

    /** The values that all this comes from. */
    public List<DailyValue> days() {
        throw new UnsupportedOperationException("to come");
    }

    /** The day from which on the values count for the trend and forecasts: the first, or that of the last break. */
    public LocalDate since() {
        throw new UnsupportedOperationException("to come");
    }

    /** How fast the value changes. */
    public Slope slope() {
        throw new UnsupportedOperationException("to come");
    }

    /** What weekdays do; empty when they do nothing that could be told from chance, or too few weeks are known. */
    public Optional<Seasonality> seasonality() {
        throw new UnsupportedOperationException("to come");
    }

    /** Where the course broke, the oldest first. */
    public List<ChangePoint> changes() {
        throw new UnsupportedOperationException("to come");
    }

    /** The value that the course gives for the present, without weekday and scatter. */
    public double level() {
        throw new UnsupportedOperationException("to come");
    }

    /** How much of what is above or below the course one day is so on the next: 0 nothing, 1 all. */
    public double persistence() {
        throw new UnsupportedOperationException("to come");
    }

    /**
     * @param time a time, of the past or the future
     * @return what the value of that day is expected to be
     */
    public Forecast at(Instant time) {
        throw new UnsupportedOperationException("to come");
    }

    /**
     * @param days how many days after the present
     * @return what the value is expected to be then
     */
    public Forecast ahead(int days) {
        throw new UnsupportedOperationException("to come");
    }

    /** The forecasts of {@link #HORIZONS}. */
    public List<Forecast> forecasts() {
        throw new UnsupportedOperationException("to come");
    }

    /**
     * @param limit a limit from above: a capacity
     * @return when the value has grown to it
     */
    public Reach reaches(double limit) {
        throw new UnsupportedOperationException("to come");
    }

    /**
     * @param limit a limit from below: what must stay free
     * @return when the value has fallen to it
     */
    public Reach fallsTo(double limit) {
        throw new UnsupportedOperationException("to come");
    }
}
