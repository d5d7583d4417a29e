package io.jenkins.plugins.upkeep.health.postgres;

import io.jenkins.plugins.upkeep.health.probe.Limit;
import io.jenkins.plugins.upkeep.report.Unit;

/**
 * How long a session has been waiting for a lock. Above one minute is a warning, above two critical, as in
 * check_postgres' query for waiting locks.
 */
final class LongestLockWait {
    private static final String SQL = """
            WITH longest AS (
                SELECT * FROM pg_locks WHERE NOT granted AND waitstart IS NOT NULL ORDER BY waitstart LIMIT 1
            )
            SELECT coalesce(extract(epoch FROM clock_timestamp() - waitstart), 0)::float8 AS value,
                   CASE WHEN pid IS NOT NULL
                        THEN format('pid %s waits for pid %s', pid, array_to_string(pg_blocking_pids(pid), ', '))
                   END AS detail,
                   0 AS hidden
            FROM (VALUES (1)) one LEFT JOIN longest ON true""";

    private LongestLockWait() {}

    static Question question() {
        return question(Limit.most(60, 120));
    }

    static Question question(Limit limit) {
        return new Gauge(
                "database longest lock wait",
                "database_longest_lock_wait",
                Unit.SECONDS,
                limit,
                SQL,
                "see what the one that is waited for does; end it with SELECT pg_terminate_backend(pid) if it hangs");
    }
}
