package io.jenkins.plugins.upkeep.security.access;

import io.jenkins.plugins.upkeep.security.audit.Gap;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Reads the settings of the SSH server (sshd_config(5)) with the files that they include: the first value of a name counts. What
 * stands in a Match block is kept apart; who it matches is not worked out. The server itself is not asked. After a file that cannot
 * be read nothing is sure that was not set before it.
 */
final class SshSettings {
    static final String FILE = "/etc/ssh/sshd_config";
    private static final Pattern LINE = Pattern.compile("\\s*(?<name>[A-Za-z]+)(?:\\s*=\\s*|\\s+)(?<value>\\S.*?)\\s*");
    private static final Pattern WORD = Pattern.compile("\"(?<quoted>[^\"]*)\"|(?<plain>\\S+)");
    private static final int DEEPEST = 16;
    private static final String KEY_FILES = "authorizedkeysfile";

    /** Where keys of accounts are unless something else is set. */
    static final List<String> USUAL_KEY_FILES = List.of(".ssh/authorized_keys", ".ssh/authorized_keys2");

    /** Older names of settings. */
    private static final Map<String, String> NAMES = Map.of(
            "challengeresponseauthentication", "kbdinteractiveauthentication",
            "skeyauthentication", "kbdinteractiveauthentication");

    private final SystemFiles files;
    private final Sight sight;
    private final Map<String, String> values = new LinkedHashMap<>();
    private final List<Conditional> conditional = new ArrayList<>();
    private Optional<String> match = Optional.empty();
    private boolean installed;
    private boolean whole = true;

    SshSettings(SystemFiles files, Sight sight) {
        this.files = files;
        this.sight = sight;
    }

    /**
     * A value that counts for some only.
     *
     * @param match for whom
     * @param name the setting's name in small letters
     * @param value its value
     */
    record Conditional(String match, String name, String value) {}

    void read() {
        installed = read(FILE, 0);
    }

    private boolean read(String file, int depth) {
        try {
            var lines = files.lines(file);
            lines.orElse(List.of()).forEach(line -> line(line, depth));
            return lines.isPresent();
        } catch (IOException e) {
            hidden(SystemFiles.gap(file, e));
            return true;
        }
    }

    /** What cannot be read may set anything, for all or for some. */
    private void hidden(Gap gap) {
        sight.blind(gap, Scope.SSHD);
        sight.missesKeyFiles();
        whole = false;
    }

    private void line(String text, int depth) {
        var matcher = LINE.matcher(text);
        if (text.strip().startsWith("#") || !matcher.matches()) {
            return;
        }
        var name = matcher.group("name").toLowerCase(Locale.ROOT);
        var words = words(matcher.group("value"));
        var value = String.join(" ", words);
        switch (name) {
            case "include" -> include(words, depth);
            case "match" -> match = value.equalsIgnoreCase("all") ? Optional.empty() : Optional.of(value);
            default -> keep(NAMES.getOrDefault(name, name), value);
        }
    }

    /** The words of a value; one that begins with {@code #} begins a comment. */
    private static List<String> words(String value) {
        return WORD.matcher(value)
                .results()
                .takeWhile(word -> !word.group().startsWith("#"))
                .map(word -> word.group().replaceAll("^\"|\"$", ""))
                .toList();
    }

    private void keep(String name, String value) {
        if (match.isPresent()) {
            conditional.add(new Conditional(match.get(), name, value));
        } else if (whole) {
            values.putIfAbsent(name, value);
        }
    }

    /** A Match block of an included file ends with that file. */
    private void include(List<String> patterns, int depth) {
        if (depth > DEEPEST) {
            hidden(new Gap(FILE, "includes itself again and again", "correct its Include"));
            return;
        }
        patterns.forEach(pattern -> include(pattern.startsWith("/") ? pattern : "/etc/ssh/" + pattern, depth));
    }

    private void include(String pattern, int depth) {
        var outer = match;
        for (var file : files.expand(pattern, (where, problem) -> hidden(SystemFiles.gap(pattern, problem)))) {
            read(file, depth + 1);
            match = outer;
        }
    }

    /** Whether there are settings at all. */
    boolean installed() {
        return installed;
    }

    /**
     * The value that counts for all whom no Match block is for.
     *
     * @param otherwise what counts where nothing is set
     * @return empty when it may be set in a file that cannot be read
     */
    Optional<String> value(String name, String otherwise) {
        var set = Optional.ofNullable(values.get(name)).map(value -> value.toLowerCase(Locale.ROOT));
        return set.isPresent() || !whole ? set : Optional.of(otherwise);
    }

    /** Every value of a setting, for all and for some. */
    Set<String> all(String name) {
        var all = new LinkedHashSet<String>();
        Optional.ofNullable(values.get(name)).ifPresent(all::add);
        conditional.stream()
                .filter(setting -> setting.name().equals(name))
                .map(Conditional::value)
                .forEach(all::add);
        return all;
    }

    /** Where keys of accounts are, for all and for some; where that cannot be told, the usual places are among them. */
    List<String> keyFiles() {
        var set = all(KEY_FILES).stream()
                .filter(value -> !value.equalsIgnoreCase("none"))
                .flatMap(value -> Stream.of(value.split(" ", -1)));
        var usual = values.containsKey(KEY_FILES) ? Stream.<String>of() : USUAL_KEY_FILES.stream();
        return Stream.concat(set, usual).distinct().toList();
    }

    List<Conditional> conditional() {
        return conditional;
    }
}
