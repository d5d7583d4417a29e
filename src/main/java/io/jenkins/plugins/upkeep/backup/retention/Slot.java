package io.jenkins.plugins.upkeep.backup.retention;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.IsoFields;

/** A stretch of time of which the last set may stay. In UTC; weeks are those of ISO 8601, which begin on Mondays. */
enum Slot {
    /** A day. */
    DAY {
        @Override
        String name(OffsetDateTime moment) {
            return DateTimeFormatter.ISO_LOCAL_DATE.format(moment);
        }
    },
    /** A week. */
    WEEK {
        @Override
        String name(OffsetDateTime moment) {
            return moment.get(IsoFields.WEEK_BASED_YEAR) + "-W" + moment.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR);
        }
    },
    /** A month. */
    MONTH {
        @Override
        String name(OffsetDateTime moment) {
            return YearMonth.from(moment).toString();
        }
    },
    /** A year. */
    YEAR {
        @Override
        String name(OffsetDateTime moment) {
            return Year.from(moment).toString();
        }
    };

    /** The name of the stretch that a moment lies in. */
    String name(Instant moment) {
        return name(moment.atOffset(ZoneOffset.UTC));
    }

    abstract String name(OffsetDateTime moment);

    int most(Retention rule) {
        return switch (this) {
            case DAY -> rule.daily();
            case WEEK -> rule.weekly();
            case MONTH -> rule.monthly();
            case YEAR -> rule.yearly();
        };
    }
}
