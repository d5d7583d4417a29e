package io.jenkins.plugins.upkeep.system.postgres;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.sql.Connection;
import java.sql.SQLException;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/** Writes rows by COPY as they stand in a stream. */
public final class CopyInput {
    private static final int BLOCK = 64 << 10;

    private CopyInput() {}

    /** Is told how much was written. */
    @FunctionalInterface
    public interface Meter {
        /** So many bytes more. */
        void advance(int bytes);
    }

    /**
     * Writes a part of a stream.
     *
     * @param connection the connection, for this thread
     * @param statement {@code COPY … FROM STDIN} in text format
     * @param rows stands at the first row
     * @param length how long the rows are, in bytes
     * @param meter is told how much was written
     * @throws SQLException when the server does not take the rows; none is in the table then
     * @throws IOException when the stream cannot be read, or ends early
     */
    public static void rows(Connection connection, String statement, InputStream rows, long length, Meter meter)
            throws SQLException, IOException {
        var copy = connection.unwrap(PGConnection.class).getCopyAPI().copyIn(statement);
        try {
            pass(copy, rows, length, meter);
            copy.endCopy();
        } finally {
            if (copy.isActive()) {
                copy.cancelCopy();
            }
        }
    }

    private static void pass(CopyIn copy, InputStream rows, long length, Meter meter) throws SQLException, IOException {
        var buffer = new byte[BLOCK];
        for (long left = length; left > 0; ) {
            var count = rows.read(buffer, 0, (int) Math.min(left, buffer.length));
            if (count < 0) {
                throw new EOFException("the rows end " + left + " bytes early");
            }
            copy.writeToCopy(buffer, 0, count);
            meter.advance(count);
            left -= count;
        }
    }
}
