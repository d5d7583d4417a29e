package io.jenkins.plugins.upkeep.security;

import io.jenkins.plugins.upkeep.config.Key;
import io.jenkins.plugins.upkeep.config.Place;
import io.jenkins.plugins.upkeep.config.Require;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What the security audit looks at.
 *
 * @param keys keys and secrets that must be renewed in time
 * @param dependencies the service's libraries
 * @param firewall what may be open
 */
@Place("security")
public record SecurityConfig(
        @Key("Keys and secrets that must be renewed in time")
        List<RenewedKey> keys,

        @Key("The service's libraries, searched for known vulnerabilities")
        Optional<Dependencies> dependencies,

        @Key("What may be open to the network") Optional<Firewall> firewall) {
    public SecurityConfig {
        Require.unique("keys", keys.stream().map(RenewedKey::name).toList());
    }

    /**
     * A key or secret that must be renewed in time.
     *
     * @param name its name in reports
     * @param file the file that holds it; only its age is read
     * @param maxAge the oldest that it may be
     */
    public record RenewedKey(
            @Key("The key's name in reports") String name,

            @Key("The file that holds the key; only its age is looked at")
            Path file,

            @Key(value = "The oldest that the key may be", defaultValue = "90d")
            Duration maxAge) {
        public RenewedKey {
            Require.text("name", name);
            Require.positive("maxAge", maxAge);
        }
    }

    /**
     * The service's libraries.
     *
     * @param manifests files that name them
     * @param vulnerabilities a local copy of the OSV data; empty for its web API
     */
    public record Dependencies(
            @Key("Files that name the libraries: requirements.txt, package-lock.json, pom.xml, CycloneDX")
            List<Path> manifests,

            @Key("A folder with a copy of the OSV data; left out for its web API")
            Optional<Path> vulnerabilities) {
        public Dependencies {
            Require.some("manifests", manifests);
        }
    }

    /**
     * What may be open to the network.
     *
     * @param allow ports with their protocol
     */
    public record Firewall(
            @Key("The ports that may be open, such as 443/tcp")
            List<String> allow) {
        private static final String PORT = "[1-9]\\d{0,4}/(?:tcp|udp)";

        public Firewall {
            Require.that(
                    allow.stream().allMatch(port -> port.matches(PORT)),
                    "allow",
                    "a list of ports such as 443/tcp or 53/udp");
        }
    }
}
