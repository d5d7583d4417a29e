package io.jenkins.plugins.upkeep.health.postgres;

import io.jenkins.plugins.upkeep.health.probe.Limit;
import io.jenkins.plugins.upkeep.report.Unit;

/**
 * How many indexes are invalid: no query uses them, every write pays for them. Any is a warning, by our own judgement.
 * Those that are just being built do not count; a role that may not see what is being built cannot tell them apart.
 */
final class InvalidIndexes {
    private static final String SQL = """
            WITH building AS (
                SELECT * FROM pg_stat_progress_create_index WHERE datname = current_database()
            ), invalid AS (
                SELECT i.indexrelid::regclass::text AS name
                FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid
                WHERE NOT i.indisvalid AND c.relkind = 'i' AND NOT EXISTS (
                    SELECT 1 FROM building b WHERE b.index_relid = i.indexrelid
                        OR (b.relid = i.indrelid AND b.command = 'REINDEX CONCURRENTLY'))
            ), unseen AS (
                SELECT count(*) AS count FROM building WHERE index_relid IS NULL
            )
            SELECT CASE WHEN unseen.count = 0 THEN count(name) ELSE 0 END AS value,
                   (SELECT string_agg(name, ', ' ORDER BY name) FROM (SELECT name FROM invalid LIMIT 5) five) AS detail,
                   CASE WHEN count(name) > 0 THEN unseen.count ELSE 0 END AS hidden
            FROM unseen LEFT JOIN invalid ON true GROUP BY unseen.count""";

    private InvalidIndexes() {}

    static Question question() {
        return new Gauge(
                "database invalid indexes",
                "database_invalid_indexes",
                Unit.COUNT,
                Limit.most(0),
                SQL,
                "drop it (DROP INDEX CONCURRENTLY) if its name ends in _ccnew or _ccold, else REINDEX INDEX CONCURRENTLY");
    }
}
