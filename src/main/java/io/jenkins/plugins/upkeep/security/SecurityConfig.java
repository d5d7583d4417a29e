package io.jenkins.plugins.upkeep.security;

import io.jenkins.plugins.upkeep.config.Key;
import io.jenkins.plugins.upkeep.config.Place;
import io.jenkins.plugins.upkeep.config.Require;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * What the security audit looks at.
 *
 * @param keys keys and secrets that must be renewed in time
 * @param secretFiles files that only their owner may read
 * @param tls servers whose certificates are looked at, besides the endpoints of the API
 * @param accounts which accounts of the database are as they should be
 * @param firewall what may be open
 * @param accepted issues that somebody has decided to live with, until a day
 * @param baseline a file of issues that were there when auditing began
 */
@Place("security")
public record SecurityConfig(
        @Key("Keys and secrets that must be renewed in time")
        List<RenewedKey> keys,

        @Key("Files with secrets, which only their owner may read; patterns such as /etc/hyperopt/*.key")
        List<String> secretFiles,

        @Key(value = "The servers whose certificates are looked at", defaultValue = "{}")
        Tls tls,

        @Key(value = "Which accounts of the database are as they should be", defaultValue = "{}")
        Accounts accounts,

        @Key("What may be open to the network") Optional<Firewall> firewall,

        @Key("Issues that somebody has decided to live with, each until a day")
        List<Accepted> accepted,

        @Key("A file of issues that were there when auditing began: they are told, and do not fail the build")
        Optional<Path> baseline) {
    public SecurityConfig {
        Require.unique("keys", keys.stream().map(RenewedKey::name).toList());
    }

    /**
     * @param folder where relative paths begin
     * @return the same with paths that begin there; patterns stay as they are
     */
    SecurityConfig within(Path folder) {
        return new SecurityConfig(
                keys.stream().map(key -> key.within(folder)).toList(),
                secretFiles,
                tls.within(folder),
                accounts.within(folder),
                firewall,
                accepted,
                baseline.map(folder::resolve));
    }

    /**
     * A key or secret that must be renewed in time. Its age is that of the file, of a variable in an environment file, of rows that a
     * query names, or the day given.
     *
     * @param name its name in reports
     * @param file the file that holds it; only its age is read
     * @param variable a variable of that file, when it is an environment file
     * @param sql a query for keys in the database
     * @param renewed the day on which it was renewed last
     * @param maxAge the oldest that it may be
     */
    public record RenewedKey(
            @Key("The key's name in reports") String name,

            @Key("The file that holds the key; only its age is looked at")
            Optional<Path> file,

            @Key("The variable that holds the key, when the file is an environment file")
            Optional<String> variable,

            @Key("A query for keys in the database: name, time of creation and, if known, time of last use")
            Optional<String> sql,

            @Key("The day on which the key was renewed last, when nothing else tells it: 2026-08-01")
            Optional<LocalDate> renewed,

            @Key(value = "The oldest that the key may be", defaultValue = "90d")
            Duration maxAge) {
        public RenewedKey {
            Require.text("name", name);
            Require.positive("maxAge", maxAge);
            Require.that(!(file.isPresent() && sql.isPresent()), "sql", "left out where there is a file");
            Require.that(variable.isEmpty() || file.isPresent(), "variable", "with the file that holds it");
        }

        private RenewedKey within(Path folder) {
            return new RenewedKey(name, file.map(folder::resolve), variable, sql, renewed, maxAge);
        }
    }

    /**
     * Servers whose certificates are looked at.
     *
     * @param servers their names and ports, besides the https endpoints of the API
     * @param warnBelow the time left below which there is a warning
     * @param criticalBelow the time left below which it is grave
     * @param authorities a PEM file of further authorities to trust
     */
    public record Tls(
            @Key("Servers besides the https endpoints of the API: example.org:443")
            List<String> servers,

            @Key(value = "The time left below which there is a warning", defaultValue = "20d")
            Duration warnBelow,

            @Key(value = "The time left below which it is grave", defaultValue = "3d")
            Duration criticalBelow,

            @Key("A PEM file of authorities that are trusted besides those of Java")
            Optional<Path> authorities) {
        private static final String SERVER = "(?:[A-Za-z0-9._-]+|\\[[0-9A-Fa-f:.]+]):[1-9]\\d{0,4}";

        public Tls {
            Require.that(
                    servers.stream().allMatch(server -> server.matches(SERVER)),
                    "servers",
                    "a list of names with ports such as example.org:443");
            Require.unique("servers", servers);
            Require.positive("warnBelow", warnBelow);
            Require.positive("criticalBelow", criticalBelow);
            Require.that(criticalBelow.compareTo(warnBelow) <= 0, "criticalBelow", "at most warnBelow");
        }

        private Tls within(Path folder) {
            return new Tls(servers, warnBelow, criticalBelow, authorities.map(folder::resolve));
        }
    }

    /**
     * Which accounts of the database are as they should be.
     *
     * @param superusers the roles that may be superusers
     * @param withoutExpiry the roles whose passwords need no last day
     * @param commonPasswords a file of passwords to try, one in a line, besides those built in
     * @param maxGuessing how long passwords may be tried
     */
    public record Accounts(
            @Key(value = "The roles that may be superusers", defaultValue = "[postgres]")
            List<String> superusers,

            @Key("The roles whose passwords need no last day")
            List<String> withoutExpiry,

            @Key("A file of passwords to try offline, one in a line, besides those built in")
            Optional<Path> commonPasswords,

            @Key(value = "How long passwords may be tried, in all", defaultValue = "2m")
            Duration maxGuessing) {
        public Accounts {
            Require.positive("maxGuessing", maxGuessing);
        }

        private Accounts within(Path folder) {
            return new Accounts(superusers, withoutExpiry, commonPasswords.map(folder::resolve), maxGuessing);
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

    /**
     * An issue that somebody has decided to live with.
     *
     * @param rule the kind of issue
     * @param subject the thing, or a pattern of things
     * @param reason why
     * @param until the last day
     */
    public record Accepted(
            @Key("The rule of the issue: postgres-no-expiry")
            String rule,

            @Key(value = "The thing, with * for any text: role report*", defaultValue = "\"*\"")
            String subject,

            @Key("Why it is accepted") String reason,

            @Key("The last day on which it is accepted: 2026-12-31")
            LocalDate until) {
        public Accepted {
            Require.text("rule", rule);
            Require.text("subject", subject);
            Require.text("reason", reason);
        }
    }
}
