package io.jenkins.plugins.upkeep.health.postgres;

import io.jenkins.plugins.upkeep.health.probe.Limit;
import io.jenkins.plugins.upkeep.report.Unit;

/**
 * How much write-ahead log is kept for a replication slot that nobody uses: it is kept until the disk is full. More than 1 GB is a
 * warning, more than 10 GB critical, by our own judgement.
 */
final class ReplicationSlots {
    private static final String SQL = """
            WITH kept AS (
                SELECT slot_name, pg_wal_lsn_diff(CASE WHEN pg_is_in_recovery() THEN pg_last_wal_replay_lsn()
                           ELSE pg_current_wal_lsn() END, restart_lsn)::float8 AS bytes
                FROM pg_replication_slots WHERE NOT active AND restart_lsn IS NOT NULL
            ), worst AS (
                SELECT * FROM kept ORDER BY bytes DESC LIMIT 1
            )
            SELECT greatest(0, coalesce(bytes, 0)) AS value,
                   CASE WHEN slot_name IS NULL THEN 'no slot is unused'
                        ELSE format('kept for slot %s, which nobody uses', slot_name) END AS detail,
                   0 AS hidden
            FROM (VALUES (1)) one LEFT JOIN worst ON true""";

    private ReplicationSlots() {}

    static Question question() {
        return question(Limit.most(1e9, 1e10));
    }

    static Question question(Limit limit) {
        return new Gauge(
                "database replication slots",
                "database_slot_kept",
                Unit.BYTES,
                limit,
                SQL,
                "start the standby that uses it, or drop it: SELECT pg_drop_replication_slot('…')");
    }
}
