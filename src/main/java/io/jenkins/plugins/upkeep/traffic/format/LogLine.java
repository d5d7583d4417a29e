package io.jenkins.plugins.upkeep.traffic.format;

/**
 * What one line says. One object serves all lines of a reader: its parts are places in the reader's buffer, and nothing is copied.
 * For one thread.
 */
public final class LogLine {
    private static final int LONGEST_METHOD = 64;

    private final Field address = new Field();
    private final Field user = new Field();
    private final Field method = new Field();
    private final Field target = new Field();
    private final Field agent = new Field();
    private final Times times = new Times();
    private byte[] buffer = new byte[0];
    private int status;
    private long second;
    private long size;
    private long micros;

    /** Forgets the line before. */
    void begin(byte[] bytes) {
        buffer = bytes;
        address.set(0, 0);
        user.set(0, 0);
        method.set(0, 0);
        target.set(0, 0);
        agent.set(0, 0);
        status = -1;
        second = Times.WRONG;
        size = 0;
        micros = Durations.NONE;
    }

    /** Whether what every line must have is there. */
    boolean isComplete() {
        return status >= 0 && second != Times.WRONG;
    }

    /** Takes the value of a variable; false when it cannot be one. */
    boolean take(Variable variable, int from, int to) {
        return switch (variable) {
            case ADDRESS -> address.set(from, to);
            case USER -> user.set(from, to);
            case TIME -> (second = times.read(buffer, from, to)) != Times.WRONG;
            case REQUEST -> request(from, to);
            case METHOD -> method.set(from, to);
            case TARGET -> target.set(from, to);
            case STATUS -> (status = status(from, to)) >= 0;
            case BODY_BYTES -> (size = size(from, to)) >= 0;
            case AGENT -> agent.set(from, to);
            case DURATION -> (micros = Durations.one(buffer, from, to)) != Durations.WRONG;
            case UPSTREAM_DURATION -> (micros = Durations.sum(buffer, from, to)) != Durations.WRONG;
            case SKIPPED -> true;
        };
    }

    /** A method, a target, a protocol. What is no such thing is a target without a method. */
    private boolean request(int from, int to) {
        var first = Scan.find(buffer, from, Math.min(to, from + LONGEST_METHOD), (byte) ' ');
        if (first < 0) {
            method.set(from, from);
            return target.set(from, to);
        }
        int last = to - 1;
        while (last > first && buffer[last] != ' ') {
            last--;
        }
        method.set(from, first);
        return target.set(first + 1, last > first ? last : to);
    }

    private int status(int from, int to) {
        if (to - from != 3) {
            return -1;
        }
        var hundreds = buffer[from] - '0';
        var tens = buffer[from + 1] - '0';
        var ones = buffer[from + 2] - '0';
        var isNumber = hundreds >= 0 && hundreds <= 9 && tens >= 0 && tens <= 9 && ones >= 0 && ones <= 9;
        return isNumber ? hundreds * 100 + tens * 10 + ones : -1;
    }

    private long size(int from, int to) {
        return to - from == 1 && buffer[from] == '-' ? 0 : Scan.number(buffer, from, to);
    }

    /** The bytes that all parts are places in. */
    public byte[] buffer() {
        return buffer;
    }

    /** The client's address. */
    public Field address() {
        return address;
    }

    /** The name that the client gave; {@code -} when it gave none. */
    public Field user() {
        return user;
    }

    /** The method; empty when the request was none of HTTP. */
    public Field method() {
        return method;
    }

    /** The path with its query. */
    public Field target() {
        return target;
    }

    /** What the client calls itself; {@code -} when nothing. */
    public Field agent() {
        return agent;
    }

    /** The status of the answer. */
    public int status() {
        return status;
    }

    /** The time, in seconds since 1970. */
    public long second() {
        return second;
    }

    /** The bytes sent. */
    public long size() {
        return size;
    }

    /** Whether the line says how long the request took. */
    public boolean isTimed() {
        return micros >= 0;
    }

    /** How long the request took, in microseconds. */
    public long micros() {
        return micros;
    }
}
