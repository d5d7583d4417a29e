package io.jenkins.plugins.upkeep.dependencies.manifest;

import java.util.Set;
import java.util.regex.Pattern;

/**
 * A line of a {@code requirements.txt} that tells pip something. Its value may hold a password.
 *
 * @param kind what it does
 * @param name the option itself: {@code --index-url}
 * @param value what is given to it
 */
record RequirementOption(Kind kind, String name, String value) {
    private static final Pattern LONG = Pattern.compile("(--[a-z][a-z-]{0,40})(?:[=\\s]\\s*+(.*))?");
    private static final Pattern SHORT = Pattern.compile("(-[a-zA-Z])[=\\s]*+(.*)");
    private static final Set<String> WITHOUT_PACKAGES = Set.of(
            "-i",
            "--index-url",
            "--pypi-url",
            "--extra-index-url",
            "--no-index",
            "-f",
            "--find-links",
            "--no-binary",
            "--only-binary",
            "--prefer-binary",
            "--require-hashes",
            "--pre",
            "--trusted-host",
            "--use-feature");

    /** What an option does. */
    enum Kind {
        REQUIREMENTS,
        CONSTRAINTS,
        PLACE,
        NOTHING,
        UNKNOWN
    }

    static RequirementOption of(String line) {
        var form = line.startsWith("--") ? LONG.matcher(line) : SHORT.matcher(line);
        if (!form.matches()) {
            return new RequirementOption(Kind.UNKNOWN, "", "");
        }
        var value = form.group(2) == null ? "" : unquoted(form.group(2).strip());
        return new RequirementOption(kind(form.group(1)), form.group(1), value);
    }

    private static Kind kind(String name) {
        return switch (name) {
            case "-r", "--requirement" -> Kind.REQUIREMENTS;
            case "-c", "--constraint" -> Kind.CONSTRAINTS;
            case "-e", "--editable" -> Kind.PLACE;
            default -> WITHOUT_PACKAGES.contains(name) ? Kind.NOTHING : Kind.UNKNOWN;
        };
    }

    private static String unquoted(String text) {
        var isQuoted = text.length() > 1
                && (text.charAt(0) == '"' || text.charAt(0) == '\'')
                && text.charAt(text.length() - 1) == text.charAt(0);
        return isQuoted ? text.substring(1, text.length() - 1) : text;
    }
}
