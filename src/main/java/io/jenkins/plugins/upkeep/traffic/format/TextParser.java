package io.jenkins.plugins.upkeep.traffic.format;

import io.jenkins.plugins.upkeep.traffic.format.LogFormat.Step;
import java.nio.charset.StandardCharsets;

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
    private final boolean[] quoted;
    private final boolean[] listed;
    private int tries;

    TextParser(LogFormat format) {
        prefix = format.prefix().getBytes(StandardCharsets.UTF_8);
        var steps = format.steps();
        variables = steps.stream().map(Step::variable).toArray(Variable[]::new);
        after = steps.stream().map(Step::bytesAfter).toArray(byte[][]::new);
        quoted = new boolean[variables.length];
        listed = new boolean[variables.length];
        for (int i = 0; i < quoted.length; i++) {
            quoted[i] = steps.get(i).quoted();
            listed[i] = steps.get(i).listed();
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
        var isLast = after[step].length == 0;
        var wanted = isLast ? (byte) ' ' : after[step][0];
        int end = Scan.find(bytes, at, to, wanted);
        while (end >= 0 && !ends(step, bytes, at, end, to)) {
            end = Scan.find(bytes, end + 1, to, wanted);
        }
        return end < 0 && isLast ? to : end;
    }

    private boolean ends(int step, byte[] bytes, int at, int end, int to) {
        return (after[step].length <= 1 || Scan.startsWith(bytes, end, to, after[step]))
                && !(quoted[step] && isEscaped(bytes, at, end))
                && !(listed[step] && dividesValues(bytes, at, end, to));
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
