package io.jenkins.plugins.upkeep.rollback.database.migrations;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Reads assignments of plain values in a module of Python, without running it: of a name, to nothing, a text, or a list or tuple
 * of texts.
 *
 * @param source the module
 */
record PythonNames(String source) {
    private static final Pattern TEXT = Pattern.compile("(?:[rRuUbB]{0,2})(?:\"([^\"\\\\\n]*)\"|'([^'\\\\\n]*)')");
    private static final Pattern COMMENT = Pattern.compile("#[^\n]*");

    /**
     * The texts that a name is given at the beginning of a line, or within a class.
     *
     * @param name the name
     * @return the texts, none for {@code None}; empty when the name is not there, or given something else
     */
    Optional<List<String>> texts(String name) {
        var assignment = Pattern.compile("(?m)^[ \t]*" + name + "[ \t]*(?::[^=\n]*)?=(?!=)[ \t]*")
                .matcher(source);
        if (!assignment.find()) {
            return Optional.empty();
        }
        var value = value(assignment.end());
        var rest =
                TEXT.matcher(value).replaceAll("").replaceAll("\\bNone\\b|\\b(?:list|tuple|set)\\b|[\\s,()\\[\\]]", "");
        if (!rest.isEmpty()) {
            return Optional.empty();
        }
        var texts = new ArrayList<String>();
        var matcher = TEXT.matcher(value);
        while (matcher.find()) {
            texts.add(matcher.group(1) == null ? matcher.group(2) : matcher.group(1));
        }
        return Optional.of(texts);
    }

    /** Whether a name is given anything. */
    boolean has(String name) {
        return Pattern.compile("(?m)^[ \t]*" + name + "[ \t]*(?::[^=\n]*)?=(?!=)")
                .matcher(source)
                .find();
    }

    /** From the beginning of a value to the end of its line or of its brackets. */
    private String value(int from) {
        var text = COMMENT.matcher(source.substring(from)).replaceAll("");
        var depth = 0;
        for (int index = 0; index < text.length(); index++) {
            var letter = text.charAt(index);
            if (letter == '(' || letter == '[') {
                depth++;
            } else if (letter == ')' || letter == ']') {
                depth--;
            } else if (letter == '\n' && depth == 0) {
                return text.substring(0, index);
            }
        }
        return text;
    }
}
