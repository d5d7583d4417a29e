package io.jenkins.plugins.upkeep.review.trend;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;

/**
 * How often a value is measured, and how many values are enough for a trend.
 *
 * <p>Of values of each day, two weeks are the least: each weekday twice. What comes every four days or more rarely, as from a weekly task,
 * knows no weekdays; from eight values on its ranges were measured to hold as often as they say, though they are wide, and a break or what
 * lasts for some days is not seen in so few: {@link Trust} calls them a hint.
 *
 * @param values on how many days there are values
 * @param apart how many days there usually are from one to the next; 0 where there are not two
 */
public record Rhythm(int values, double apart) {
    /** The least days of what comes about daily. */
    static final int LEAST_DAYS = 14;

    private static final int LEAST_RARE = 8;
    private static final double RARE = 4;

    /**
     * @param values the values of days, the oldest first
     * @return their rhythm
     */
    public static Rhythm of(List<DailyValue> values) {
        var gaps = IntStream.range(1, values.size())
                .mapToDouble(at -> values.get(at).day().toEpochDay()
                        - values.get(at - 1).day().toEpochDay())
                .sorted()
                .toArray();
        return new Rhythm(values.size(), gaps.length == 0 ? 0 : Numbers.median(gaps));
    }

    private boolean isRare() {
        return apart >= RARE;
    }

    private int needed() {
        return isRare() ? LEAST_RARE : LEAST_DAYS;
    }

    /** Whether there are enough for a trend. */
    boolean isEnough() {
        return values >= needed();
    }

    /** What is there, and what is needed. */
    String lack() {
        var days = values == 1 ? "1 day of data" : values + " days of data";
        return days + (isRare() ? ", about " + Math.round(apart) + " days apart" : "") + "; " + needed()
                + " are needed";
    }

    /**
     * @param least the shortest time
     * @param unknown the time where nothing is known of the rhythm
     * @return after how long without a value there is reason to think that none comes any more
     */
    public Duration patience(Duration least, Duration unknown) {
        if (apart == 0) {
            return unknown;
        }
        var usual = Duration.ofHours(Math.round(apart * 60));
        return usual.compareTo(least) > 0 ? usual : least;
    }
}
