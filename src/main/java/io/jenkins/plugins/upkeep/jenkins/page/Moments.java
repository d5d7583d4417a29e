package io.jenkins.plugins.upkeep.jenkins.page;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * Writes moments as people read them on a page.
 *
 * @param now the present
 * @param zone the zone of the reader
 */
record Moments(Instant now, ZoneId zone) {
    private static final DateTimeFormatter FULL =
            DateTimeFormatter.ofPattern("EEE d MMM uuuu, HH:mm z", Locale.ENGLISH);
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("EEE d MMM", Locale.ENGLISH);
    private static final DateTimeFormatter HOUR = DateTimeFormatter.ofPattern("HH:mm", Locale.ENGLISH);
    private static final long HOURS_SHOWN = 48;

    String full(Instant moment) {
        return FULL.format(moment.atZone(zone));
    }

    String day(Instant moment) {
        return DAY.format(moment.atZone(zone));
    }

    String hour(Instant moment) {
        return HOUR.format(moment.atZone(zone));
    }

    /** How long something is past: {@code 5 min}, {@code 3 h}, {@code 12 d}. */
    String age(Instant moment) {
        return words(Duration.between(moment, now));
    }

    /** How long something is ahead. */
    String until(Instant moment) {
        return words(Duration.between(now, moment));
    }

    private static String words(Duration duration) {
        var minutes = Math.max(0, duration.toMinutes());
        if (minutes < 1) {
            return "less than a minute";
        }
        if (minutes < 60) {
            return minutes + " min";
        }
        var hours = minutes / 60;
        return hours < HOURS_SHOWN ? hours + " h" : hours / 24 + " d";
    }
}
