package io.jenkins.plugins.upkeep.health.postgres;

import io.jenkins.plugins.upkeep.health.probe.Limit;
import io.jenkins.plugins.upkeep.health.probe.ProbeResultBuilder;
import io.jenkins.plugins.upkeep.health.probe.Reading;
import io.jenkins.plugins.upkeep.report.Measurement;
import java.sql.SQLException;

/**
 * How many connections are open, of those that ordinary roles may open. Above 80 % is a warning, as in
 * awesome-prometheus-alerts; above 95 % is critical, as in check_postgres' backends.
 */
record Connections() implements Question {
    private static final double WARNING = 0.80;
    private static final double CRITICAL = 0.95;

    /** A role without rights sees the sessions of others, but not of what type they are. */
    private static final String SQL = """
            SELECT count(*) AS used,
                   current_setting('max_connections')::int
                       - current_setting('superuser_reserved_connections')::int AS most
            FROM pg_stat_activity
            WHERE backend_type = 'client backend' OR (backend_type IS NULL AND datid IS NOT NULL)""";

    @Override
    public String subject() {
        return "database connections";
    }

    @Override
    public void ask(Session session, ProbeResultBuilder result) throws SQLException {
        Reading reading = session.one(SQL, row -> reading(row.getLong("used"), row.getLong("most")));
        result.add(reading);
    }

    private Reading reading(long used, long most) {
        return new Reading(
                subject(),
                used + " of " + most + " open",
                Measurement.count("database_connections_used", used),
                Limit.most(Math.floor(WARNING * most), Math.floor(CRITICAL * most)),
                "see who holds them (SELECT usename, state, count(*) FROM pg_stat_activity GROUP BY 1, 2), use a pool");
    }
}
