package io.jenkins.plugins.upkeep.quality.calendar;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A day on which the usual hours do not hold.
 *
 * @param date the day, where the market is
 * @param opens when the market opens nevertheless; empty when it is closed all day
 * @param closes when it closes then
 */
record Holiday(LocalDate date, Optional<LocalTime> opens, Optional<LocalTime> closes) {
    private static final Pattern WRITTEN =
            Pattern.compile("(\\d{4}-\\d{2}-\\d{2})(?: (\\d{2}:\\d{2})-(\\d{2}:\\d{2}))?");

    /** A day as somebody wrote it; empty when it is none. */
    static Optional<Holiday> parse(String text) {
        var part = WRITTEN.matcher(text);
        if (!part.matches()) {
            return Optional.empty();
        }
        try {
            var opens = Optional.ofNullable(part.group(2)).map(LocalTime::parse);
            var closes = Optional.ofNullable(part.group(3)).map(LocalTime::parse);
            return opens.isPresent() && !closes.get().isAfter(opens.get())
                    ? Optional.empty()
                    : Optional.of(new Holiday(LocalDate.parse(part.group(1)), opens, closes));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
