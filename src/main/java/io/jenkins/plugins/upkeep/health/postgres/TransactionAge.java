package io.jenkins.plugins.upkeep.health.postgres;

import io.jenkins.plugins.upkeep.health.probe.Limit;
import io.jenkins.plugins.upkeep.report.Unit;

/**
 * How far the oldest transaction ids are from the newest: at about two billion the server stops writing. Above 1.3
 * billion is a warning, above 1.4 billion critical, as in check_postgres' txn_wraparound; multixact ids, of the same
 * width, have the same limits.
 */
final class TransactionAge {
    private static final Limit LIMIT = Limit.most(1.3e9, 1.4e9);
    private static final String SQL = """
            SELECT %1$s::float8 AS value, format('in database %%s', datname) AS detail, 0 AS hidden
            FROM pg_database ORDER BY 1 DESC LIMIT 1""";

    private TransactionAge() {}

    static Question transactions() {
        return question("database transaction age", "database_xid_age", "age(datfrozenxid)");
    }

    static Question multixacts() {
        return question("database multixact age", "database_multixact_age", "mxid_age(datminmxid)");
    }

    private static Question question(String subject, String measurement, String age) {
        return new Gauge(
                subject,
                measurement,
                Unit.COUNT,
                LIMIT,
                SQL.formatted(age),
                "end old transactions and drop unused replication slots, then VACUUM (FREEZE) the oldest tables");
    }
}
