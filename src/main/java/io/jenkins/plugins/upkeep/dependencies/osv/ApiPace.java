package io.jenkins.plugins.upkeep.dependencies.osv;

import java.time.Duration;

/**
 * How long the web API is waited for.
 *
 * @param patience how long one answer may take to begin, and again to be read
 * @param whole how long all questions may take together
 * @param pause how long to wait before a question is asked once more; twice as long each time
 * @param attempts how often one question is asked
 */
public record ApiPace(Duration patience, Duration whole, Duration pause, int attempts) {
    /** For a server on the internet. */
    public static final ApiPace USUAL =
            new ApiPace(Duration.ofSeconds(20), Duration.ofMinutes(5), Duration.ofSeconds(1), 3);
}
