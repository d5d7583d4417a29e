package io.jenkins.plugins.upkeep.health.postgres;

import io.jenkins.plugins.upkeep.health.probe.ProbeResultBuilder;
import io.jenkins.plugins.upkeep.report.Finding;
import io.jenkins.plugins.upkeep.report.Measurement;
import java.sql.SQLException;

/** Which version the server has and whether it replays another's log. No limits: worth knowing. */
record ServerState() implements Question {
    private static final String SQL =
            "SELECT current_setting('server_version') AS version, pg_is_in_recovery() AS recovering";

    @Override
    public String subject() {
        return "database server";
    }

    @Override
    public void ask(Session session, ProbeResultBuilder result) throws SQLException {
        session.one(SQL, row -> {
            var recovering = row.getBoolean("recovering");
            var role = recovering ? "in recovery: a standby, or still starting" : "not in recovery: takes writes";
            return result.add(Finding.info(subject(), "PostgreSQL " + row.getString("version") + ", " + role))
                    .add(Measurement.count("database_in_recovery", recovering ? 1 : 0));
        });
    }
}
