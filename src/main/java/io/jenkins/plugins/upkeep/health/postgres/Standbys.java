package io.jenkins.plugins.upkeep.health.postgres;

import io.jenkins.plugins.upkeep.health.probe.ProbeResultBuilder;
import io.jenkins.plugins.upkeep.report.Finding;
import io.jenkins.plugins.upkeep.report.History;
import io.jenkins.plugins.upkeep.report.Measurement;
import java.sql.SQLException;

/**
 * How many standbys follow. A standby that is gone is behind by nothing: it is just not told of any more. Fewer than at the last
 * check is a warning, by our own judgement.
 *
 * @param history what earlier runs saw
 */
record Standbys(History history) implements Question {
    private static final String MEASUREMENT = "database_standbys";
    private static final String SQL =
            "SELECT count(*) AS standbys FROM pg_stat_replication WHERE state IS DISTINCT FROM 'backup'";

    @Override
    public Question knowing(History earlier) {
        return new Standbys(earlier);
    }

    @Override
    public String subject() {
        return "database standbys";
    }

    @Override
    public void ask(Session session, ProbeResultBuilder result) throws SQLException {
        long now = session.one(SQL, row -> row.getLong("standbys"));
        var points = history.numbers(MEASUREMENT, "");
        var before =
                points.isEmpty() ? 0 : Math.round(points.get(points.size() - 1).value());
        result.add(Measurement.count(MEASUREMENT, now));
        result.addEvent(
                now >= before
                        ? Finding.info(subject(), now + " connected")
                        : Finding.warning(
                                subject(),
                                now + " connected, " + before + " at the last check",
                                "as many as there were",
                                "start the missing one, or see its log for why it does not come; if it was taken away on"
                                        + " purpose, this is said only once"));
    }
}
