package io.jenkins.plugins.upkeep.health.postgres;

import io.jenkins.plugins.upkeep.health.probe.Limit;
import io.jenkins.plugins.upkeep.report.Unit;

/**
 * How long the oldest transaction of a two-phase commit has been waiting for its second phase. Above one second is a
 * warning, above 30 critical, as in check_postgres.
 */
final class PreparedTransactions {
    private static final String SQL = """
            WITH oldest AS (SELECT * FROM pg_prepared_xacts ORDER BY prepared LIMIT 1)
            SELECT coalesce(extract(epoch FROM clock_timestamp() - prepared), 0)::float8 AS value,
                   CASE WHEN gid IS NOT NULL
                        THEN format('%s of role %s in database %s', quote_literal(gid), owner, database)
                   END AS detail,
                   0 AS hidden
            FROM (VALUES (1)) one LEFT JOIN oldest ON true""";

    private PreparedTransactions() {}

    static Question question() {
        return new Gauge(
                "database prepared transactions",
                "database_oldest_prepared_transaction",
                Unit.SECONDS,
                Limit.most(1, 30),
                SQL,
                "ask its transaction manager, then COMMIT PREPARED or ROLLBACK PREPARED it: it holds its locks for ever");
    }
}
