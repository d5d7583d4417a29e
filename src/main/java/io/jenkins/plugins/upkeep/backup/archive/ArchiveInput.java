package io.jenkins.plugins.upkeep.backup.archive;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** Reads the numbers and texts that pg_dump's archives are made of. For one thread. */
final class ArchiveInput {
    /** No name or definition is as long as that. */
    private static final int LONGEST = 1 << 30;

    private final DataInputStream input;
    private int numberSize;
    private int offsetSize;

    ArchiveInput(InputStream input) {
        this.input = new DataInputStream(input);
    }

    /** Sets how many bytes a number and a position have. */
    void sizes(int ofNumber, int ofOffset) throws ArchiveException {
        if (ofNumber < 1 || ofNumber > Long.BYTES || ofOffset < 1 || ofOffset > Long.BYTES) {
            throw new ArchiveException(
                    "the archive of pg_dump is damaged: its numbers have " + ofNumber + " and " + ofOffset + " bytes");
        }
        numberSize = ofNumber;
        offsetSize = ofOffset;
    }

    int one() throws IOException {
        return input.readUnsignedByte();
    }

    /** The next byte; less than 0 at the end. */
    int oneOrEnd() throws IOException {
        return input.read();
    }

    int number() throws IOException, ArchiveException {
        var negative = one() != 0;
        long value = 0;
        for (int index = 0; index < numberSize; index++) {
            value |= (long) one() << (8 * index);
        }
        if (value < 0 || value > Integer.MAX_VALUE) {
            throw new ArchiveException("the archive of pg_dump is damaged: a number in it is too large");
        }
        return (int) (negative ? -value : value);
    }

    /** A text; {@code null} where there is none. */
    String text() throws IOException, ArchiveException {
        var length = number();
        if (length < 0) {
            return null;
        }
        requireSane(length);
        var bytes = input.readNBytes(length);
        if (bytes.length < length) {
            throw new EOFException("the archive ends within a text");
        }
        return new String(bytes, StandardCharsets.UTF_8);
    }

    /** Texts that may be long and are not wanted. */
    void skipTexts(int count) throws IOException, ArchiveException {
        for (int index = 0; index < count; index++) {
            skip(Math.max(0, number()));
        }
    }

    void skip(int length) throws IOException, ArchiveException {
        requireSane(length);
        input.skipNBytes(length);
    }

    /** A position in the file. Tells whether it says that the entry has data. */
    boolean position() throws IOException, ArchiveException {
        var state = one();
        skip(offsetSize);
        return state != Position.NO_DATA;
    }

    private static void requireSane(int length) throws ArchiveException {
        if (length < 0 || length > LONGEST) {
            throw new ArchiveException("the archive of pg_dump is damaged: a text in it has " + length + " bytes");
        }
    }

    /** What stands before a position. */
    private static final class Position {
        private static final int NO_DATA = 3;
    }
}
