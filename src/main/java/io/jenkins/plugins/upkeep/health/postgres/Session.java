package io.jenkins.plugins.upkeep.health.postgres;

import io.jenkins.plugins.upkeep.system.UpkeepException;
import io.jenkins.plugins.upkeep.system.postgres.Database;
import io.jenkins.plugins.upkeep.system.postgres.DatabaseAddress;
import io.jenkins.plugins.upkeep.system.postgres.NumberQuery;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;

/** A connection whose every transaction only reads, in bounded time. For one thread, but for {@link #abort}. */
final class Session implements AutoCloseable {
    static final Duration STATEMENT_TIMEOUT = Duration.ofSeconds(5);
    private static final String SOCKET_TIMEOUT_SECONDS = "10";

    private final Connection connection;

    private Session(Connection connection) {
        this.connection = connection;
    }

    /** Reads one row of an answer. */
    @FunctionalInterface
    interface Row<T> {
        T read(ResultSet row) throws SQLException;
    }

    static Session open(DatabaseAddress address) throws UpkeepException {
        var parameters = new HashMap<>(address.parameters());
        parameters.putIfAbsent("socketTimeout", SOCKET_TIMEOUT_SECONDS);
        var bounded = new DatabaseAddress(
                address.host(), address.port(), address.database(), address.user(), address.password(), parameters);
        return new Session(Database.connect(bounded, "upkeep health-check"));
    }

    /** Asks one of our own questions. */
    <T> List<T> list(String sql, Row<T> reader) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            var list = new ArrayList<T>();
            while (rows.next()) {
                list.add(reader.read(rows));
            }
            return list;
        }
    }

    /** Asks one of our own questions that has exactly one row as its answer. */
    <T> T one(String sql, Row<T> reader) throws SQLException {
        return list(sql, reader).get(0);
    }

    void execute(String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** Asks a question of the service's own, within a transaction. */
    NumberQuery.Answer ask(NumberQuery question) throws SQLException {
        return question.ask(connection);
    }

    /** Begins a transaction that is never committed. */
    Transaction begin() throws SQLException {
        connection.setAutoCommit(false);
        return new Transaction();
    }

    /** Closing it undoes all that was set in it: a pooler between us and the server has nothing to pass on. */
    final class Transaction implements AutoCloseable {
        private Transaction() {}

        /** Forbids to write and to take long. Once a question was asked after this, nothing allows writing again. */
        void limit() throws SQLException {
            execute("SET TRANSACTION READ ONLY");
            execute("SET LOCAL statement_timeout = " + STATEMENT_TIMEOUT.toMillis());
            execute("SET LOCAL lock_timeout = " + STATEMENT_TIMEOUT.toMillis());
        }

        @Override
        public void close() throws SQLException {
            connection.rollback();
            connection.setAutoCommit(true);
        }
    }

    /** Drops the connection under whoever waits for an answer. */
    void abort() {
        try {
            connection.abort(Runnable::run);
        } catch (SQLException e) {
            // Then its socket timeout ends the wait.
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
