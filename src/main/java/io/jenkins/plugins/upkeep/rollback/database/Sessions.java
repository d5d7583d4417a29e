package io.jenkins.plugins.upkeep.rollback.database;

import io.jenkins.plugins.upkeep.system.postgres.Sql;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.List;
import java.util.Optional;

/**
 * The sessions that are connected to one of two databases. What the server starts by itself there (autovacuum, workers of a
 * query) is not among them: it ends by itself, or with the session that it works for.
 *
 * @param connection a connection to another database of the server
 * @param one the number of a database
 * @param other the number of another one
 */
record Sessions(Connection connection, long one, long other) {
    private static final String DENIED = "42501";

    /** A role that is no superuser sees of another's session whose it is and what it calls itself, and no more. */
    private static final String OPEN = """
            SELECT pid, coalesce(usename::text, ''), coalesce(application_name, ''), pg_catalog.host(client_addr),
                   coalesce(backend_type, ''), backend_start
            FROM pg_catalog.pg_stat_activity
            WHERE datid IN (?::oid, ?::oid) AND pid <> pg_catalog.pg_backend_pid() AND usesysid IS NOT NULL
              AND coalesce(backend_type, '') NOT IN ('autovacuum worker', 'parallel worker')
            ORDER BY backend_start, pid""";

    private static final String END = """
            SELECT pg_catalog.pg_terminate_backend(pid) FROM pg_catalog.pg_stat_activity
            WHERE pid = ? AND datid IN (?::oid, ?::oid) AND usesysid IS NOT NULL""";

    /** Who is connected now. */
    List<OpenSession> open() throws SQLException {
        return Sql.query(connection, OPEN, Sessions::session, one, other);
    }

    private static OpenSession session(ResultSet row) throws SQLException {
        return new OpenSession(
                row.getInt(1),
                row.getString(2),
                row.getString(3),
                Optional.ofNullable(row.getString(4)),
                row.getString(5),
                Optional.ofNullable(row.getTimestamp(6)).map(Timestamp::toInstant));
    }

    /**
     * Ends a session.
     *
     * @return false when we may not
     */
    boolean end(OpenSession session) throws SQLException {
        try {
            Sql.query(connection, END, row -> row.getBoolean(1), session.pid(), one, other);
            return true;
        } catch (SQLException e) {
            if (DENIED.equals(e.getSQLState())) {
                return false;
            }
            throw e;
        }
    }
}
