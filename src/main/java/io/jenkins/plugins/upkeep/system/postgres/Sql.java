package io.jenkins.plugins.upkeep.system.postgres;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.postgresql.PGConnection;

/** Short forms of what is done with a connection all the time. */
public final class Sql {
    private Sql() {}

    /**
     * Makes a value of a row.
     *
     * @param <T> the value's type
     */
    @FunctionalInterface
    public interface RowMapper<T> {
        /**
         * @param row the result, at the row
         * @return the value, not {@code null}
         * @throws SQLException when the row is not as expected
         */
        T map(ResultSet row) throws SQLException;
    }

    /**
     * Runs a query and holds all its rows in memory.
     *
     * @param connection where
     * @param sql the query, with {@code ?} for parameters
     * @param mapper makes a value of each row
     * @param parameters the parameters' values
     * @return the values in the order of the rows
     * @throws SQLException what the server or the driver says
     */
    public static <T> List<T> query(Connection connection, String sql, RowMapper<T> mapper, Object... parameters)
            throws SQLException {
        try (var statement = connection.prepareStatement(sql)) {
            for (int index = 0; index < parameters.length; index++) {
                statement.setObject(index + 1, parameters[index]);
            }
            try (var rows = statement.executeQuery()) {
                var values = new ArrayList<T>();
                while (rows.next()) {
                    values.add(mapper.map(rows));
                }
                return List.copyOf(values);
            }
        }
    }

    /**
     * Runs one or several statements without parameters.
     *
     * @param connection where
     * @param sql the statements
     * @throws SQLException what the server or the driver says
     */
    public static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /**
     * Quotes a name for use in a statement, whatever characters it has.
     *
     * @param connection a connection to the server that will read it
     * @param name the name of a table, a column, a role
     * @return the name as an identifier
     * @throws SQLException when it has a character that no identifier can have
     */
    public static String identifier(Connection connection, String name) throws SQLException {
        return connection.unwrap(PGConnection.class).escapeIdentifier(name);
    }

    /**
     * Quotes a text for use in a statement that takes no parameters.
     *
     * @param connection a connection to the server that will read it
     * @param text any text
     * @return the text as a literal with its quotes
     * @throws SQLException when it has a character that no literal can have
     */
    public static String literal(Connection connection, String text) throws SQLException {
        // The driver escapes, but leaves the quotes to us.
        return "'" + connection.unwrap(PGConnection.class).escapeLiteral(text) + "'";
    }
}
