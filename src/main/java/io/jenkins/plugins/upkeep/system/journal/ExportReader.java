package io.jenkins.plugins.upkeep.system.journal;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/**
 * Reads the journal's export format out of blocks of any size: {@code NAME=value} and a line break or, for any bytes,
 * {@code NAME}, a line break, 8 bytes of length (little-endian), the value and a line break; an empty line ends an entry.
 * Nothing is kept but names and the beginnings of wanted values, whatever lengths a stream claims. For one thread.
 */
public final class ExportReader {
    /** Of a longer value only the beginning is handed on. */
    public static final int LONGEST_VALUE = 512;

    private static final int LONGEST_NAME = 256;
    private static final int LENGTH_BYTES = 8;

    private enum State {
        NAME,
        TEXT,
        LENGTH,
        BINARY,
        BREAK
    }

    private final EntryVisitor visitor;
    private final ByteArrayOutputStream name = new ByteArrayOutputStream();
    private final ByteArrayOutputStream value = new ByteArrayOutputStream();
    private State state = State.NAME;
    private boolean wanted;
    private boolean open;
    private int lengthBytes;
    private long left;
    private int unhanded;

    /**
     * @param visitor is told what the export holds
     */
    public ExportReader(EntryVisitor visitor) {
        this.visitor = visitor;
    }

    /**
     * Takes the next block.
     *
     * @throws DamagedExportException when it is nothing that an export has at this place
     */
    public void take(byte[] block, int offset, int length) throws DamagedExportException {
        int at = offset;
        int end = offset + length;
        unhanded = offset;
        while (at < end) {
            at = switch (state) {
                case NAME -> name(block, at, end);
                case TEXT -> text(block, at, end);
                case LENGTH -> length(block, at);
                case BINARY -> binary(block, at, end);
                case BREAK -> lineBreak(block, at);
            };
        }
        visitor.bytes(block, unhanded, end - unhanded);
    }

    /**
     * Says that the stream is at its end.
     *
     * @throws DamagedExportException when an entry is not
     */
    public void end() throws DamagedExportException {
        if (open || state != State.NAME || name.size() > 0) {
            throw new DamagedExportException("ends within an entry");
        }
    }

    private int name(byte[] block, int from, int end) throws DamagedExportException {
        int at = from;
        while (at < end && isNameByte(block[at])) {
            at++;
        }
        name.write(block, from, at - from);
        if (name.size() > LONGEST_NAME) {
            throw new DamagedExportException("has a field name of more than " + LONGEST_NAME + " bytes");
        }
        return at == end ? end : afterName(block, at);
    }

    private int afterName(byte[] block, int at) throws DamagedExportException {
        if (name.size() == 0 && block[at] == '\n' && open) {
            endEntry(block, at + 1);
        } else if (name.size() > 0 && block[at] == '=') {
            begin(State.TEXT);
        } else if (name.size() > 0 && block[at] == '\n') {
            begin(State.LENGTH);
        } else {
            throw new DamagedExportException("has something else where a field begins");
        }
        return at + 1;
    }

    private static boolean isNameByte(byte value) {
        return (value >= 'A' && value <= 'Z') || (value >= '0' && value <= '9') || value == '_';
    }

    private void begin(State form) {
        state = form;
        open = true;
        wanted = visitor.wants(name.toString(StandardCharsets.US_ASCII));
        lengthBytes = 0;
        left = 0;
    }

    private int text(byte[] block, int from, int end) throws DamagedExportException {
        int at = from;
        while (at < end && block[at] != '\n') {
            at++;
        }
        keep(block, from, at - from);
        if (at == end) {
            return end;
        }
        endField();
        return at + 1;
    }

    private int length(byte[] block, int at) throws DamagedExportException {
        left |= (block[at] & 0xffL) << (8 * lengthBytes);
        lengthBytes++;
        if (left < 0) {
            throw new DamagedExportException("has a field of a length that no field can have");
        }
        if (lengthBytes == LENGTH_BYTES) {
            state = left == 0 ? State.BREAK : State.BINARY;
        }
        return at + 1;
    }

    private int binary(byte[] block, int at, int end) {
        int part = (int) Math.min(left, end - at);
        keep(block, at, part);
        left -= part;
        if (left == 0) {
            state = State.BREAK;
        }
        return at + part;
    }

    private int lineBreak(byte[] block, int at) throws DamagedExportException {
        if (block[at] != '\n') {
            throw new DamagedExportException("has a field that is longer than it says");
        }
        endField();
        return at + 1;
    }

    private void keep(byte[] block, int offset, int length) {
        if (wanted) {
            value.write(block, offset, Math.min(length, LONGEST_VALUE - value.size()));
        }
    }

    private void endField() throws DamagedExportException {
        if (wanted) {
            visitor.field(name.toString(StandardCharsets.US_ASCII), value.toString(StandardCharsets.UTF_8));
        }
        name.reset();
        value.reset();
        state = State.NAME;
    }

    private void endEntry(byte[] block, int end) throws DamagedExportException {
        visitor.bytes(block, unhanded, end - unhanded);
        unhanded = end;
        open = false;
        visitor.entry();
    }
}
