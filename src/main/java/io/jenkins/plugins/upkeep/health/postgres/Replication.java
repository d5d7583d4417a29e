package io.jenkins.plugins.upkeep.health.postgres;

import io.jenkins.plugins.upkeep.health.probe.Figure;
import io.jenkins.plugins.upkeep.health.probe.Limit;
import io.jenkins.plugins.upkeep.health.probe.ProbeResultBuilder;
import io.jenkins.plugins.upkeep.health.probe.Reading;
import io.jenkins.plugins.upkeep.report.Finding;
import io.jenkins.plugins.upkeep.report.Measurement;
import io.jenkins.plugins.upkeep.report.Unit;
import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * How far standbys are behind, seen from the server that sends and from the one that replays. More than 5 s is a warning,
 * as in awesome-prometheus-alerts; more than a minute is critical, by our own judgement. A server without replication has
 * nothing to say.
 */
record Replication() implements Question {
    private static final Limit LIMIT = Limit.most(5, 60);
    private static final String SENT = """
            SELECT coalesce(nullif(application_name, ''), 'pid ' || pid) AS name, state IS NULL AS hidden,
                   coalesce(extract(epoch FROM replay_lag), 0)::float8 AS lag,
                   coalesce(pg_wal_lsn_diff(CASE WHEN pg_is_in_recovery() THEN pg_last_wal_receive_lsn()
                                                 ELSE pg_current_wal_lsn() END, replay_lsn), 0)::float8 AS behind
            FROM pg_stat_replication WHERE state IS DISTINCT FROM 'backup'""";

    /** The time of the last replayed transaction says nothing where all that came has been replayed. */
    private static final String REPLAYED = """
            SELECT CASE WHEN receivers > 0 AND pg_last_wal_receive_lsn() = pg_last_wal_replay_lsn() THEN 0
                        ELSE coalesce(extract(epoch FROM clock_timestamp() - pg_last_xact_replay_timestamp()), 0)
                   END::float8 AS lag,
                   CASE WHEN receivers > 0 THEN 'receiving from its primary'
                        ELSE 'no receiver is running' END AS receiving
            FROM (SELECT count(*) AS receivers FROM pg_stat_wal_receiver) receiving WHERE pg_is_in_recovery()""";

    @Override
    public String subject() {
        return "database replication";
    }

    @Override
    public void ask(Session session, ProbeResultBuilder result) throws SQLException {
        var sent = session.list(SENT, row -> row.getBoolean("hidden") ? null : sent(row));
        var replayed = session.list(REPLAYED, Replication::replayed);
        if (sent.contains(null)) {
            result.add(Finding.unknown(
                    subject(),
                    "cannot be told: this role may not see the standbys",
                    "give the role of database.user the right to look: GRANT pg_monitor TO it"));
        } else {
            sent.forEach(result::add);
        }
        replayed.forEach(result::add);
    }

    private static Reading sent(ResultSet row) throws SQLException {
        var thing = "standby " + row.getString("name");
        var seen = Figure.text(row.getDouble("lag"), Unit.SECONDS) + " and "
                + Figure.text(row.getDouble("behind"), Unit.BYTES) + " behind";
        return reading("database replication to " + thing, seen, row.getDouble("lag"), thing);
    }

    private static Reading replayed(ResultSet row) throws SQLException {
        var seen = Figure.text(row.getDouble("lag"), Unit.SECONDS) + " behind, " + row.getString("receiving");
        return reading("database replay", seen, row.getDouble("lag"), "this server");
    }

    private static Reading reading(String subject, String seen, double lag, String thing) {
        var measurement =
                Measurement.of("database_replication_lag", lag, Unit.SECONDS).on(thing);
        var action = "see the standby's log, its disk and the network; a long query on it may hold the replay up";
        return new Reading(subject, seen, measurement, LIMIT, action);
    }
}
