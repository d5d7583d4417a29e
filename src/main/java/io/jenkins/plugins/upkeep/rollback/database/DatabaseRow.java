package io.jenkins.plugins.upkeep.rollback.database;

import io.jenkins.plugins.upkeep.system.postgres.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/**
 * A database of a server, as its catalogue has it.
 *
 * @param number the number that it keeps under every name
 * @param name its name
 * @param open whether anybody may connect
 * @param template whether others may copy it
 * @param comment its comment
 */
record DatabaseRow(long number, String name, boolean open, boolean template, Optional<String> comment) {
    private static final String ROWS = """
            SELECT oid::bigint, datname::text, datallowconn, datistemplate,
                   pg_catalog.shobj_description(oid, 'pg_database')
            FROM pg_catalog.pg_database ORDER BY oid""";

    /** All databases of the server. */
    static List<DatabaseRow> all(Connection connection) throws SQLException {
        return Sql.query(
                connection,
                ROWS,
                row -> new DatabaseRow(
                        row.getLong(1),
                        row.getString(2),
                        row.getBoolean(3),
                        row.getBoolean(4),
                        Optional.ofNullable(row.getString(5))));
    }

    /** The one with a number. */
    static Optional<DatabaseRow> numbered(List<DatabaseRow> rows, long number) {
        return rows.stream().filter(row -> row.number == number).findFirst();
    }

    /** The one with a name. */
    static Optional<DatabaseRow> named(List<DatabaseRow> rows, String name) {
        return rows.stream().filter(row -> row.name.equals(name)).findFirst();
    }

    /** Its mark, if it is one of ours. */
    Optional<Mark> mark() {
        return Mark.of(comment);
    }

    /** Its mark, if it belongs to this rollback. */
    Optional<Mark> markOf(String rollback) {
        return mark().filter(mark -> mark.rollback().equals(rollback));
    }
}
