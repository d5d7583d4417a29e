package io.jenkins.plugins.upkeep.dependencies.manifest;

import io.jenkins.plugins.upkeep.dependencies.version.Pep440Specifiers;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a line of a {@code requirements.txt} asks for. Addresses and paths may hold passwords: only what is surely a name is kept.
 *
 * @param name the package; empty where the line does not name it
 * @param version the only version that it may be, if there is one
 * @param reason why there is none; empty where there is one
 * @param isHashed whether the line also says which files are right
 */
record Requirement(String name, Optional<String> version, String reason, boolean isHashed) {
    private static final Pattern OPTIONS = Pattern.compile("(?:^|\\s)-");
    private static final Pattern HASH = Pattern.compile("\\s--hash[=\\s]");
    private static final Pattern FORM =
            Pattern.compile("([A-Za-z0-9][A-Za-z0-9._-]*+)\\s*+(?:\\[[^\\]]*+\\])?\\s*+(.*)");
    private static final Pattern NAMED = Pattern.compile(
            "[A-Za-z0-9][A-Za-z0-9._-]*+\\s*+(?:\\[[^\\]]*+\\])?\\s*+@\\s*+(?:[A-Za-z][A-Za-z0-9+.-]*+://|file:)");
    private static final Pattern EGG = Pattern.compile("[#&]egg=([A-Za-z0-9._-]{1,100})");
    private static final Pattern FILE_NAME = Pattern.compile("([A-Za-z0-9][A-Za-z0-9._]*+)-[^/\\\\]*+");
    private static final List<String> ARCHIVES = List.of(".whl", ".zip", ".tar.gz", ".tgz", ".tar.bz2", ".tar.xz");
    private static final int LONGEST_SHOWN = 100;
    private static final String FROM_PLACE = "comes from an address, a repository or a folder, and has no version here";

    static Requirement of(String line) {
        var options = OPTIONS.matcher(line);
        var end = options.find() ? options.start() : line.length();
        var isHashed = HASH.matcher(line.substring(end)).find();
        var asked = line.substring(0, end).strip();
        return isPlace(asked) ? from(asked) : named(asked, isHashed);
    }

    /** What is installed from somewhere else than an index. */
    static Requirement from(String place) {
        return new Requirement(nameIn(place), Optional.empty(), FROM_PLACE, false);
    }

    private static boolean isPlace(String text) {
        if (NAMED.matcher(text).lookingAt()) {
            return false;
        }
        var first = text.indexOf(' ') < 0 ? text : text.substring(0, text.indexOf(' '));
        return first.startsWith(".")
                || first.chars().anyMatch(character -> "/\\@".indexOf(character) >= 0)
                || isArchive(first);
    }

    private static boolean isArchive(String place) {
        var lower = place.toLowerCase(Locale.ROOT);
        return ARCHIVES.stream().anyMatch(lower::endsWith);
    }

    private static String nameIn(String place) {
        var egg = EGG.matcher(place);
        if (egg.find()) {
            return PackageNames.python(egg.group(1));
        }
        var file = FILE_NAME.matcher(place.substring(Math.max(place.lastIndexOf('/'), place.lastIndexOf('\\')) + 1));
        return isArchive(place) && file.matches() ? PackageNames.python(file.group(1)) : "";
    }

    private static Requirement named(String asked, boolean isHashed) {
        var marker = asked.indexOf(';');
        var form = FORM.matcher(marker < 0 ? asked : asked.substring(0, marker).strip());
        if (!form.matches() || !PackageNames.isPython(form.group(1))) {
            return new Requirement("", Optional.empty(), "is no line that pip would understand", isHashed);
        }
        var name = PackageNames.python(form.group(1));
        var rest = withoutBrackets(form.group(2).strip());
        if (rest.startsWith("@")) {
            return new Requirement(name, Optional.empty(), FROM_PLACE, isHashed);
        }
        return Pep440Specifiers.parse(rest)
                .map(range -> new Requirement(name, range.pinned(), reason(rest, range.pinned()), isHashed))
                .orElse(new Requirement(name, Optional.empty(), "its versions cannot be understood", isHashed));
    }

    private static String withoutBrackets(String text) {
        return text.startsWith("(") && text.endsWith(")")
                ? text.substring(1, text.length() - 1).strip()
                : text;
    }

    private static String reason(String range, Optional<String> pinned) {
        if (pinned.isPresent()) {
            return "";
        }
        var isPlain = !range.contains("===") && range.length() <= LONGEST_SHOWN;
        return "names no exact version" + (isPlain && !range.isEmpty() ? ": " + range : "");
    }

    /** The same with the version that a constraint leaves; a constraint does not reach what comes from a place of its own. */
    Requirement pinnedTo(String constraint) {
        return version.isPresent() || reason.equals(FROM_PLACE)
                ? this
                : new Requirement(name, Optional.of(constraint), "", isHashed);
    }
}
