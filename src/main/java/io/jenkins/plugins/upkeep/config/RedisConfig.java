package io.jenkins.plugins.upkeep.config;

import io.jenkins.plugins.upkeep.system.Bytes;
import io.jenkins.plugins.upkeep.system.Secret;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The service's Redis.
 *
 * @param url where it is
 * @param user the account, where it is not the default one
 * @param password the account's password
 * @param settings what its configuration must be
 * @param defrag when memory is put in order; never, when empty
 */
@Place("redis")
public record RedisConfig(
        @Key("Where Redis is: redis://host:port, or rediss:// with TLS")
        URI url,

        @Key("The account; left out for the default one") Optional<String> user,
        @Key("The account's password") Optional<Secret> password,

        @Key("Settings of Redis that maintenance puts in force, by their names in redis.conf")
        Map<String, String> settings,

        @Key("When maintenance puts fragmented memory in order; left out for never")
        Optional<Defrag> defrag) {
    public RedisConfig {
        Require.scheme("url", url, List.of("redis", "rediss"));
    }

    /**
     * When fragmented memory is put in order.
     *
     * @param ratio the fragmentation above which it is
     * @param minWaste the waste below which it is not
     * @param maxTime when it is stopped
     */
    public record Defrag(
            @Key(value = "Allocator fragmentation above which memory is put in order", defaultValue = "1.5")
            double ratio,

            @Key(value = "Wasted memory below which it is left as it is", defaultValue = "100MB")
            Bytes minWaste,

            @Key(value = "When it is stopped at the latest", defaultValue = "10m")
            Duration maxTime) {
        public Defrag {
            Require.that(ratio >= 1, "ratio", "at least 1");
            Require.positive("maxTime", maxTime);
        }
    }
}
