package io.jenkins.plugins.upkeep.health.postgres;

import io.jenkins.plugins.upkeep.health.probe.ProbeResultBuilder;
import io.jenkins.plugins.upkeep.report.Finding;
import io.jenkins.plugins.upkeep.report.Measurement;
import io.jenkins.plugins.upkeep.report.Severity;
import io.jenkins.plugins.upkeep.system.Counted;
import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * How many dead rows the tables hold. A table with more than 10,000 that are at least 10 % of its rows is a warning, as
 * in awesome-prometheus-alerts.
 */
record DeadRows() implements Question {
    private static final String LIMIT = "in each table at most 10,000 or less than 10 %";
    private static final String SQL = """
            WITH tables AS (
                SELECT format('%I.%I', schemaname, relname) AS name, n_dead_tup AS dead,
                       n_dead_tup > 10000 AND n_dead_tup >= 0.1 * (n_live_tup + n_dead_tup) AS bad
                FROM pg_stat_user_tables
            )
            SELECT coalesce(sum(dead), 0)::bigint AS dead, count(*) FILTER (WHERE bad) AS bad,
                   (SELECT format('%s holds %s', name, dead) FROM tables WHERE bad ORDER BY dead DESC LIMIT 1) AS worst
            FROM tables""";

    @Override
    public String subject() {
        return "database dead rows";
    }

    @Override
    public void ask(Session session, ProbeResultBuilder result) throws SQLException {
        session.one(SQL, row -> result.add(finding(row)).add(measurement(row)));
    }

    private static Measurement measurement(ResultSet row) throws SQLException {
        return Measurement.count("database_dead_rows", row.getLong("dead"));
    }

    private Finding finding(ResultSet row) throws SQLException {
        if (row.getLong("bad") == 0) {
            return new Finding(Severity.INFO, subject(), row.getLong("dead") + " in all tables", LIMIT, "");
        }
        return Finding.warning(
                subject(),
                Counted.of(row.getLong("bad"), "table holds", "tables hold") + " too many; " + row.getString("worst"),
                LIMIT,
                "VACUUM (ANALYZE) it, and see why autovacuum does not come (an old transaction, its cost limit)");
    }
}
