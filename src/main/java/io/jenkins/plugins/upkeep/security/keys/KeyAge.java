package io.jenkins.plugins.upkeep.security.keys;

import io.jenkins.plugins.upkeep.security.audit.Location;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What is known of the age of one key.
 *
 * @param name the key's name
 * @param source what tells the age
 * @param since when the key was made or renewed; empty when nothing tells it
 * @param exact whether that is the moment, or only the last one at which it could have been
 * @param maxAge the oldest that it may be
 * @param use what is known of its use
 * @param location where it is, if in a file
 */
record KeyAge(
        String name,
        String source,
        Optional<Instant> since,
        boolean exact,
        Duration maxAge,
        Use use,
        Optional<Location> location) {
    /**
     * What is known of a key's use.
     *
     * @param known whether anybody keeps a record of it
     * @param last the last time that it was used; empty when it never was
     */
    record Use(boolean known, Optional<Instant> last) {
        static Use unknown() {
            return new Use(false, Optional.empty());
        }
    }
}
