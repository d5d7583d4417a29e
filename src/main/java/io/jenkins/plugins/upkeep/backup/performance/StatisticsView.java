package io.jenkins.plugins.upkeep.backup.performance;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A view of PostgreSQL's statistics, and how it is read.
 *
 * @param name its name, which becomes a file name in the set
 * @param sql reads it
 * @param conditional whether not every server has it
 */
record StatisticsView(String name, String sql, boolean conditional) {
    /** The extension's own view; it stands in a schema that the server has to be asked for. */
    static final String STATEMENTS = "pg_stat_statements";

    private static final String SETTINGS = "pg_settings";
    private static final String SIZES = "relation_sizes";

    private static final List<String> EVERYWHERE = List.of(
            "pg_stat_database",
            "pg_stat_user_tables",
            "pg_stat_user_indexes",
            "pg_statio_user_tables",
            "pg_statio_user_indexes",
            "pg_stat_bgwriter");
    private static final List<String> IN_SOME = List.of("pg_stat_checkpointer", "pg_stat_io", "pg_stat_wal");

    /** Commands and connection strings may have passwords in them, and nobody knows what a setting of one's own holds. */
    private static final String MASKED_SETTINGS = """
            SELECT name, category, vartype, context, source,
                   CASE WHEN secret THEN '****' ELSE setting END AS setting, unit,
                   CASE WHEN secret THEN '****' ELSE boot_val END AS boot_val,
                   CASE WHEN secret THEN '****' ELSE reset_val END AS reset_val,
                   sourcefile, sourceline, pending_restart
            FROM (SELECT *, vartype = 'string' AND coalesce(setting, '') <> '' AND (
                             name ~ '(_command|conninfo)$' OR name ~ '(pass(word|phrase)|secret|token|credential)'
                             OR category = 'Customized Options') AS secret
                  FROM pg_catalog.pg_settings) s
            ORDER BY name""";

    /** The size of a table that somebody has locked away is left open: to ask for it is to wait for them. */
    private static final String RELATION_SIZES = """
            SELECT n.nspname AS schema, c.relname AS name, c.relkind AS kind, i.indrelid::pg_catalog.regclass::text AS of_table,
                   c.reltuples, c.relpages,
                   CASE WHEN NOT locked THEN pg_catalog.pg_relation_size(c.oid) END AS main_bytes,
                   CASE WHEN NOT locked THEN pg_catalog.pg_total_relation_size(c.oid) END AS total_bytes
            FROM (SELECT *, EXISTS (SELECT FROM pg_catalog.pg_locks l
                                    WHERE l.mode = 'AccessExclusiveLock' AND (
                                        l.relation IN (r.oid, r.reltoastrelid) OR l.relation IN (
                                            SELECT x.indexrelid FROM pg_catalog.pg_index x WHERE x.indrelid = r.oid))) AS locked
                  FROM pg_catalog.pg_class r) c
            JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
            LEFT JOIN pg_catalog.pg_index i ON i.indexrelid = c.oid
            WHERE c.relkind IN ('r', 'm', 'i') AND n.nspname !~ '^pg_(toast|temp)' AND n.nspname <> 'information_schema'
                  AND n.nspname <> 'pg_catalog'
            ORDER BY 1, 2""";

    /**
     * Figures of all statements, and the text of those whose constants PostgreSQL itself replaces. The text of others, such
     * as CREATE ROLE with a password, is left out; what stands behind a quote that is there all the same, too.
     */
    private static final String STATEMENTS_SQL = """
            SELECT s.*, CASE WHEN s.query ~* '^(\\s|\\(|/\\*([^*]|\\*+[^*/])*\\*+/|--[^\\n]*\\n)*(select|insert|update|delete|merge|with|values|table)\\M'
                             THEN pg_catalog.regexp_replace(s.query, '(''|\\$[^0-9]).*$', '... (left out)')
                             ELSE '(left out)' END AS statement
            FROM %s.pg_stat_statements s""";

    /** The views that every server may have, in the order in which they are read. */
    static List<StatisticsView> usual() {
        var views = Stream.concat(
                EVERYWHERE.stream().map(name -> all(name, false)),
                IN_SOME.stream().map(name -> all(name, true)));
        var own = Stream.of(
                new StatisticsView(SETTINGS, MASKED_SETTINGS, false), new StatisticsView(SIZES, RELATION_SIZES, false));
        return Stream.concat(views, own).toList();
    }

    private static StatisticsView all(String name, boolean conditional) {
        return new StatisticsView(name, "SELECT * FROM pg_catalog." + name, conditional);
    }

    /**
     * @param schema where the extension is, quoted
     * @param columns the columns of the view but for the statements' text, quoted, with commas
     */
    static StatisticsView statements(String schema, String columns) {
        return new StatisticsView(STATEMENTS, STATEMENTS_SQL.formatted(schema).replace("s.*", columns), true);
    }

    /** The names that no query of Prometheus may have. */
    static Set<String> names() {
        return Stream.concat(usual().stream().map(StatisticsView::name), Stream.of(STATEMENTS))
                .collect(Collectors.toUnmodifiableSet());
    }

    String copy() {
        return "COPY (" + sql + ") TO STDOUT WITH (FORMAT csv, HEADER, ENCODING 'UTF8')";
    }
}
