package io.jenkins.plugins.upkeep.traffic.format;

/**
 * Reads lines that are one JSON object each, as nginx writes them with {@code escape=json}: keys are named like the variables or
 * by a usual other name; what else stands there, and objects within it, is passed over.
 */
final class JsonParser implements LineParser {
    private static final int WRONG = -1;
    private static final int MOST_NESTED = 64;

    private final JsonKeys keys = new JsonKeys();

    @Override
    public boolean parse(LogLine line, byte[] bytes, int from, int to) {
        line.begin(bytes);
        keys.begin();
        int at = blank(bytes, from, to);
        if (at >= to || bytes[at] != '{') {
            return false;
        }
        at = blank(bytes, at + 1, to);
        while (at != WRONG && at < to && bytes[at] == '"') {
            at = entry(line, bytes, at + 1, to);
        }
        return at != WRONG && at < to && bytes[at] == '}' && line.isComplete();
    }

    /** Reads a key and its value; gives the place of the next key's quotation mark, or of the brace at the end. */
    private int entry(LogLine line, byte[] bytes, int from, int to) {
        var keyEnd = JsonText.end(bytes, from, to);
        int at = keyEnd < 0 ? to : blank(bytes, keyEnd + 1, to);
        if (at >= to || bytes[at] != ':') {
            return WRONG;
        }
        var variable = keys.next(bytes, from, keyEnd);
        at = value(line, variable, bytes, blank(bytes, at + 1, to), to);
        if (at == WRONG || at >= to || bytes[at] != ',') {
            return at;
        }
        return blank(bytes, at + 1, to);
    }

    private int value(LogLine line, Variable variable, byte[] bytes, int from, int to) {
        if (from >= to) {
            return WRONG;
        }
        return switch (bytes[from]) {
            case '"' -> text(line, variable, bytes, from + 1, to);
            case '{', '[' -> nested(bytes, from, to);
            default -> bare(line, variable, bytes, from, to);
        };
    }

    private int text(LogLine line, Variable variable, byte[] bytes, int from, int to) {
        var end = JsonText.end(bytes, from, to);
        if (end < 0) {
            return WRONG;
        }
        if (variable != Variable.SKIPPED) {
            var plainEnd = JsonText.plain(bytes, from, end);
            if (!take(line, variable, from, plainEnd)) {
                return WRONG;
            }
        }
        return blank(bytes, end + 1, to);
    }

    /** A number, or a word such as null. */
    private int bare(LogLine line, Variable variable, byte[] bytes, int from, int to) {
        int end = from;
        while (end < to && bytes[end] > ' ' && bytes[end] != ',' && bytes[end] != '}') {
            end++;
        }
        var isNumber = end > from && bytes[from] >= '0' && bytes[from] <= '9';
        if (isNumber && variable != Variable.SKIPPED && !take(line, variable, from, end)) {
            return WRONG;
        }
        return end == from ? WRONG : blank(bytes, end, to);
    }

    /** What is empty says nothing: nginx writes that for variables without a value. */
    private static boolean take(LogLine line, Variable variable, int from, int to) {
        return from == to || line.take(variable, from, to);
    }

    private static int nested(byte[] bytes, int from, int to) {
        int depth = 0;
        int at = from;
        while (at < to && depth <= MOST_NESTED) {
            var one = bytes[at];
            depth += one == '{' || one == '[' ? 1 : one == '}' || one == ']' ? -1 : 0;
            var next = one == '"' ? JsonText.end(bytes, at + 1, to) : at;
            if (depth == 0 || next < 0) {
                return depth == 0 ? blank(bytes, at + 1, to) : WRONG;
            }
            at = next + 1;
        }
        return WRONG;
    }

    private static int blank(byte[] bytes, int from, int to) {
        int at = from;
        while (at < to && bytes[at] <= ' ' && bytes[at] >= 0) {
            at++;
        }
        return at;
    }
}
