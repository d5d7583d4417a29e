package io.jenkins.plugins.upkeep.jenkins.run;

import java.io.Serializable;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** Reads from a report until when a maintenance window was entered. */
final class WindowEnd {
    private WindowEnd() {}

    /** Empty when the report does not say. */
    static Optional<Instant> of(Serializable report) {
        try {
            return report instanceof Map<?, ?> map
                            && map.get("window") instanceof Map<?, ?> window
                            && window.get("until") instanceof String text
                    ? Optional.of(Instant.parse(text))
                    : Optional.empty();
        } catch (DateTimeException e) {
            // Of another version of the tool; then it is reckoned.
            return Optional.empty();
        }
    }
}
