package io.jenkins.plugins.upkeep.backup.retention;

import io.jenkins.plugins.upkeep.backup.Retention;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** A stretch of time of which the last set may stay. In UTC; weeks are those of ISO 8601, which begin on Mondays. */
enum Slot {
    /** A day. */
    DAY("uuuu-MM-dd"),
    /** A week. */
    WEEK("YYYY-'W'ww"),
    /** A month. */
    MONTH("uuuu-MM"),
    /** A year. */
    YEAR("uuuu");

    private final DateTimeFormatter form;

    Slot(String pattern) {
        // The weeks of the root locale are not those of ISO.
        this.form = DateTimeFormatter.ofPattern(pattern, Locale.GERMANY).withZone(ZoneOffset.UTC);
    }

    String name(Instant moment) {
        return form.format(moment);
    }

    int most(Retention rule) {
        return switch (this) {
            case DAY -> rule.daily();
            case WEEK -> rule.weekly();
            case MONTH -> rule.monthly();
            case YEAR -> rule.yearly();
        };
    }
}
