package io.jenkins.plugins.upkeep.security.access;

import io.jenkins.plugins.upkeep.security.audit.Gap;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Reads the settings of the SSH server (sshd_config(5)) with the files that they include: the first value of a name counts. What
 * stands in a Match block is kept apart; who it matches is not worked out. The server itself is not asked.
 */
final class SshSettings {
    static final String FILE = "/etc/ssh/sshd_config";
    private static final Pattern LINE = Pattern.compile("\\s*(?<name>[A-Za-z]+)(?:\\s*=\\s*|\\s+)(?<value>\\S.*?)\\s*");
    private static final int DEEPEST = 16;

    private final SystemFiles files;
    private final Sight sight;
    private final Map<String, String> values = new LinkedHashMap<>();
    private final List<Conditional> conditional = new ArrayList<>();
    private Optional<String> match = Optional.empty();
    private boolean installed;

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
            sight.blind(SystemFiles.gap(file, e), Scope.SSHD);
            return true;
        }
    }

    private void line(String text, int depth) {
        var matcher = LINE.matcher(text);
        if (text.strip().startsWith("#") || !matcher.matches()) {
            return;
        }
        var name = matcher.group("name").toLowerCase(Locale.ROOT);
        var value = matcher.group("value").replaceAll("^\"|\"$", "");
        switch (name) {
            case "include" -> include(value, depth);
            case "match" -> match = value.equalsIgnoreCase("all") ? Optional.empty() : Optional.of(value);
            default -> keep(name, value);
        }
    }

    private void keep(String name, String value) {
        if (match.isPresent()) {
            conditional.add(new Conditional(match.get(), name, value));
        } else {
            values.putIfAbsent(name, value);
        }
    }

    /** A Match block of an included file ends with that file. */
    private void include(String patterns, int depth) {
        if (depth > DEEPEST) {
            sight.blind(new Gap(FILE, "includes itself again and again", "correct its Include"), Scope.SSHD);
            return;
        }
        var outer = match;
        for (var pattern : patterns.split("\\s+", -1)) {
            var whole = pattern.startsWith("/") ? pattern : "/etc/ssh/" + pattern;
            for (var file :
                    files.expand(whole, (where, problem) -> sight.blind(SystemFiles.gap(whole, problem), Scope.SSHD))) {
                read(file, depth + 1);
                match = outer;
            }
        }
    }

    /** Whether there are settings at all. */
    boolean installed() {
        return installed;
    }

    String value(String name, String otherwise) {
        return values.getOrDefault(name, otherwise).toLowerCase(Locale.ROOT);
    }

    /** Where keys of accounts are. */
    List<String> keyFiles() {
        var value = values.getOrDefault("authorizedkeysfile", ".ssh/authorized_keys .ssh/authorized_keys2");
        return value.equalsIgnoreCase("none") ? List.of() : List.of(value.split("\\s+", -1));
    }

    List<Conditional> conditional() {
        return conditional;
    }
}
