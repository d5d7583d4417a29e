package io.jenkins.plugins.upkeep.review;

import io.jenkins.plugins.upkeep.config.Key;
import io.jenkins.plugins.upkeep.config.Place;
import io.jenkins.plugins.upkeep.config.Require;
import io.jenkins.plugins.upkeep.review.lifecycle.Refresh;
import io.jenkins.plugins.upkeep.review.lifecycle.Version;
import io.jenkins.plugins.upkeep.review.running.AskCommand;
import io.jenkins.plugins.upkeep.review.running.AskHeader;
import io.jenkins.plugins.upkeep.review.running.AskImage;
import java.net.URI;
import java.time.DayOfWeek;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What the plan of upgrades looks at, besides the database, Redis and host that upkeep.yaml has anyway.
 *
 * @param things further things
 * @param containers whether docker is asked for all containers that run
 * @param jenkins where Jenkins is
 * @param patience how long all things together may take to answer
 * @param lifecycle what is known of products
 * @param horizon how far the plan looks
 * @param day the day of the week on which maintenance is done
 * @param distance the least time between two upgrades
 */
@Place("upgrades")
public record UpgradesConfig(
        @Key("What runs besides the database, Redis and the host")
        List<Thing> things,

        @Key(value = "Whether docker is asked for all containers that run", defaultValue = "false")
        boolean containers,

        @Key("Where Jenkins is; left out for the environment's JENKINS_URL, where there is one")
        Optional<URI> jenkins,

        @Key(value = "How long it may take until all have told their versions", defaultValue = "30s")
        Duration patience,

        @Key(value = "What is known of products", defaultValue = "{}")
        Lifecycle lifecycle,

        @Key(value = "How far ahead the plan looks for ends of support", defaultValue = "1y")
        Duration horizon,

        @Key(value = "The day of the week on which maintenance is done", defaultValue = "sunday")
        DayOfWeek day,

        @Key(value = "The least time between two upgrades to another version", defaultValue = "14d")
        Duration distance) {
    private static final long MOST_DAYS = 3660;

    public UpgradesConfig {
        Require.unique("things", things.stream().map(Thing::name).toList());
        jenkins.ifPresent(url -> Require.web("jenkins", url));
        Require.positive("patience", patience);
        Require.within("horizon", horizon.toDays(), 1, MOST_DAYS);
        Require.within("distance", distance.toDays(), 1, MOST_DAYS);
    }

    /** What stands for the section where it is not there. */
    static UpgradesConfig usual() {
        return new UpgradesConfig(
                List.of(),
                false,
                Optional.empty(),
                Duration.ofSeconds(30),
                new Lifecycle(Optional.empty(), Refresh.Form.FILE, Duration.ofDays(180), Duration.ofSeconds(20)),
                Duration.ofDays(365),
                DayOfWeek.SUNDAY,
                Duration.ofDays(14));
    }

    /**
     * A thing that runs.
     *
     * @param name its name in reports
     * @param product the word for its product
     * @param command a program that says its version
     * @param version its version, for what cannot be asked
     * @param image the docker image that it runs from
     * @param url where it answers with its version in a header
     */
    public record Thing(
            @Key("The thing's name in reports") String name,

            @Key(
                    "The product: debian, docker, java, jenkins, nginx, nodejs, postgresql, python, redis, ubuntu, valkey, or one of lifecycle.url")
            String product,

            @Key(
                    "A program and its arguments that say the version, such as [/opt/app/bin/python, --version]; left out for the usual one")
            List<String> command,

            @Key("The version, for what cannot be asked") Optional<String> version,
            @Key("The docker image that it runs from") Optional<String> image,

            @Key("Where nginx or Jenkins answers, with its version in a header")
            Optional<URI> url) {
        public Thing {
            Require.text("name", name);
            Require.that(product.matches("[a-z0-9][a-z0-9._-]{0,63}"), "product", "a word such as postgresql");
            var ways = Stream.of(!command.isEmpty(), version.isPresent(), image.isPresent(), url.isPresent())
                    .filter(way -> way)
                    .count();
            Require.that(
                    ways <= 1, "command", "left out where there is a version, an image or a url; one of them will do");
            Require.that(
                    ways == 1 || isKnownHow(product),
                    "command",
                    "a program that says the version of " + product + ", or give version, image or url");
            Require.that(
                    version.isEmpty() || Version.parse(version.get()).isPresent(), "version", "a version such as 15.4");
            url.ifPresent(address -> Require.web("url", address));
            Require.that(url.isEmpty() || AskHeader.knows(product), "url", "left out for all but nginx and jenkins");
            Require.that(
                    image.isEmpty() || !image.get().startsWith("-"), "image", "the name of an image such as redis:7.2");
            Require.that(
                    image.flatMap(AskImage::product)
                            .filter(inside -> !inside.equals(product))
                            .isEmpty(),
                    "image",
                    "an image with the product of its thing");
        }

        private static boolean isKnownHow(String product) {
            return isSystem(product) || AskCommand.usual(product).isPresent();
        }

        static boolean isSystem(String product) {
            return product.equals("debian") || product.equals("ubuntu");
        }
    }

    /**
     * What is known of products.
     *
     * @param url where newer lifecycles are
     * @param form what is there
     * @param maxAge how old what is known may be
     * @param timeout how long one answer may take
     */
    public record Lifecycle(
            @Key("Where newer lifecycles are; left out for those of this tool")
            Optional<URI> url,

            @Key(
                    value = "What is there: a file of this tool's own form, or an API like https://endoflife.date/api",
                    defaultValue = "file")
            Refresh.Form form,

            @Key(value = "How old what is known may be", defaultValue = "180d")
            Duration maxAge,

            @Key(value = "How long one answer may take", defaultValue = "20s")
            Duration timeout) {
        public Lifecycle {
            url.ifPresent(address -> Require.web("url", address));
            Require.positive("maxAge", maxAge);
            Require.positive("timeout", timeout);
        }
    }
}
