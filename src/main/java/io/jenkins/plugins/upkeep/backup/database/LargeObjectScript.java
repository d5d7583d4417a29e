package io.jenkins.plugins.upkeep.backup.database;

import io.jenkins.plugins.upkeep.backup.set.LargeObjectEvidence;
import io.jenkins.plugins.upkeep.system.UpkeepException;
import io.jenkins.plugins.upkeep.system.hashing.RowHasher;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;

/**
 * Writes the large objects as SQL, one statement a line: content, owner, rights and comment. The same objects give the
 * same lines, so that the lines are their evidence. For one thread.
 */
public final class LargeObjectScript {
    private static final int CHUNK = 256 << 10;

    /** Most large objects are small; a batch of such beginnings takes 16 MB of memory as text. */
    private static final int HEAD = 16 << 10;

    private static final int AT_ONCE = 500;

    private final Connection connection;
    private final LineSink sink;
    private final RowHasher hasher = new RowHasher();
    private long count;
    private long bytes;

    /** Takes the script's lines. */
    @FunctionalInterface
    public interface LineSink {
        /**
         * Takes a line with its line break.
         *
         * @throws UpkeepException when it cannot be taken
         */
        void take(byte[] line) throws UpkeepException;
    }

    /**
     * @param connection a connection with the settings of {@code PlainSession}, in a transaction
     * @param sink takes the lines
     */
    public LargeObjectScript(Connection connection, LineSink sink) {
        this.connection = connection;
        this.sink = sink;
    }

    /**
     * Writes all of them.
     *
     * @return what was written
     * @throws SQLException when the server fails, or may not show one of them
     * @throws UpkeepException when the sink does not take a line
     */
    public LargeObjectEvidence write() throws SQLException, UpkeepException {
        try (var statement = connection.prepareStatement(LargeObjectSql.OBJECTS)) {
            statement.setFetchSize(AT_ONCE);
            statement.setInt(1, HEAD);
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    content(rows.getLong("oid"), rows.getString("head"));
                    statements((String[]) rows.getArray("statements").getArray());
                    count++;
                }
            }
        }
        var sum = hasher.fingerprint();
        return new LargeObjectEvidence(count, bytes, sum.rows(), sum.digest());
    }

    private void statements(String[] statements) throws UpkeepException {
        for (var text : statements) {
            line(text);
        }
    }

    private void content(long oid, String head) throws SQLException, UpkeepException {
        line("SELECT pg_catalog.lo_create('" + oid + "');");
        if (head.length() < 2 * HEAD) {
            put(oid, 0, head);
        } else {
            content(oid);
        }
    }

    private void content(long oid) throws SQLException, UpkeepException {
        try (var statement = connection.prepareStatement(LargeObjectSql.CHUNK)) {
            statement.setLong(1, oid);
            statement.setInt(3, CHUNK);
            long offset = 0;
            for (int length = CHUNK; length == CHUNK; offset += length) {
                statement.setLong(2, offset);
                length = chunk(oid, offset, statement.executeQuery());
            }
        }
    }

    private int chunk(long oid, long offset, java.sql.ResultSet row) throws SQLException, UpkeepException {
        try (row) {
            row.next();
            return put(oid, offset, row.getString("hex"));
        }
    }

    private int put(long oid, long offset, String hex) throws UpkeepException {
        if (!hex.isEmpty()) {
            line("SELECT pg_catalog.lo_put('" + oid + "', " + offset + ", '\\x" + hex + "');");
        }
        var length = hex.length() / 2;
        bytes += length;
        return length;
    }

    private void line(String text) throws UpkeepException {
        // A line break within a comment would make two lines of one; the fingerprint does not mind, psql neither.
        var line = (text + "\n").getBytes(StandardCharsets.UTF_8);
        hasher.add(line);
        sink.take(line);
    }
}
