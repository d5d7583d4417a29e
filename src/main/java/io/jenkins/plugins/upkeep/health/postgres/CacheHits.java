package io.jenkins.plugins.upkeep.health.postgres;

import io.jenkins.plugins.upkeep.health.probe.Limit;
import io.jenkins.plugins.upkeep.report.Unit;

/**
 * How many of the blocks that were asked for were in the server's cache. Below 99 % is a warning, PgHero's figure. Fewer
 * than 100,000 blocks since the statistics began say nothing, by our own judgement.
 */
final class CacheHits {
    private static final String SQL = """
            SELECT CASE WHEN blks_hit + blks_read >= 100000
                        THEN blks_hit::float8 / (blks_hit + blks_read) END AS value,
                   CASE WHEN blks_hit + blks_read >= 100000 THEN format('of %s blocks', blks_hit + blks_read)
                        ELSE format('only %s blocks were asked for: too few to tell', blks_hit + blks_read) END AS detail,
                   0 AS hidden
            FROM pg_stat_database WHERE datname = current_database()""";

    private CacheHits() {}

    static Question question() {
        return new Gauge(
                "database cache hits",
                "database_cache_hits",
                Unit.RATIO,
                Limit.least(0.99),
                SQL,
                "look for queries that read whole tables (missing indexes), then raise shared_buffers");
    }
}
