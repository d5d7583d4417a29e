package io.jenkins.plugins.upkeep.jenkins.steps;

import io.jenkins.plugins.upkeep.config.DurationText;
import io.jenkins.plugins.upkeep.system.OneLine;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;

/** Reads what is said of a maintenance window in a pipeline, and refuses what is none. */
final class WindowWords {
    private static final int LONGEST = 200;

    private WindowWords() {}

    static String duration(String text) {
        try {
            if (text != null && !DurationText.parse(text).isZero()) {
                return text;
            }
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("duration: '" + OneLine.of(text) + "' " + e.getMessage(), e);
        }
        throw new IllegalArgumentException("duration: must say how long the window may last, such as 90m or 2h");
    }

    /** One line, as it stands in announcements. */
    static String description(String text) {
        if (text == null) {
            throw new IllegalArgumentException("description: must say what is done in the window, in one line");
        }
        if (text.length() > LONGEST || !OneLine.of(text).equals(text)) {
            throw new IllegalArgumentException("description: must be one line of at most " + LONGEST + " characters");
        }
        return text;
    }

    /**
     * @param text a moment such as {@code 2026-12-01T02:00:00Z}, or a time of day such as {@code 2026-12-01T02:00}
     * @param zone where it is that time of day
     */
    static Instant start(String text, ZoneId zone) {
        try {
            return text.matches(".*([Zz]|[+-]\\d\\d(:?\\d\\d)?)")
                    ? OffsetDateTime.parse(text).toInstant()
                    : LocalDateTime.parse(text).atZone(zone).toInstant();
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(
                    "start: '" + OneLine.of(text)
                            + "' is no time such as 2026-12-01T02:00 (by the controller's clock), 2026-12-01T02:00:00Z or"
                            + " 2026-12-01T02:00+01:00",
                    e);
        }
    }
}
