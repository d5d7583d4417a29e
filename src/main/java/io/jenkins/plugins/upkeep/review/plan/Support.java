package io.jenkins.plugins.upkeep.review.plan;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * How long a thing is supported.
 *
 * @param urgency how soon it must be upgraded
 * @param until the last day with support; empty when it is not known
 * @param by who supports it until then, for people: {@code PostgreSQL 15}, {@code Debian 12}
 * @param words all of it in one line: {@code PostgreSQL 15 is supported until 2027-11-11}
 */
public record Support(Urgency urgency, Optional<LocalDate> until, String by, String words) {
    /**
     * @param today a day
     * @return the days left; negative when it has ended, empty when the end is not known
     */
    public OptionalLong daysLeft(LocalDate today) {
        return until.map(day -> OptionalLong.of(ChronoUnit.DAYS.between(today, day)))
                .orElse(OptionalLong.empty());
    }
}
