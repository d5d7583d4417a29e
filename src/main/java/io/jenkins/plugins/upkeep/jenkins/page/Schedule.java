package io.jenkins.plugins.upkeep.jenkins.page;

import java.time.Instant;
import java.util.Optional;

/** When a job runs by itself. */
@FunctionalInterface
interface Schedule {
    /** Never. */
    Schedule NEVER = from -> Optional.empty();

    /**
     * @param from a moment
     * @return the first run at that moment or after it; empty when there is none
     */
    Optional<Instant> next(Instant from);

    /** The earlier run of two schedules. */
    default Schedule or(Schedule other) {
        return from -> {
            var first = next(from);
            var second = other.next(from);
            return first.isPresent() && second.isPresent()
                    ? first.filter(one -> one.isBefore(second.get())).or(() -> second)
                    : first.or(() -> second);
        };
    }
}
