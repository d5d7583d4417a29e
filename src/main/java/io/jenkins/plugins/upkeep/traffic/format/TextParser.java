package io.jenkins.plugins.upkeep.traffic.format;

import io.jenkins.plugins.upkeep.traffic.format.LogFormat.Step;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Reads lines of a log_format: each part ends where the text behind it first stands. Where that leads to nothing, as with a name
 * of a user that holds such text, later places are tried, but not for ever. Lines may have more behind what the format says, after
 * a space.
 */
final class TextParser implements LineParser {
    private static final int MOST_TRIES = 200;
    private static final int NOWHERE = -1;

    private final byte[] prefix;
    private final Variable[] variables;
    private final byte[][] after;
    private final byte[] wanted;
    private final long[] masks;
    private final long[] patterns;
    private final boolean[] simple;
    private final boolean[] quoted;
    private final boolean[] listed;
    private int tries;

    TextParser(LogFormat format) {
        prefix = format.prefix().getBytes(StandardCharsets.UTF_8);
        var steps = format.steps();
        variables = steps.stream().map(Step::variable).toArray(Variable[]::new);
        after = steps.stream().map(Step::bytesAfter).toArray(byte[][]::new);
        wanted = new byte[variables.length];
        masks = new long[variables.length];
        patterns = new long[variables.length];
        simple = new boolean[variables.length];
        quoted = new boolean[variables.length];
        listed = new boolean[variables.length];
        for (int i = 0; i < quoted.length; i++) {
            quoted[i] = steps.get(i).quoted();
            listed[i] = steps.get(i).listed();
            wanted[i] = after[i].length == 0 ? (byte) ' ' : after[i][0];
            masks[i] = after[i].length >= Long.BYTES ? -1 : (1L << (after[i].length * Byte.SIZE)) - 1;
            patterns[i] = Scan.eight(Arrays.copyOf(after[i], Long.BYTES), 0);
            simple[i] = after[i].length <= 1 && !quoted[i] && !listed[i];
        }
    }

    @Override
    public boolean parse(LogLine line, byte[] bytes, int from, int to) {
        line.begin(bytes);
        if (!Scan.startsWith(bytes, from, to, prefix)) {
            return false;
        }
        return first(line, bytes, from + prefix.length, to) || patient(line, bytes, from + prefix.length, to);
    }

    private boolean first(LogLine line, byte[] bytes, int from, int to) {
        int at = from;
        for (int step = 0; step < variables.length; step++) {
            var end = end(step, bytes, at, to);
            if (end == NOWHERE || !line.take(variables[step], at, end)) {
                return false;
            }
            at = end + after[step].length;
        }
        return isDone(line, bytes, at, to);
    }

    private static boolean isDone(LogLine line, byte[] bytes, int at, int to) {
        return (at == to || bytes[at] == ' ') && line.isComplete();
    }

    private boolean patient(LogLine line, byte[] bytes, int from, int to) {
        line.begin(bytes);
        tries = MOST_TRIES;
        return rest(line, bytes, 0, from, to);
    }

    private boolean rest(LogLine line, byte[] bytes, int step, int from, int to) {
        if (step == variables.length) {
            return isDone(line, bytes, from, to);
        }
        for (int end = end(step, bytes, from, to); end != NOWHERE && tries > 0; end = later(step, bytes, end, to)) {
            tries--;
            if (line.take(variables[step], from, end) && rest(line, bytes, step + 1, end + after[step].length, to)) {
                return true;
            }
        }
        return false;
    }

    private int later(int step, byte[] bytes, int end, int to) {
        return end >= to ? NOWHERE : end(step, bytes, end + 1, to);
    }

    /** Where the part ends that begins at a place; the last part of a format goes to the next space, or to the end. */
    private int end(int step, byte[] bytes, int at, int to) {
        int end = Scan.find(bytes, at, to, wanted[step]);
        if (!simple[step]) {
            while (end >= 0 && !ends(step, bytes, at, end, to)) {
                end = Scan.find(bytes, end + 1, to, wanted[step]);
            }
        }
        return end < 0 && after[step].length == 0 ? to : end;
    }

    private boolean ends(int step, byte[] bytes, int at, int end, int to) {
        return isAfter(step, bytes, end, to)
                && !(quoted[step] && end > at && bytes[end - 1] == '\\' && isEscaped(bytes, at, end))
                && !(listed[step] && dividesValues(bytes, at, end, to));
    }

    /** Whether what ends a part stands at a place; most such texts are short enough to be compared at once. */
    private boolean isAfter(int step, byte[] bytes, int end, int to) {
        var length = after[step].length;
        if (length > Long.BYTES || end + Long.BYTES > bytes.length) {
            return length <= 1 || Scan.startsWith(bytes, end, to, after[step]);
        }
        return (Scan.eight(bytes, end) & masks[step]) == patterns[step] && end + length <= to;
    }

    private static boolean isEscaped(byte[] bytes, int at, int end) {
        int before = end;
        while (before > at && bytes[before - 1] == '\\') {
            before--;
        }
        return (end - before) % 2 == 1;
    }

    /** Whether a space stands within a list of values. */
    private static boolean dividesValues(byte[] bytes, int at, int end, int to) {
        if (bytes[end] != ' ' || end == at) {
            return false;
        }
        return bytes[end - 1] == ','
                || (end - 2 >= at && bytes[end - 1] == ':' && bytes[end - 2] == ' ')
                || (end + 2 < to && bytes[end + 1] == ':' && bytes[end + 2] == ' ');
    }
}
