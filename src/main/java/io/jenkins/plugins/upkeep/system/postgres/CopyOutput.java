package io.jenkins.plugins.upkeep.system.postgres;

import io.jenkins.plugins.upkeep.system.UpkeepException;
import java.sql.Connection;
import java.sql.SQLException;
import org.postgresql.PGConnection;

/** Reads rows by COPY as the server writes them. */
public final class CopyOutput {
    private CopyOutput() {}

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
     * Reads all rows that a statement gives. When it fails, the connection can only be cut.
     *
     * @param connection the connection, for this thread
     * @param statement {@code COPY … TO STDOUT} in text format
     * @param sink takes the rows
     * @throws SQLException when the server fails
     * @throws UpkeepException when the sink does
     * @throws InterruptedException when this thread was told to stop
     */
    public static void rows(Connection connection, String statement, RowSink sink)
            throws SQLException, UpkeepException, InterruptedException {
        var copy = connection.unwrap(PGConnection.class).getCopyAPI().copyOut(statement);
        for (var row = copy.readFromCopy(); row != null; row = copy.readFromCopy()) {
            sink.take(row);
            if (Thread.interrupted()) {
                throw new InterruptedException("a copy was told to stop");
            }
        }
    }
}
