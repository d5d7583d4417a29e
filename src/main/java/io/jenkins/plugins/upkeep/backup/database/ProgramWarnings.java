package io.jenkins.plugins.upkeep.backup.database;

import io.jenkins.plugins.upkeep.system.OneLine;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What PostgreSQL's programs say on standard error although they succeed. They say there what they did not dump, so
 * whatever they say counts, but for a few things that take nothing away from a dump. Safe for use by several threads.
 */
final class ProgramWarnings {
    private static final int MOST = 100;

    /** Lines that go on with the message before: of pg_dump itself, or of the server. */
    private static final Pattern MORE = Pattern.compile("\\w+: (?:detail|hint): (.*)|(?:DETAIL|HINT):\\s+(.*)");

    private static final List<Pattern> HARMLESS = List.of(
            // Foreign keys in a circle hinder those who load rows while the keys are there. Here they come after the
            // rows.
            // pg_dump looks for such circles only when it dumps data alone, in repairDependencyLoop of pg_dump_sort.c.
            Pattern.compile(
                    "pg_dump: warning: there are circular foreign-key constraints (?:on this table|among these tables):.*"),
            // The server says this to everybody who connects (CheckMyDatabase in postinit.c). The library that sorts
            // text
            // has changed: that may make indexes useless, which a dump neither reads nor holds.
            Pattern.compile("WARNING: +database .* has a collation version mismatch.*"),
            Pattern.compile("WARNING: +database .* has no actual collation version, but a version was recorded.*"));

    private final List<String> messages = new ArrayList<>();

    /** Takes a line of a program's standard error. */
    synchronized void add(String line) {
        if (line.isBlank()) {
            return;
        }
        var more = MORE.matcher(line);
        if (more.matches() && !messages.isEmpty()) {
            var last = messages.size() - 1;
            messages.set(last, messages.get(last) + "; " + (more.group(1) == null ? more.group(2) : more.group(1)));
        } else if (messages.size() < MOST) {
            messages.add(OneLine.of(line));
        }
    }

    /**
     * @param known what the server says to everybody who connects, in its own language
     * @return each message, with its details, that tells of something which is not in the dump or may not be
     */
    synchronized List<String> grave(List<String> known) {
        return messages.stream()
                .filter(message -> HARMLESS.stream()
                        .noneMatch(pattern -> pattern.matcher(message).matches()))
                .filter(message -> known.stream().map(OneLine::of).noneMatch(text -> isOf(message, text)))
                .distinct()
                .toList();
    }

    /** The server's messages begin with their severity, in its language. */
    private static boolean isOf(String message, String text) {
        return !text.isEmpty() && message.replaceFirst("^\\p{L}+: +", "").startsWith(text);
    }
}
