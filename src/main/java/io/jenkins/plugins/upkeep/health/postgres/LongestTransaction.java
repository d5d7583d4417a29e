package io.jenkins.plugins.upkeep.health.postgres;

import io.jenkins.plugins.upkeep.health.probe.Limit;
import io.jenkins.plugins.upkeep.report.Unit;

/**
 * How long the oldest transaction has been open. Above 60 s is a warning, PgHero's figure for what runs long; above an
 * hour is critical, by our own judgement. Sessions of Upkeep itself do not count: a backup has to hold its snapshot.
 */
final class LongestTransaction {
    private static final String SQL = """
            WITH sessions AS (
                SELECT * FROM pg_stat_activity
                WHERE pid <> pg_backend_pid() AND datid IS NOT NULL
                  AND (backend_type = 'client backend' OR backend_type IS NULL)
                  AND coalesce(application_name, '') NOT LIKE 'upkeep%'
            ), oldest AS (
                SELECT * FROM sessions WHERE xact_start IS NOT NULL ORDER BY xact_start LIMIT 1
            )
            SELECT coalesce(extract(epoch FROM clock_timestamp() - xact_start), 0)::float8 AS value,
                   CASE WHEN pid IS NOT NULL
                        THEN format('pid %s of role %s in database %s, %s', pid, usename, datname, state)
                   END AS detail,
                   (SELECT count(*) FROM sessions WHERE backend_type IS NULL) AS hidden
            FROM (VALUES (1)) one LEFT JOIN oldest ON true""";

    private LongestTransaction() {}

    static Question question() {
        return question(Limit.most(60, 3600));
    }

    static Question question(Limit limit) {
        return new Gauge(
                "database longest transaction",
                "database_longest_transaction",
                Unit.SECONDS,
                limit,
                SQL,
                "see what it does; if it was forgotten, end it with SELECT pg_terminate_backend(pid): it keeps dead rows");
    }
}
