package io.jenkins.plugins.upkeep.postgres.index;

import java.util.List;
import java.util.Optional;

/**
 * Which indexes are built anew, and how.
 *
 * @param named those that always are, by names quoted or as they are, with or without a schema
 * @param bloat when others are
 * @param concurrently whether others write meanwhile
 */
public record IndexRules(List<String> named, Optional<Bloat> bloat, boolean concurrently) {
    public IndexRules {
        named = List.copyOf(named);
    }

    /**
     * When an index is too large.
     *
     * @param ratio how many times its ideal size it is
     * @param minBytes the size below which it is left alone
     */
    public record Bloat(double ratio, long minBytes) {}
}
