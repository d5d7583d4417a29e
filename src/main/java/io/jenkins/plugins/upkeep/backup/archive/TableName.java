package io.jenkins.plugins.upkeep.backup.archive;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The name of a table, unquoted.
 *
 * @param schema its schema
 * @param name its name within the schema
 */
public record TableName(String schema, String name) {
    private static final Pattern PLAIN = Pattern.compile("[a-z_][a-z0-9_]*");
    private static final Pattern PART = Pattern.compile("\"((?:[^\"]|\"\")+)\"|([^.\"]+)");

    /**
     * Finds the tables that a text may mean: {@code schema.name} or {@code name}, in double quotes as SQL has them or as it
     * is. Without quotes, capital letters may be written small.
     *
     * @param text what was written
     * @param tables the tables that there are
     * @return those that it may mean; none when there is no such table
     */
    static List<TableName> meant(String text, List<TableName> tables) {
        if (text.contains("\"")) {
            var parts = parts(text);
            return tables.stream().filter(table -> table.is(parts)).toList();
        }
        var exact = tables.stream().filter(table -> table.isWritten(text)).toList();
        var small = text.toLowerCase(Locale.ROOT);
        return exact.isEmpty()
                ? tables.stream().filter(table -> table.isWritten(small)).toList()
                : exact;
    }

    private boolean is(List<String> parts) {
        return switch (parts.size()) {
            case 1 -> name.equals(parts.get(0));
            case 2 -> schema.equals(parts.get(0)) && name.equals(parts.get(1));
            default -> false;
        };
    }

    private boolean isWritten(String text) {
        return name.equals(text) || (schema + "." + name).equals(text);
    }

    /** The parts of a quoted name; none when the quotes are not SQL's. */
    private static List<String> parts(String text) {
        var parts = new ArrayList<String>();
        var matcher = PART.matcher(text);
        int at = 0;
        while (at <= text.length() && matcher.region(at, text.length()).lookingAt()) {
            parts.add(
                    matcher.group(1) == null
                            ? matcher.group(2)
                            : matcher.group(1).replace("\"\"", "\""));
            at = matcher.end() + 1;
            if (matcher.end() == text.length()) {
                return parts;
            }
            if (text.charAt(matcher.end()) != '.') {
                break;
            }
        }
        return List.of();
    }

    /** How far a text is from this name, in letters; the schema counts only when the text has one. */
    int distance(String text) {
        var plain = text.replace("\"", "");
        return Math.min(Letters.between(plain, name), Letters.between(plain, schema + "." + name));
    }

    /** The name as {@code --table} takes it, whatever is in it. */
    @Override
    public String toString() {
        return quoted(schema) + "." + quoted(name);
    }

    private static String quoted(String part) {
        return PLAIN.matcher(part).matches() ? part : "\"" + part.replace("\"", "\"\"") + "\"";
    }

    /** Compares texts, of which case does not count. */
    private static final class Letters {
        /** The least number of letters to add, drop or change that turns one text into another. */
        static int between(String from, String to) {
            var row = new int[to.length() + 1];
            for (int index = 0; index <= to.length(); index++) {
                row[index] = index;
            }
            for (int index = 1; index <= from.length(); index++) {
                row = next(row, Character.toLowerCase(from.charAt(index - 1)), to, index);
            }
            return row[to.length()];
        }

        private static int[] next(int[] above, char letter, String to, int index) {
            var row = new int[above.length];
            row[0] = index;
            for (int at = 1; at < row.length; at++) {
                var change = Character.toLowerCase(to.charAt(at - 1)) == letter ? 0 : 1;
                row[at] = Math.min(Math.min(above[at], row[at - 1]) + 1, above[at - 1] + change);
            }
            return row;
        }
    }
}
