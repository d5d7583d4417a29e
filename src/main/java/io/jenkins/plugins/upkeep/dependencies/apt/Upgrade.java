package io.jenkins.plugins.upkeep.dependencies.apt;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A package that apt would bring to another version.
 *
 * @param name the package
 * @param installed the version that is there; empty for a package that comes anew
 * @param candidate the version that would come
 * @param origins where that comes from: {@code Debian-Security:12/oldstable-security}
 * @param held whether somebody holds the package in its version
 * @param supersedes whether an archive for security updates has a version between both, which the newer one hides
 */
public record Upgrade(
        String name,
        Optional<String> installed,
        String candidate,
        List<String> origins,
        boolean held,
        boolean supersedes) {
    private static final Pattern LINE = Pattern.compile(
            "Inst (?<name>\\S+) (?:\\[(?<old>[^]]+)] )?\\((?<new>\\S+) (?<origins>.*?)(?: \\[[^]]*])?\\).*");

    public Upgrade {
        origins = List.copyOf(origins);
    }

    /** Reads a line of {@code apt-get -s} that begins with {@code Inst}; empty when it is written in another way. */
    static Optional<Upgrade> parse(String line) {
        var match = LINE.matcher(line);
        if (!match.matches()) {
            return Optional.empty();
        }
        var origins = Arrays.stream(match.group("origins").split(",", -1))
                .map(String::strip)
                .toList();
        var old = Optional.ofNullable(match.group("old"));
        return Optional.of(new Upgrade(match.group("name"), old, match.group("new"), origins, false, false));
    }

    Upgrade held(boolean isHeld) {
        return new Upgrade(name, installed, candidate, origins, isHeld, supersedes);
    }

    Upgrade superseding(boolean security) {
        return new Upgrade(name, installed, candidate, origins, held, security);
    }

    /**
     * @return whether it brings a security update of Debian, Ubuntu or what is made from them: it comes from an archive for these, or
     *     it is newer than one that waits there
     */
    public boolean isSecurity() {
        return supersedes || isFromSecurity();
    }

    boolean isFromSecurity() {
        return origins.stream()
                .map(origin -> origin.toLowerCase(Locale.ROOT))
                .anyMatch(origin -> origin.startsWith("debian-security:") || origin.endsWith("-security"));
    }

    /**
     * @return the package with both versions: {@code openssl 3.0.16-1 → 3.0.17-1}
     */
    public String inWords() {
        return name + " " + installed.orElse("(new)") + " → " + candidate;
    }
}
