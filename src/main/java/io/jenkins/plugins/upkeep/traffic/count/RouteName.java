package io.jenkins.plugins.upkeep.traffic.count;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;

/**
 * Writes the route of a request into bytes of its own: the method and the path without its query, with what differs from thing to
 * thing named by its kind: numbers {@code {n}}, dates {@code {date}}, UUIDs {@code {uuid}}, hexadecimal ids {@code {hex}}, other
 * long ids {@code {id}}. For one thread.
 */
final class RouteName {
    private static final int LONGEST = 160;
    private static final int LONGEST_METHOD = 10;
    private static final byte DIGIT = 1;
    private static final byte HEX_LETTER = 2;
    private static final byte OTHER = 4;
    private static final byte DASH = 8;
    private static final byte DOT = 16;
    private static final byte SLASH = 32;
    private static final byte STOP = 64;
    private static final byte[] KINDS = kinds();
    private static final byte[] NO_METHOD = "(no method)".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] MORE = "…".getBytes(StandardCharsets.UTF_8);
    private static final Map<Shape, byte[]> PLACEHOLDERS = placeholders();
    private static final int ROOM = LONGEST + 64;

    private final byte[] name = new byte[ROOM];
    private int length;

    private static byte[] kinds() {
        var kinds = new byte[256];
        Arrays.fill(kinds, OTHER);
        Arrays.fill(kinds, '0', '9' + 1, DIGIT);
        Arrays.fill(kinds, 'a', 'f' + 1, HEX_LETTER);
        Arrays.fill(kinds, 'A', 'F' + 1, HEX_LETTER);
        kinds['-'] = DASH;
        kinds['.'] = DOT;
        kinds['/'] = SLASH;
        kinds['?'] = STOP;
        kinds['#'] = STOP;
        kinds[';'] = STOP;
        return kinds;
    }

    private static Map<Shape, byte[]> placeholders() {
        var texts = new EnumMap<Shape, byte[]>(Shape.class);
        for (var shape : Shape.values()) {
            texts.put(shape, shape.placeholder().getBytes(StandardCharsets.US_ASCII));
        }
        return texts;
    }

    /** The bytes of the route, of which {@link #length()} count. */
    byte[] bytes() {
        return name;
    }

    int length() {
        return length;
    }

    /**
     * Reads a request.
     *
     * @param bytes the buffer
     * @param method where its method begins
     * @param methodEnd where its method ends
     * @param from where its target begins
     * @param to where its target ends
     */
    void read(byte[] bytes, int method, int methodEnd, int from, int to) {
        length = 0;
        if (methodEnd - method == 0 || methodEnd - method > LONGEST_METHOD) {
            append(NO_METHOD, 0, NO_METHOD.length);
            return;
        }
        append(bytes, method, methodEnd);
        name[length++] = ' ';
        int at = from;
        while (at < to && length < LONGEST && KINDS[bytes[at] & 0xff] != STOP) {
            at = bytes[at] == '/' ? slash(at) : segment(bytes, at, to);
        }
        if (length >= LONGEST) {
            length = LONGEST;
            append(MORE, 0, MORE.length);
        }
    }

    private int slash(int at) {
        name[length++] = '/';
        return at + 1;
    }

    /** Reads what stands between slashes, and gives its end. */
    private int segment(byte[] bytes, int from, int to) {
        int seen = 0;
        int at = from;
        while (at < to) {
            var kind = KINDS[bytes[at] & 0xff];
            if (kind >= SLASH) {
                break;
            }
            seen |= kind;
            at++;
        }
        if ((seen & DIGIT) == 0) {
            append(bytes, from, at);
        } else if (seen == DIGIT) {
            append(Shape.NUMBER);
        } else {
            mixed(bytes, from, at, seen);
        }
        return at;
    }

    /** A segment with digits and something else. */
    private void mixed(byte[] bytes, int from, int to, int seen) {
        var end = (seen & DOT) == 0 ? to : lastDot(bytes, from, to);
        var shape = Shape.of(bytes, from, end);
        if (shape == Shape.WORD) {
            append(bytes, from, to);
        } else {
            append(shape);
            append(bytes, end, to);
        }
    }

    private static int lastDot(byte[] bytes, int from, int to) {
        int at = to - 1;
        while (at > from && bytes[at] != '.') {
            at--;
        }
        return at > from ? at : to;
    }

    private void append(Shape shape) {
        var text = PLACEHOLDERS.get(shape);
        append(text, 0, text.length);
    }

    private void append(byte[] bytes, int from, int to) {
        var count = Math.min(to - from, ROOM - length - MORE.length);
        System.arraycopy(bytes, from, name, length, Math.max(count, 0));
        length += Math.max(count, 0);
    }
}
