package io.jenkins.plugins.upkeep.dependencies.update;

import java.time.Duration;

/**
 * How long a release must have been public before it is taken: most that are made in bad faith are found out within days.
 *
 * @param usual for any release
 * @param major for one that may break what uses it
 * @param security for one that mends a known vulnerability
 */
public record CoolDown(Duration usual, Duration major, Duration security) {
    /** How long an update must wait that mends no known vulnerability. */
    Duration of(Kind kind) {
        return kind == Kind.MAJOR ? major : usual;
    }
}
