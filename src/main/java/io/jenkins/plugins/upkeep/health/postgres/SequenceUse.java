package io.jenkins.plugins.upkeep.health.postgres;

import io.jenkins.plugins.upkeep.health.probe.Limit;
import io.jenkins.plugins.upkeep.report.Unit;

/**
 * How much of the fullest sequence is used up, by its own end or by that of the column that it feeds, whichever comes
 * first. Above 85 % is a warning, above 95 % critical, as in check_postgres. Sequences that begin anew do not count.
 */
final class SequenceUse {
    private static final String SQL = """
            WITH sequences AS (
                SELECT c.oid, s.seqincrement > 0 AS rising, s.seqmin::float8 AS low, s.seqmax::float8 AS high,
                       CASE a.atttypid WHEN 21 THEN 32767 WHEN 23 THEN 2147483647 ELSE 'Infinity'::float8 END AS column_high,
                       has_sequence_privilege(c.oid, 'USAGE, SELECT') AS visible
                FROM pg_sequence s
                JOIN pg_class c ON c.oid = s.seqrelid
                LEFT JOIN pg_depend d ON d.classid = 'pg_class'::regclass AND d.objid = c.oid AND d.objsubid = 0
                     AND d.refclassid = 'pg_class'::regclass AND d.refobjsubid > 0 AND d.deptype IN ('a', 'i')
                LEFT JOIN pg_attribute a ON a.attrelid = d.refobjid AND a.attnum = d.refobjsubid
                WHERE NOT s.seqcycle AND c.relpersistence = 'p'
            ), positions AS (
                SELECT *, least(high, column_high) AS top,
                       CASE WHEN visible THEN pg_sequence_last_value(oid)::float8 END AS last
                FROM sequences
            ), uses AS (
                SELECT oid, last, top, low,
                       CASE WHEN rising THEN (last - low + 1) / (top - low + 1)
                            ELSE (high - last + 1) / (high - low + 1) END AS used
                FROM positions WHERE last IS NOT NULL
            ), fullest AS (
                SELECT * FROM uses ORDER BY used DESC LIMIT 1
            )
            SELECT coalesce(used, 0) AS value,
                   CASE WHEN oid IS NOT NULL
                        THEN format('%s is at %s', oid::regclass, last::numeric) END AS detail,
                   (SELECT count(*) FROM positions WHERE NOT visible) AS hidden
            FROM (VALUES (1)) one LEFT JOIN fullest ON true""";

    private SequenceUse() {}

    static Question question() {
        return new Gauge(
                "database sequences",
                "database_sequence_use",
                Unit.RATIO,
                Limit.most(0.85, 0.95),
                SQL,
                "turn the column and its sequence into bigint before inserts fail (ALTER TABLE, ALTER SEQUENCE … AS bigint)");
    }
}
