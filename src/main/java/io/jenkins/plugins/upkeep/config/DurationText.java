package io.jenkins.plugins.upkeep.config;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.regex.Pattern;

/** Durations as people write them: {@code 250ms}, {@code 30s}, {@code 5m}, {@code 24h}, {@code 7d}, {@code 1y}, {@code 1h30m}. */
public final class DurationText {
    static final String EXPECTATION = "a duration such as 250ms, 30s, 5m, 24h, 7d or 1y, at most 1000y";
    static final String PATTERN = "(?=\\d)(?:\\d{1,9}y)?(?:\\d{1,9}w)?(?:\\d{1,9}d)?(?:\\d{1,9}h)?(?:\\d{1,9}m(?!s))?"
            + "(?:\\d{1,9}s)?(?:\\d{1,9}ms)?";

    private static final Duration YEAR = Duration.ofDays(365);
    private static final Duration LONGEST = YEAR.multipliedBy(1000);
    private static final Map<String, Duration> UNITS = Map.of(
            "y", YEAR,
            "w", ChronoUnit.WEEKS.getDuration(),
            "d", Duration.ofDays(1),
            "h", Duration.ofHours(1),
            "m", Duration.ofMinutes(1),
            "s", Duration.ofSeconds(1),
            "ms", Duration.ofMillis(1));
    private static final Pattern WRITTEN = Pattern.compile(PATTERN);
    private static final Pattern PART = Pattern.compile("(\\d+)([a-z]+)");

    private DurationText() {}

    /**
     * @param text numbers with units, the larger unit first; a year has 365 days
     * @return the duration, at most 1000 years
     * @throws IllegalArgumentException when it is none
     */
    public static Duration parse(String text) {
        if (WRITTEN.matcher(text).matches()) {
            var sum = sum(text);
            if (sum.compareTo(LONGEST) <= 0) {
                return sum;
            }
        }
        throw new IllegalArgumentException("must be " + EXPECTATION);
    }

    private static Duration sum(String text) {
        return PART.matcher(text)
                .results()
                .map(part -> UNITS.get(part.group(2)).multipliedBy(Long.parseLong(part.group(1))))
                .reduce(Duration.ZERO, Duration::plus);
    }
}
