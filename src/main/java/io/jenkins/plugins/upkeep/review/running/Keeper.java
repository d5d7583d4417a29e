package io.jenkins.plugins.upkeep.review.running;

import io.jenkins.plugins.upkeep.review.lifecycle.Version;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Who mends a thing: those who make the product, or the distribution that it was installed from, which mends holes in it for as long
 * as that release of the distribution is supported.
 *
 * @param who which of them
 * @param release the distribution's release; empty for the makers
 */
public record Keeper(Who who, Optional<Version> release) {
    private static final Pattern DEBIAN = Pattern.compile("deb(\\d{1,3})u\\d");
    private static final Pattern UBUNTU = Pattern.compile("ubuntu\\d*\\.(\\d\\d\\.\\d\\d)");

    /** Who mends. */
    public enum Who {
        /** Those who make the product. */
        VENDOR,
        /** Debian. */
        DEBIAN,
        /** Ubuntu. */
        UBUNTU
    }

    /** Those who make the product. */
    public static Keeper vendor() {
        return new Keeper(Who.VENDOR, Optional.empty());
    }

    /** The distribution of a host; where it is neither Debian nor Ubuntu, those who make the product. */
    static Keeper distribution(Running system) {
        return switch (system.product()) {
            case "debian" -> new Keeper(Who.DEBIAN, Optional.of(system.version()));
            case "ubuntu" -> new Keeper(Who.UBUNTU, Optional.of(system.version()));
            default -> vendor();
        };
    }

    /** Debian and Ubuntu put a mark of their own behind the version of what they mend themselves. */
    static Keeper of(String answer) {
        var debian = DEBIAN.matcher(answer);
        if (debian.find()) {
            return new Keeper(Who.DEBIAN, Version.parse(debian.group(1)));
        }
        var ubuntu = UBUNTU.matcher(answer);
        return ubuntu.find() ? new Keeper(Who.UBUNTU, Version.parse(ubuntu.group(1))) : vendor();
    }
}
