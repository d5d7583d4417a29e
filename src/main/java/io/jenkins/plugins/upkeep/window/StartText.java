package io.jenkins.plugins.upkeep.window;

import io.jenkins.plugins.upkeep.config.ConfigException;
import io.jenkins.plugins.upkeep.system.OneLine;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;

/** The start of a window as people write it. */
final class StartText {
    private StartText() {}

    /** One way to write a time. */
    @FunctionalInterface
    private interface Form {
        Instant read(String text);
    }

    /**
     * Reads {@code 2026-03-01T22:00:00Z}, {@code 2026-03-01T22:00+01:00}, and in the time zone of this machine
     * {@code 2026-03-01T22:00}, {@code 2026-03-01 22:00} and {@code 22:00}, which is the next time that the clock shows it.
     *
     * @param now the present
     * @param zone where the clock hangs
     * @throws ConfigException when it is none of these
     */
    static Instant parse(String text, Instant now, ZoneId zone) throws ConfigException {
        var written = text.strip().replaceFirst("^(\\d{4}-\\d\\d-\\d\\d) ", "$1T");
        List<Form> forms = List.of(
                word -> OffsetDateTime.parse(word).toInstant(),
                word -> LocalDateTime.parse(word).atZone(zone).toInstant(),
                word -> next(LocalTime.parse(word), now.atZone(zone)));
        return forms.stream()
                .flatMap(form -> read(form, written).stream())
                .findFirst()
                .orElseThrow(() -> new ConfigException("start: '" + OneLine.of(text)
                        + "' must be a time such as 2026-03-01T22:00:00Z, 2026-03-01 22:00 or 22:00"));
    }

    private static Optional<Instant> read(Form form, String text) {
        try {
            return Optional.of(form.read(text));
        } catch (DateTimeException e) {
            // Then it is another form, or none.
            return Optional.empty();
        }
    }

    private static Instant next(LocalTime time, ZonedDateTime now) {
        var today = now.with(time);
        return (today.isBefore(now) ? now.plusDays(1).with(time) : today).toInstant();
    }
}
