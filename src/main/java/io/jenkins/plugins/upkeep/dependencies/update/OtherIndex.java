package io.jenkins.plugins.upkeep.dependencies.update;

import io.jenkins.plugins.upkeep.dependencies.index.IndexAddress;
import io.jenkins.plugins.upkeep.dependencies.index.PythonIndex;
import io.jenkins.plugins.upkeep.system.UpkeepException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Tells whether requirements files have pip look anywhere else than at the one index that is configured. A package of another index
 * may have the name of somebody else's at this one. What a file names is not shown: it may hold a password.
 *
 * @param index the one index
 */
public record OtherIndex(IndexAddress index) {
    private static final Set<String> INDEXES = Set.of("-i", "--index-url", "--pypi-url", "--extra-index-url");
    private static final String HOST = "--trusted-host";

    /** As pip knows them; it takes the beginning of one for the whole. */
    private static final List<String> PLACES =
            List.of("--index-url", "--pypi-url", "--extra-index-url", "--no-index", "--find-links", HOST);

    private static final Pattern OPTION =
            Pattern.compile("(?<![^\\s\"'])(-[if]|--[A-Za-z][A-Za-z-]*+)(?=(?:=|\\s++)?([^\\s]*+))");
    private static final Pattern WHOLE = Pattern.compile("(-i|--[a-z-]++)(?:=|\\s++)?([^\\s]++)");
    private static final Pattern PHYSICAL = Pattern.compile("\\r\\n|[\\n\\r\\x0b\\f\\x1c-\\x1e\\x85\\u2028\\u2029]");
    private static final Pattern COMMENT = Pattern.compile("(?:^|\\s)#.*", Pattern.DOTALL);
    private static final Pattern ACCOUNT = Pattern.compile("(?<=://)[^/@]*+@");
    private static final Pattern END = Pattern.compile("/++$");
    private static final int MOST_FILES = 100;

    /**
     * @param file a requirements file
     * @return whether it, or a file that it includes, names another index or place; a file that cannot be read names none
     */
    public boolean isNamedIn(Path file) {
        var seen = new HashSet<Path>();
        var open = new ArrayList<>(List.of(file));
        while (!open.isEmpty() && seen.size() < MOST_FILES) {
            var next = open.remove(open.size() - 1);
            if (seen.add(real(next)) && isNamedIn(next, open)) {
                return true;
            }
        }
        return !open.isEmpty();
    }

    private boolean isNamedIn(Path file, List<Path> included) {
        try {
            var text = LockFile.read(file).text();
            text.lines().stream()
                    .flatMap(line -> line.included().stream())
                    .forEach(name -> included.add(file.resolveSibling(name)));
            return isNamedIn(text.text());
        } catch (UpkeepException | IllegalArgumentException e) {
            // That it cannot be read is said by those who read it for its packages.
            return false;
        }
    }

    private static Path real(Path file) {
        try {
            return file.toRealPath();
        } catch (IOException e) {
            return file.toAbsolutePath().normalize();
        }
    }

    boolean isNamedIn(String text) {
        return lines(text).stream()
                .flatMap(line -> OPTION.matcher(line).results())
                .anyMatch(option -> isPlace(option.group(1)) && !isOurs(option));
    }

    /** Lines put together as pip does, so that no option hides in two of them. */
    private static List<String> lines(String text) {
        var lines = new ArrayList<String>();
        var joined = new StringBuilder();
        for (var line : PHYSICAL.split(text, -1)) {
            var code = COMMENT.matcher(line).replaceFirst("");
            var goesOn = code.endsWith("\\");
            joined.append(goesOn ? code.substring(0, code.length() - 1) : code);
            if (!goesOn) {
                lines.add(joined.toString());
                joined.setLength(0);
            }
        }
        lines.add(joined.toString());
        return lines;
    }

    private static boolean isPlace(String name) {
        return !name.startsWith("--") || PLACES.stream().anyMatch(place -> place.startsWith(name));
    }

    /** Whether a line does no more than name the one index. */
    boolean isOurs(String code) {
        var option = WHOLE.matcher(code);
        return option.matches() && isOurs(option.toMatchResult());
    }

    private boolean isOurs(MatchResult option) {
        var value = option.group(2).replaceAll("^[\"']|[\"']$", "");
        if (option.group(1).equals(HOST)) {
            return value.equals(index.base().getHost())
                    || value.equals(index.base().getAuthority());
        }
        return INDEXES.contains(option.group(1)) && plain(value).equals(plain(PythonIndex.forPip(index)));
    }

    private static String plain(String address) {
        return END.matcher(ACCOUNT.matcher(address).replaceFirst("")).replaceFirst("");
    }
}
