package io.jenkins.plugins.upkeep.quality.source;

import io.jenkins.plugins.upkeep.quality.grid.Slots;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.OptionalLong;

/** Reads the time of a line: ISO 8601 with or without an offset, a day, or a number of seconds, milliseconds or microseconds. */
final class CsvClock {
    private CsvClock() {}

    /** The time in microseconds since 1970; empty when the text is none. What has no offset is UTC. */
    static OptionalLong micros(String text) {
        var time = text.strip();
        try {
            if (time.matches("-?\\d{1,18}(\\.\\d+)?")) {
                var number = Double.parseDouble(time);
                return OptionalLong.of(TimeKind.ofNumber(number).of(number));
            }
            return OptionalLong.of(iso(time.replace(' ', 'T')));
        } catch (DateTimeException | ArithmeticException e) {
            return OptionalLong.empty();
        }
    }

    private static long iso(String time) {
        if (time.length() == 10) {
            return Slots.micros(LocalDate.parse(time).atStartOfDay().toInstant(ZoneOffset.UTC));
        }
        var hasOffset = time.endsWith("Z") || time.matches(".*[+-]\\d{2}(:?\\d{2})?");
        return Slots.micros(
                hasOffset
                        ? OffsetDateTime.parse(withMinutes(time)).toInstant()
                        : LocalDateTime.parse(time).toInstant(ZoneOffset.UTC));
    }

    /** PostgreSQL leaves minutes of an offset out, others the colon. */
    private static String withMinutes(String time) {
        return time.replaceFirst("([+-]\\d{2})$", "$1:00").replaceFirst("([+-]\\d{2})(\\d{2})$", "$1:$2");
    }
}
