package io.jenkins.plugins.upkeep.review.plan;

import java.time.LocalDate;

/**
 * Something to do on a day.
 *
 * @param work what
 * @param day when
 */
public record Step(Work work, LocalDate day) {
    /**
     * @return whether support is over by then though it is not yet
     */
    public boolean isLate() {
        return work.urgency() != Urgency.NOW && work.end().filter(day::isAfter).isPresent();
    }
}
