package io.jenkins.plugins.upkeep.config;

import io.jenkins.plugins.upkeep.system.Bytes;
import io.jenkins.plugins.upkeep.system.Secret;
import io.jenkins.plugins.upkeep.system.UpkeepException;
import io.jenkins.plugins.upkeep.system.redis.RedisAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The service's Redis.
 *
 * @param url where it is
 * @param user the account, where it is not the default one
 * @param password the account's password
 * @param authority the certificates that are trusted, where they are not those of the Java runtime
 * @param settings what its configuration must be
 * @param rewrite whether they are kept over a restart
 * @param defrag when memory is put in order; never, when empty
 */
@Place("redis")
public record RedisConfig(
        @Key("Where Redis is: redis://host:port, or rediss:// with TLS")
        URI url,

        @Key("The account; left out for the default one") Optional<String> user,
        @Key("The account's password") Optional<Secret> password,

        @Key(
                "For rediss://, a file in PEM form with the authority of the server's certificate; left out for well-known ones")
        Optional<Path> authority,

        @Key("Settings of Redis that maintenance puts in force, by their names in redis.conf")
        Map<String, String> settings,

        @Key(
                value = "Whether the server writes its settings to its redis.conf, so that they outlive a restart",
                defaultValue = "false")
        boolean rewrite,

        @Key("When maintenance puts fragmented memory in order; left out for never")
        Optional<Defrag> defrag) {
    private static final Pattern SETTING = Pattern.compile("[A-Za-z0-9-]+");

    public RedisConfig {
        Require.scheme("url", url, List.of("redis", "rediss"));
        Require.that(
                !String.valueOf(url.getRawAuthority()).contains("@"),
                "url",
                "without user and password, which belong in redis.user and redis.password");
        Require.that(
                settings.keySet().stream()
                        .allMatch(name -> SETTING.matcher(name).matches()),
                "settings",
                "names as redis.conf has them: letters, digits and -");
    }

    /**
     * @return where Redis is and who asks
     * @throws ConfigException when the URL is none
     */
    public RedisAddress address() throws ConfigException {
        try {
            return RedisAddress.parse(url).account(user, password).trust(authority);
        } catch (UpkeepException e) {
            throw new ConfigException("redis.url: " + e.getMessage(), e);
        }
    }

    /**
     * When fragmented memory is put in order.
     *
     * @param ratio the fragmentation above which it is
     * @param minWaste the waste below which it is not
     * @param maxTime when it is stopped
     * @param maxLatency the longest answer to a PING at which it goes on
     */
    public record Defrag(
            @Key(value = "Allocator fragmentation above which memory is put in order", defaultValue = "1.5")
            double ratio,

            @Key(value = "Wasted memory below which it is left as it is", defaultValue = "100MB")
            Bytes minWaste,

            @Key(value = "When it is stopped at the latest", defaultValue = "10m")
            Duration maxTime,

            @Key(value = "It is stopped, or not begun, when answers to a PING take longer", defaultValue = "50ms")
            Duration maxLatency) {
        public Defrag {
            Require.that(ratio >= 1, "ratio", "at least 1");
            Require.positive("maxTime", maxTime);
            Require.positive("maxLatency", maxLatency);
        }
    }
}
