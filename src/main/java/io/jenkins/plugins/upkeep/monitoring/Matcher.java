package io.jenkins.plugins.upkeep.monitoring;

import java.util.Map;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * A condition on one label of an alert, as Alertmanager has it.
 *
 * @param name the label
 * @param value what its value is held against; an alert without the label has the empty one
 * @param isRegex whether that is a regular expression for the whole value
 * @param isEqual whether it must match, or must not
 */
public record Matcher(String name, String value, boolean isRegex, boolean isEqual) {
    private static final Pattern TEXT = Pattern.compile(
            "\\s*(?<name>[a-zA-Z_:][a-zA-Z0-9_:]*)\\s*(?<sign>=~|!~|!=|=)\\s*(?<value>.*?)\\s*", Pattern.DOTALL);
    private static final Pattern QUOTED = Pattern.compile("\"(?:[^\"\\\\]|\\\\.)*\"", Pattern.DOTALL);

    private static final Pattern ESCAPED = Pattern.compile("\\\\(.)", Pattern.DOTALL);

    /** The label has this value. */
    public static Matcher equal(String name, String value) {
        return new Matcher(name, value, false, true);
    }

    /**
     * Reads a condition as Alertmanager and amtool write it.
     *
     * @param text {@code alertname=~"Upkeep.*"}; the quotes may be left out
     * @throws IllegalArgumentException when it is none; the message says what it must be
     */
    public static Matcher parse(String text) {
        var found = TEXT.matcher(text);
        if (!found.matches()) {
            throw new IllegalArgumentException("a label, one of = != =~ !~ and a value, as in service=\"shop\"");
        }
        var sign = found.group("sign");
        var matcher =
                new Matcher(found.group("name"), value(found.group("value")), sign.endsWith("~"), sign.startsWith("="));
        matcher.requirePattern();
        return matcher;
    }

    private static String value(String text) {
        if (!text.startsWith("\"")) {
            return text;
        }
        if (!QUOTED.matcher(text).matches()) {
            throw new IllegalArgumentException("a label, a sign and a value whose quotes are closed");
        }
        return ESCAPED.matcher(text.substring(1, text.length() - 1))
                .replaceAll(found ->
                        found.group(1).equals("n") ? "\n" : java.util.regex.Matcher.quoteReplacement(found.group(1)));
    }

    private void requirePattern() {
        try {
            matches(Map.of());
        } catch (PatternSyntaxException e) {
            throw new IllegalArgumentException("a condition with a regular expression that is one", e);
        }
    }

    /**
     * @param labels of an alert
     * @return whether the alert meets this condition
     */
    public boolean matches(Map<String, String> labels) {
        var actual = labels.getOrDefault(name, "");
        var same =
                isRegex ? Pattern.compile(value, Pattern.DOTALL).matcher(actual).matches() : value.equals(actual);
        return same == isEqual;
    }

    /** As Alertmanager writes it: {@code service="shop"}. */
    @Override
    public String toString() {
        var sign = isEqual ? (isRegex ? "=~" : "=") : (isRegex ? "!~" : "!=");
        return name
                + sign
                + '"'
                + value.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n")
                + '"';
    }
}
