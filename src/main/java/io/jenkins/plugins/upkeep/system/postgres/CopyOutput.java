package io.jenkins.plugins.upkeep.system.postgres;

import io.jenkins.plugins.upkeep.system.UpkeepException;
import java.sql.Connection;
import java.sql.SQLException;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyOut;

/** Reads rows by COPY as the server writes them. For one thread, but for {@link #abort()}. */
public final class CopyOutput implements AutoCloseable {
    private final DatabaseAddress address;
    private final Connection connection;

    /**
     * @param address where the connection leads, for messages
     * @param connection the connection; closed with this
     */
    public CopyOutput(DatabaseAddress address, Connection connection) {
        this.address = address;
        this.connection = connection;
    }

    /** Takes one row at a time. */
    @FunctionalInterface
    public interface RowSink {
        /**
         * Takes a row.
         *
         * @param row its line in COPY's text format, with the line break; not used again by the giver
         * @throws UpkeepException when it cannot be taken
         */
        void take(byte[] row) throws UpkeepException;
    }

    /**
     * Reads all rows that a statement gives.
     *
     * @param title what is read, for messages
     * @param statement {@code COPY … TO STDOUT} in text format
     * @param sink takes the rows
     * @throws UpkeepException when the server fails, or the sink does
     * @throws InterruptedException when this thread was told to stop
     */
    public void rows(String title, String statement, RowSink sink) throws UpkeepException, InterruptedException {
        try {
            var copy = connection.unwrap(PGConnection.class).getCopyAPI().copyOut(statement);
            pass(copy, sink);
        } catch (SQLException e) {
            var failure = Database.failure(address, e);
            throw new UpkeepException("table " + title + ": " + failure.getMessage(), e);
        }
    }

    private static void pass(CopyOut copy, RowSink sink) throws SQLException, UpkeepException, InterruptedException {
        for (var row = copy.readFromCopy(); row != null; row = copy.readFromCopy()) {
            sink.take(row);
            if (Thread.interrupted()) {
                throw new InterruptedException("a copy was told to stop");
            }
        }
    }

    /** Breaks the connection, so that a read that waits for the server ends at once. */
    public void abort() {
        try {
            connection.abort(Runnable::run);
        } catch (SQLException e) {
            throw new IllegalStateException(
                    "database " + address + ": a connection cannot be cut: " + e.getMessage(), e);
        }
    }

    /** Closes the connection; the server ends its transaction. */
    @Override
    public void close() {
        // A copy that was not read to its end would be drained by an orderly close: for a large table that takes long.
        abort();
    }
}
