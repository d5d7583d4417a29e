package io.jenkins.plugins.upkeep.quality.source;

import io.jenkins.plugins.upkeep.quality.grid.Candle;
import io.jenkins.plugins.upkeep.quality.grid.PairGrid;
import java.nio.ByteBuffer;
import java.util.List;

/**
 * Reads the rows of a binary copy: pair, time, the four prices, the volume. For one thread.
 *
 * <p>The form is described in PostgreSQL's manual, under COPY, Binary Format: a header of 19 bytes and an extension before the
 * first row; each row begins with its number of fields; -1 instead ends the copy.
 */
final class BinaryRows {
    private static final int HEADER = 19;
    private static final byte[] SIGNATURE = {'P', 'G', 'C', 'O', 'P', 'Y', '\n', (byte) 0xff};

    private final PairIndex pairs;
    private final TimeKind time;
    private final List<ColumnKind> kinds;
    private final Candle candle = new Candle();
    private boolean begun;

    BinaryRows(PairIndex pairs, TimeKind time, List<ColumnKind> kinds) {
        this.pairs = pairs;
        this.time = time;
        this.kinds = List.copyOf(kinds);
    }

    /** Takes a message of the copy. */
    void take(byte[] message) {
        var row = ByteBuffer.wrap(message);
        if (!begun) {
            begun = true;
            skipHeader(row);
        }
        while (row.remaining() >= 2 && row.getShort() >= 0) {
            read(row, message);
        }
    }

    private static void skipHeader(ByteBuffer row) {
        for (var each : SIGNATURE) {
            if (row.get() != each) {
                throw new IllegalStateException("a binary copy does not begin as one does");
            }
        }
        row.position(HEADER - Integer.BYTES);
        row.position(HEADER + row.getInt());
    }

    private void read(ByteBuffer row, byte[] message) {
        var length = row.getInt();
        var grid = length < 0 ? pairs.grid(new byte[0], 0, 0) : pairs.grid(message, row.position(), length);
        row.position(row.position() + Math.max(0, length));
        candle.begin();
        candle.at(time(row));
        candle.prices(number(row, 0), number(row, 1), number(row, 2), number(row, 3));
        candle.traded(number(row, 4));
        if (length < 0) {
            candle.lack();
        }
        add(grid);
    }

    private void add(PairGrid grid) {
        if (grid != null) {
            grid.add(candle);
        }
    }

    /** The condition of the query leaves no row without a time. */
    private long time(ByteBuffer row) {
        row.getInt();
        return time.isTimestamp() ? TimeKind.postgres(row.getLong()) : time.of(row.getDouble());
    }

    private double number(ByteBuffer row, int column) {
        var length = row.getInt();
        if (length < 0) {
            candle.lack();
            return Double.NaN;
        }
        return kinds.get(column).number(row, length);
    }
}
