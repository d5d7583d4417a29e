package io.jenkins.plugins.upkeep.dependencies.update;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * A line of a requirements file, with those that continue it.
 *
 * @param text the text, with the backslashes and line ends in it
 * @param from where it begins in the file
 * @param number the number of its first line, counted from one
 */
record RequirementsLine(String text, int from, int number) {
    private static final Pattern PIN = Pattern.compile(
            "[ \\t]*+([A-Za-z0-9][A-Za-z0-9._-]*)[ \\t]*+(?:\\[[^\\]\\r\\n]*+\\])?[ \\t]*+={2,3}[ \\t]*+"
                    + "([A-Za-z0-9!+._-]++)(?=\\s|;|\\\\|$)(?![ \\t]*+,)");
    private static final Pattern HASH = Pattern.compile("--hash(?:=|[ \\t]+)([a-z0-9]+):([0-9A-Fa-f]+)");
    private static final Pattern LEADING = Pattern.compile("[A-Za-z0-9._-]+");
    private static final Pattern SPACE = Pattern.compile("[\\s\\\\]*");
    private static final Pattern BEFORE = Pattern.compile("[\\s\\\\]*+$");
    private static final Pattern COMMENT = Pattern.compile("(?:^|\\s)#");
    private static final Pattern OPTION =
            Pattern.compile("(-[a-zA-Z]|--[a-z-]+)(?:[ \\t]*=[ \\t]*|[ \\t]+)?(.*)", Pattern.DOTALL);
    private static final Pattern BREAK = Pattern.compile("\\\\\\r?\\n");
    private static final Set<String> INCLUDES = Set.of("-r", "--requirement", "-c", "--constraint");
    private static final Pattern NAMED = Pattern.compile(
            "[A-Za-z0-9][A-Za-z0-9._-]*[ \\t]*(?:\\[[^\\]]*\\])?[ \\t]*(?:$|[=<>!~;(,\\s\\\\].*)", Pattern.DOTALL);

    /** The line without what only people read. */
    String code() {
        var comment = COMMENT.matcher(text);
        return comment.find() ? text.substring(0, comment.start()) : text;
    }

    boolean isEmpty() {
        return code().isBlank();
    }

    /** The option that the line is, such as {@code -r}. */
    Optional<String> option() {
        return options().map(found -> found.group(1));
    }

    /** What the option is about. */
    String argument() {
        return options().map(found -> found.group(2).strip()).orElse("");
    }

    private Optional<MatchResult> options() {
        var found = OPTION.matcher(code().strip());
        return found.matches() ? Optional.of(found.toMatchResult()) : Optional.empty();
    }

    /** The requirements file or the constraints that it includes. */
    Optional<String> included() {
        return option().filter(INCLUDES::contains).map(name -> argument());
    }

    /** What pip makes of it: one line, without what only people read. */
    String joined() {
        return BREAK.matcher(code()).replaceAll("").strip();
    }

    /** Whether it asks for a package by its name, and not for a file, a folder or an address. */
    boolean isNamed() {
        var code = code().strip();
        var marker = code.indexOf(';');
        var asked = marker < 0 ? code : code.substring(0, marker);
        return NAMED.matcher(code).matches() && !code.contains("://") && !asked.contains("@");
    }

    /** The package that it asks for by its name, without an exact version. */
    Optional<String> unclear() {
        if (isEmpty() || option().isPresent() || pin().isPresent()) {
            return Optional.empty();
        }
        var name = LEADING.matcher(code().strip());
        return Optional.of(isNamed() && name.lookingAt() ? name.group() : "line " + number);
    }

    /** The exact version that it names. */
    Optional<Pin> pin() {
        var code = code();
        var found = PIN.matcher(code);
        if (!found.lookingAt()) {
            return Optional.empty();
        }
        return Optional.of(new Pin(
                normal(found.group(1)),
                found.group(2),
                from + found.start(2),
                from + found.end(2),
                number,
                hashes(code)));
    }

    static String normal(String name) {
        return name.replaceAll("[-_.]+", "-").toLowerCase(Locale.ROOT);
    }

    private Optional<Pin.Hashes> hashes(String code) {
        var all = new ArrayList<MatchResult>();
        HASH.matcher(code).results().forEach(all::add);
        if (all.isEmpty()) {
            return Optional.empty();
        }
        var first = all.get(0);
        var last = all.get(all.size() - 1);
        var before = BEFORE.matcher(code.substring(0, first.start()));
        var between =
                all.size() > 1 ? code.substring(first.end(), all.get(1).start()) : before.find() ? before.group() : " ";
        return Optional.of(new Pin.Hashes(from + first.start(), from + last.end(), between, areReplaceable(code, all)));
    }

    private static boolean areReplaceable(String code, List<MatchResult> all) {
        for (int at = 0; at < all.size(); at++) {
            var gap = at == 0
                    ? ""
                    : code.substring(all.get(at - 1).end(), all.get(at).start());
            if (!all.get(at).group(1).equals("sha256") || !SPACE.matcher(gap).matches()) {
                return false;
            }
        }
        return true;
    }
}
