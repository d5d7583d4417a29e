package io.jenkins.plugins.upkeep.health.postgres;

import io.jenkins.plugins.upkeep.health.probe.Figure;
import io.jenkins.plugins.upkeep.health.probe.Limit;
import io.jenkins.plugins.upkeep.health.probe.ProbeResultBuilder;
import io.jenkins.plugins.upkeep.health.probe.Reading;
import io.jenkins.plugins.upkeep.report.Finding;
import io.jenkins.plugins.upkeep.report.Measurement;
import io.jenkins.plugins.upkeep.report.Severity;
import io.jenkins.plugins.upkeep.report.Unit;
import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * How far standbys are behind, seen from the server that sends and from the one that replays. More than 5 s is a warning,
 * as in awesome-prometheus-alerts; more than a minute is critical, by our own judgement. A server without replication has
 * nothing to say.
 *
 * @param limit what the time is held against
 */
record Replication(Limit limit) implements Question {
    private static final String SENT = """
            SELECT coalesce(nullif(application_name, ''), 'pid ' || pid) AS name, state IS NULL AS hidden,
                   coalesce(extract(epoch FROM replay_lag), 0)::float8 AS lag,
                   coalesce(pg_wal_lsn_diff(CASE WHEN pg_is_in_recovery() THEN pg_last_wal_receive_lsn()
                                                 ELSE pg_current_wal_lsn() END, replay_lsn), 0)::float8 AS behind
            FROM pg_stat_replication WHERE state IS DISTINCT FROM 'backup'""";

    /** The time of the last replayed transaction says nothing where all that came has been replayed. */
    private static final String REPLAYED = """
            SELECT CASE WHEN receivers > 0 AND pg_last_wal_replay_lsn() >= received THEN 0
                        ELSE extract(epoch FROM clock_timestamp()
                             - coalesce(pg_last_xact_replay_timestamp(), pg_postmaster_start_time()))
                   END::float8 AS lag,
                   coalesce(received::text, '') AS received, pg_is_wal_replay_paused() AS paused,
                   greatest(0, coalesce(pg_wal_lsn_diff(received, pg_last_wal_replay_lsn()), 0))::float8 AS behind,
                   CASE WHEN receivers > 0 THEN 'receiving from its primary'
                        ELSE 'no receiver is running' END AS receiving
            FROM (SELECT count(*) AS receivers, pg_last_wal_receive_lsn() AS received FROM pg_stat_wal_receiver) receiving
            WHERE pg_is_in_recovery()""";

    /** When a quiet primary writes again, the last transaction before that is old: one second shows who is really behind. */
    private static final String SOON_REPLAYED =
            "SELECT pg_last_wal_replay_lsn() >= '%s'::pg_lsn AS replayed FROM pg_sleep(1)";

    Replication() {
        this(Limit.most(5, 60));
    }

    @Override
    public String subject() {
        return "database replication";
    }

    @Override
    public void ask(Session session, ProbeResultBuilder result) throws SQLException {
        var sent = session.list(SENT, row -> row.getBoolean("hidden") ? null : sent(row));
        var replayed = session.list(REPLAYED, Replay::read);
        if (sent.contains(null)) {
            result.add(Finding.unknown(
                    subject(),
                    "cannot be told: this role may not see the standbys",
                    "give the role of database.user the right to look: GRANT pg_monitor TO it"));
        } else {
            sent.forEach(result::add);
        }
        for (var replay : replayed) {
            result.add(replayed(replay, isCaughtUpSoon(replay, session)));
        }
    }

    private Reading sent(ResultSet row) throws SQLException {
        var thing = "standby " + row.getString("name");
        var seen = Figure.text(row.getDouble("lag"), Unit.SECONDS) + " and "
                + Figure.text(row.getDouble("behind"), Unit.BYTES) + " behind";
        return reading("database replication to " + thing, seen, row.getDouble("lag"), thing, false);
    }

    private boolean isCaughtUpSoon(Replay replay, Session session) throws SQLException {
        return replay.behind() > 0
                && limit.judge(replay.lag()) != Severity.INFO
                && session.one(SOON_REPLAYED.formatted(replay.received()), row -> row.getBoolean("replayed"));
    }

    private Reading replayed(Replay replay, boolean caughtUp) {
        var lag = caughtUp ? 0 : replay.lag();
        var seen = Figure.text(lag, Unit.SECONDS) + " and " + Figure.text(replay.behind(), Unit.BYTES) + " behind, "
                + replay.receiving() + (replay.paused() ? ", its replay is paused" : "");
        return reading("database replay", seen, lag, "this server", replay.paused());
    }

    private Reading reading(String subject, String seen, double lag, String thing, boolean paused) {
        var measurement =
                Measurement.of("database_replication_lag", lag, Unit.SECONDS).on(thing);
        var action = paused
                ? "let it go on: SELECT pg_wal_replay_resume()"
                : "see the standby's log, its disk and the network; a long query on it may hold the replay up, or somebody"
                        + " has paused it (pg_is_wal_replay_paused())";
        return new Reading(subject, seen, measurement, limit, action);
    }

    /** What a standby has come to. */
    private record Replay(double lag, double behind, String received, boolean paused, String receiving) {
        static Replay read(ResultSet row) throws SQLException {
            return new Replay(
                    row.getDouble("lag"),
                    row.getDouble("behind"),
                    row.getString("received").replaceAll("[^0-9A-F/]", ""),
                    row.getBoolean("paused"),
                    row.getString("receiving"));
        }
    }
}
