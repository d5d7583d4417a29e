package io.jenkins.plugins.upkeep.jenkins.run;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** How long trouble is borne before it counts as the end. Any success starts the time anew. For one thread. */
final class Patience {
    private final Clock clock;
    private Optional<Instant> since = Optional.empty();

    Patience(Clock clock) {
        this.clock = clock;
    }

    void renew() {
        since = Optional.empty();
    }

    /** Whether there is trouble already. */
    boolean isTried() {
        return since.isPresent();
    }

    /** Whether the trouble, which is there now, has lasted too long. */
    boolean isAtEnd(Duration most) {
        var now = clock.instant();
        since = Optional.of(since.orElse(now));
        return Duration.between(since.get(), now).compareTo(most) > 0;
    }
}
