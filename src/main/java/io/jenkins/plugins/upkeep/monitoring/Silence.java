package io.jenkins.plugins.upkeep.monitoring;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A time in which nobody is told of some alerts.
 *
 * @param id its id; empty for one that is to be made
 * @param matchers the conditions that such an alert meets, all of them
 * @param startsAt when it begins; what lies in the past counts as now
 * @param endsAt when it ends by itself
 * @param createdBy who made it
 * @param comment why
 * @param state {@code pending}, {@code active} or {@code expired}; empty for one that is to be made
 */
public record Silence(
        Optional<String> id,
        List<Matcher> matchers,
        Instant startsAt,
        Instant endsAt,
        String createdBy,
        String comment,
        Optional<String> state) {
    public Silence {
        matchers = List.copyOf(matchers);
    }

    /** A silence that is to be made. */
    public static Silence of(
            List<Matcher> matchers, Instant startsAt, Instant endsAt, String createdBy, String comment) {
        return new Silence(Optional.empty(), matchers, startsAt, endsAt, createdBy, comment, Optional.empty());
    }

    /** The same silence with another end; put, it replaces the old one. */
    public Silence until(Instant end) {
        return new Silence(id, matchers, startsAt, end, createdBy, comment, state);
    }

    /** The same silence with an id, which makes it a change of one that is there. */
    public Silence withId(String name) {
        return new Silence(Optional.of(name), matchers, startsAt, endsAt, createdBy, comment, state);
    }

    /**
     * @return whether it is over
     */
    public boolean isExpired() {
        return state.filter("expired"::equals).isPresent();
    }
}
