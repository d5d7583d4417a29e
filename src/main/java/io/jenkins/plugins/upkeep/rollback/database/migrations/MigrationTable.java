package io.jenkins.plugins.upkeep.rollback.database.migrations;

import io.jenkins.plugins.upkeep.system.UpkeepException;
import io.jenkins.plugins.upkeep.system.Visible;
import io.jenkins.plugins.upkeep.system.postgres.Names;
import io.jenkins.plugins.upkeep.system.postgres.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/**
 * The table in which a tool notes what was run.
 *
 * @param connection a connection to the live database
 * @param sqlName schema and name as the server quotes them
 */
record MigrationTable(Connection connection, String sqlName) {
    private static final String TABLES = """
            SELECT pg_catalog.format('%I.%I', n.nspname, c.relname), c.relname::text, pg_catalog.pg_table_is_visible(c.oid)
            FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
            WHERE c.relkind IN ('r', 'p', 'v') AND pg_catalog.left(n.nspname, 3) <> 'pg_'""";

    private record Found(String sqlName, String plain, boolean visible) {}

    /**
     * Finds it.
     *
     * @param asked its name, with or without its schema; without, one that is on the search path goes first
     * @throws UpkeepException when there is none, or several
     */
    static MigrationTable find(Connection connection, String asked) throws SQLException, UpkeepException {
        var tables = Sql.query(
                        connection, TABLES, row -> new Found(row.getString(1), row.getString(2), row.getBoolean(3)))
                .stream()
                .filter(table -> Names.mean(asked, table.sqlName, table.plain))
                .toList();
        var visible = tables.stream().filter(Found::visible).toList();
        var chosen = visible.isEmpty() ? tables : visible;
        if (chosen.size() != 1) {
            throw new UpkeepException(
                    chosen.isEmpty()
                            ? "the database has no table " + Visible.of(asked)
                                    + "; see rollback.migrations.tool and table"
                            : "the database has several tables " + Visible.of(asked)
                                    + "; name one with its schema in rollback.migrations.table");
        }
        return new MigrationTable(connection, chosen.get(0).sqlName);
    }

    /** Reads rows of it. */
    <T> List<T> rows(String columns, String rest, Sql.RowMapper<T> mapper) throws SQLException {
        return Sql.query(connection, "SELECT " + columns + " FROM " + sqlName + " " + rest, mapper);
    }
}
