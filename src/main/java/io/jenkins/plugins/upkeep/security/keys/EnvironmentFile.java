package io.jenkins.plugins.upkeep.security.keys;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Looks for a variable in an environment file, as shells, systemd and Docker read it, and for the day in the comment above it. Values
 * are stepped over: none is kept.
 */
final class EnvironmentFile {
    private static final Pattern ASSIGNMENT =
            Pattern.compile("\\s*(?:export\\s+)?(?<name>[A-Za-z_][A-Za-z0-9_.-]*)\\s*=(?<value>.*)");
    private static final Pattern COMMENT = Pattern.compile("\\s*[#;](?<text>.*)");
    private static final Pattern RENEWED =
            Pattern.compile("(?i).*\\brenewed:?\\s+(?:on\\s+)?(?<day>\\d{4}-\\d{2}-\\d{2})\\b.*");

    private Optional<LocalDate> above = Optional.empty();
    private Optional<Found> found = Optional.empty();
    private char quote;
    private int line;

    private EnvironmentFile() {}

    /**
     * Where a variable stands.
     *
     * @param line its line, from one
     * @param renewed the day in the comment right above it
     * @param empty whether it has no value
     */
    record Found(int line, Optional<LocalDate> renewed, boolean empty) {}

    /** The last place of a variable, which is the one that counts; empty when it is not there. */
    static Optional<Found> find(String variable, List<String> lines) {
        var file = new EnvironmentFile();
        lines.forEach(text -> file.read(variable, text));
        return file.found;
    }

    private void read(String variable, String text) {
        line++;
        var assignment = ASSIGNMENT.matcher(text);
        var comment = COMMENT.matcher(text);
        if (quote != 0) {
            quote = text.indexOf(quote) < 0 ? quote : 0;
        } else if (comment.matches()) {
            above = day(comment.group("text")).or(() -> above);
        } else if (assignment.matches()) {
            take(
                    assignment.group("name").equals(variable),
                    assignment.group("value").strip());
        } else {
            above = Optional.empty();
        }
    }

    private void take(boolean wanted, String value) {
        if (wanted) {
            found = Optional.of(new Found(line, above, value.isEmpty() || value.equals("\"\"") || value.equals("''")));
        }
        above = Optional.empty();
        var first = value.isEmpty() ? ' ' : value.charAt(0);
        var open = (first == '"' || first == '\'') && value.indexOf(first, 1) < 0;
        quote = open ? first : 0;
    }

    private static Optional<LocalDate> day(String comment) {
        var matcher = RENEWED.matcher(comment);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(LocalDate.parse(matcher.group("day")));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
