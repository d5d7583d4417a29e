package io.jenkins.plugins.upkeep.window;

import io.jenkins.plugins.upkeep.config.ConfigException;
import io.jenkins.plugins.upkeep.system.OneLine;
import io.jenkins.plugins.upkeep.window.state.Window;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.UUID;

/**
 * A window that somebody asks for.
 *
 * @param id its name; the same window is meant whenever it is asked for by the same name
 * @param duration how long it lasts, from its start
 * @param description why; may be empty
 * @param start when it begins; now when empty
 * @param by who asks
 */
public record WindowRequest(String id, Duration duration, String description, Optional<Instant> start, String by) {
    private static final Duration LONGEST = Duration.ofDays(31);
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

    /**
     * Asks for a window that begins now.
     *
     * @throws ConfigException when it cannot be
     */
    public static WindowRequest now(String id, Duration duration, String description, String by)
            throws ConfigException {
        return new WindowRequest(id, duration, description, Optional.empty(), by).checked();
    }

    /**
     * @return this request
     * @throws ConfigException when there can be no such window
     */
    WindowRequest checked() throws ConfigException {
        if (!id.matches(Window.ID)) {
            throw new ConfigException("id: '" + OneLine.of(id)
                    + "' must be letters, digits, points, hyphens and underscores, at most 100, not a sign first");
        }
        if (duration.compareTo(Duration.ofSeconds(1)) < 0 || duration.compareTo(LONGEST) > 0) {
            throw new ConfigException("duration: must be from 1s to 31d; a longer window is none");
        }
        return this;
    }

    /**
     * @return a name that no other window has: {@code 20260301T120000Z-1a2b3c4d}
     */
    static String newId(Clock clock) {
        return TIME.format(clock.instant()) + "-" + UUID.randomUUID().toString().substring(0, 8);
    }

    Instant begin(Instant now) {
        return start.filter(time -> time.isAfter(now)).orElse(now);
    }

    /** A window that should have begun earlier ends no later for that. */
    Instant end(Instant now) {
        return start.orElse(now).plus(duration);
    }
}
