package io.jenkins.plugins.upkeep.review.plan;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * Something to do, without a day yet.
 *
 * @param kind what kind of step
 * @param thing the thing
 * @param product the word for its product
 * @param from what runs now
 * @param to what shall run then
 * @param why why, in one line
 * @param urgency how soon
 * @param end the last day with support of what runs now; empty when it does not matter or is not known
 * @param effort how much work it is
 */
public record Work(
        Kind kind,
        String thing,
        String product,
        String from,
        String to,
        String why,
        Urgency urgency,
        Optional<LocalDate> end,
        Effort effort) {
    /** What others stand on comes first: the system, then the data, then what programs run on, then the rest. */
    private static final List<String> ORDER = List.of(
            "debian",
            "ubuntu",
            "postgresql",
            "redis",
            "valkey",
            "java",
            "python",
            "nodejs",
            "docker",
            "nginx",
            "jenkins");

    /** What kind of step. */
    public enum Kind {
        /** Another cycle. */
        MAJOR,
        /** A newer release of the same cycle. */
        PATCH,
        /** The packages of the system. */
        PACKAGES
    }

    int rank() {
        var at = ORDER.indexOf(product);
        return at < 0 ? ORDER.size() : at;
    }

    boolean isSystem() {
        return product.equals("debian") || product.equals("ubuntu");
    }

    /**
     * @return what is done, in words: {@code upgrade database from 14.20 to 17}
     */
    public String words() {
        return switch (kind) {
            case MAJOR -> "upgrade " + thing + " from " + from + " to " + to;
            case PATCH -> "update " + thing + " from " + from + " to " + to;
            case PACKAGES -> "install the updates of the system's packages";
        };
    }
}
