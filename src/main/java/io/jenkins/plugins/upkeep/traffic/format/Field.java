package io.jenkins.plugins.upkeep.traffic.format;

/** A part of a line: the place in the reader's buffer, good until the next line is read. */
public final class Field {
    private int from;
    private int to;

    /** Always true, as a value that can be taken. */
    boolean set(int first, int end) {
        from = first;
        to = end;
        return true;
    }

    /** The place of its first byte. */
    public int from() {
        return from;
    }

    /** The place behind its last byte. */
    public int to() {
        return to;
    }

    /** The number of its bytes. */
    public int length() {
        return to - from;
    }
}
