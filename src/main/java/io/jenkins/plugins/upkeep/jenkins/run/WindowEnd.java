package io.jenkins.plugins.upkeep.jenkins.run;

import java.io.Serializable;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;

/**
 * When the time of a window is over.
 *
 * @param until as the agent's clock says it
 * @param deadline the same moment by the controller's clock
 */
record WindowEnd(Instant until, Instant deadline) {
    private static final Duration SAME_CLOCK = Duration.ofSeconds(5);

    /**
     * @param report what the task that entered the window said, just before now
     * @param now the controller's time
     * @param duration how long the window may last, for a report that does not say until when
     */
    static WindowEnd of(Serializable report, Instant now, Duration duration) {
        try {
            if (report instanceof Map<?, ?> map
                    && map.get("window") instanceof Map<?, ?> window
                    && window.get("until") instanceof String until) {
                var end = Instant.parse(until).truncatedTo(ChronoUnit.SECONDS);
                return new WindowEnd(end, end.plus(ahead(map, now)));
            }
        } catch (DateTimeException e) {
            // Of another version of the tool: it is reckoned.
        }
        var end = now.plus(duration).truncatedTo(ChronoUnit.SECONDS);
        return new WindowEnd(end, end);
    }

    /** How far the controller's clock is ahead of the agent's; what is less than a few seconds is the time of the way. */
    private static Duration ahead(Map<?, ?> report, Instant now) {
        if (report.get("started") instanceof String started && report.get("duration") instanceof Number seconds) {
            var ended = Instant.parse(started).plusMillis((long) (seconds.doubleValue() * 1000));
            var ahead = Duration.between(ended, now);
            return ahead.abs().compareTo(SAME_CLOCK) > 0 ? ahead : Duration.ZERO;
        }
        return Duration.ZERO;
    }
}
