package io.jenkins.plugins.upkeep.system.postgres;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * A question of a user's own, asked without trust in its SQL. The text goes to the server as a value and is opened there as a
 * cursor, in a transaction that cannot write: no semicolon in it can end that transaction or bring a second statement, and however
 * many rows it has, few are fetched.
 *
 * @param sql one statement that reads
 */
public record ReadOnlyQuery(String sql) {
    private static final String OPEN = """
            DO $$
            DECLARE answer refcursor := 'upkeep_check';
            BEGIN
                OPEN answer FOR EXECUTE pg_catalog.current_setting('upkeep.check');
            END
            $$""";

    /**
     * Makes something of an answer.
     *
     * @param <T> what it makes
     */
    @FunctionalInterface
    public interface Reader<T> {
        /**
         * @param rows the rows, before the first
         * @throws SQLException as the driver does
         */
        T read(ResultSet rows) throws SQLException;
    }

    /**
     * Asks.
     *
     * @param connection where, within a transaction, which is rolled back afterwards so that no setting outlives it
     * @param most how many rows are fetched
     * @param reader makes something of them
     * @throws SQLException when the server does not take the SQL, or the connection is lost
     */
    public <T> T ask(Connection connection, int most, Reader<T> reader) throws SQLException {
        try (var statement = connection.createStatement();
                var setting = connection.prepareStatement("SELECT pg_catalog.set_config('upkeep.check', ?, true)")) {
            statement.execute("SET TRANSACTION READ ONLY");
            setting.setString(1, sql);
            setting.execute();
            statement.execute(OPEN);
            try (var rows = statement.executeQuery("FETCH " + most + " FROM upkeep_check")) {
                return reader.read(rows);
            }
        }
    }
}
