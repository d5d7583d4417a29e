package io.jenkins.plugins.upkeep.config;

import io.jenkins.plugins.upkeep.system.Bytes;
import io.jenkins.plugins.upkeep.system.Secret;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A section with a key of every type. */
@Place("sample")
public record Sample(
        @Key("A truth value") Optional<Boolean> flag,
        @Key(value = "A number", defaultValue = "3") int number,
        @Key("A large number") Optional<Long> large,
        @Key("A broken number") Optional<Double> broken,
        @Key("A duration") Optional<Duration> time,
        @Key("A size") Optional<Bytes> size,
        @Key("A ratio") Optional<Ratio> ratio,
        @Key("A secret") Optional<Secret> secret,
        @Key("A path") Optional<Path> path,
        @Key("A URL") Optional<URI> url,
        @Key("A time of the day") Optional<LocalTime> at,
        @Key(value = "A word", name = "class") Optional<Word> word,
        @Key("Texts") List<String> texts,
        @Key("Numbers by name") Map<String, Integer> numbers,
        @Key("A record or a number") Optional<Inner> inner) {
    /** Words. */
    public enum Word {
        RED,
        LIGHT_BLUE
    }

    /** A record that may be a number. */
    public record Inner(
            @Key("The least") int least,
            @Key(value = "The most", defaultValue = "9") int most) {
        public Inner {
            Require.that(least <= most, "least", "at most as large as most");
            if (least == 7) {
                throw new IllegalArgumentException("must not be about seven");
            }
        }

        /** Both are the same. */
        @Scalar
        public static Inner of(int both) {
            return new Inner(both, both);
        }
    }
}
