package io.jenkins.plugins.upkeep.security.postgres;

import io.jenkins.plugins.upkeep.system.UpkeepException;
import io.jenkins.plugins.upkeep.system.postgres.Database;
import io.jenkins.plugins.upkeep.system.postgres.DatabaseAddress;
import io.jenkins.plugins.upkeep.system.postgres.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;

/**
 * A connection that only reads, in bounded time: each question stands in a transaction of its own, which cannot write and is rolled
 * back, so that a question that is refused does no harm to the next one. For one thread, but for {@link #abort}.
 */
public final class ReadSession implements AutoCloseable {
    private static final Duration STATEMENT_TIMEOUT = Duration.ofSeconds(10);
    private static final String SOCKET_TIMEOUT_SECONDS = "20";
    private static final String OPEN = """
            DO $$
            DECLARE answer refcursor := 'upkeep_rows';
            BEGIN
                OPEN answer FOR EXECUTE pg_catalog.current_setting('upkeep.question');
            END
            $$""";

    private final DatabaseAddress address;
    private final Connection connection;

    private ReadSession(DatabaseAddress address, Connection connection) {
        this.address = address;
        this.connection = connection;
    }

    /**
     * @param address where the database is and who asks
     * @return an open session
     * @throws UpkeepException when the server is not there or does not let us in
     */
    public static ReadSession open(DatabaseAddress address) throws UpkeepException {
        var parameters = new HashMap<>(address.parameters());
        parameters.putIfAbsent("socketTimeout", SOCKET_TIMEOUT_SECONDS);
        var bounded = new DatabaseAddress(
                address.host(), address.port(), address.database(), address.user(), address.password(), parameters);
        return new ReadSession(address, Database.connect(bounded, "upkeep audit"));
    }

    /**
     * @return the database that it leads to
     */
    public DatabaseAddress address() {
        return address;
    }

    /** What is asked in a transaction. */
    @FunctionalInterface
    private interface Question<T> {
        T ask() throws SQLException;
    }

    /**
     * Asks a question of our own, which names all things with their schema or from {@code pg_catalog}.
     *
     * @param sql the question, with {@code ?} for parameters
     * @param mapper makes a value of each row
     * @param parameters the parameters' values
     * @param <T> the values' type
     * @return the values in the order of the rows
     * @throws SQLException what the server says
     */
    public <T> List<T> list(String sql, Sql.RowMapper<T> mapper, Object... parameters) throws SQLException {
        return inTransaction(() -> {
            Sql.execute(connection, "SET LOCAL search_path = pg_catalog, pg_temp");
            return Sql.query(connection, sql, mapper, parameters);
        });
    }

    /**
     * Asks a question of a user's own, without trust in its SQL: no semicolon in it brings a second statement, and however many rows
     * it has, no more are fetched than are wanted.
     *
     * @param most how many rows are wanted
     * @param sql one statement that reads
     * @param mapper makes a value of each row
     * @param <T> the values' type
     * @return the values in the order of the rows
     * @throws SQLException what the server says
     */
    public <T> List<T> first(int most, String sql, Sql.RowMapper<T> mapper) throws SQLException {
        return inTransaction(() -> {
            Sql.query(connection, "SELECT pg_catalog.set_config('upkeep.question', ?, true)", row -> Boolean.TRUE, sql);
            Sql.execute(connection, OPEN);
            return Sql.query(connection, "FETCH " + most + " FROM upkeep_rows", mapper);
        });
    }

    private <T> T inTransaction(Question<T> question) throws SQLException {
        connection.setAutoCommit(false);
        try {
            Sql.execute(connection, "SET TRANSACTION READ ONLY");
            Sql.execute(connection, "SET LOCAL statement_timeout = " + STATEMENT_TIMEOUT.toMillis());
            Sql.execute(connection, "SET LOCAL lock_timeout = " + STATEMENT_TIMEOUT.toMillis());
            return question.ask();
        } finally {
            connection.rollback();
            connection.setAutoCommit(true);
        }
    }

    /** Drops the connection under whoever waits for an answer; may be called from any thread. */
    public void abort() {
        try {
            connection.abort(Runnable::run);
        } catch (SQLException e) {
            // Then its socket timeout ends the wait.
        }
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            // It is gone either way.
        }
    }
}
