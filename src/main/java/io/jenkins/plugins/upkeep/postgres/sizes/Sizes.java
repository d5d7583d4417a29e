package io.jenkins.plugins.upkeep.postgres.sizes;

import java.time.Instant;
import java.util.Map;

/**
 * How large a database was at a time.
 *
 * @param database which, as its address says
 * @param at when, by the clock of this machine
 * @param total the size of all of it, in bytes
 * @param tables the size of each table with its indexes, by its quoted name, in bytes
 */
record Sizes(String database, Instant at, long total, Map<String, Long> tables) {
    Sizes {
        tables = Map.copyOf(tables);
    }
}
