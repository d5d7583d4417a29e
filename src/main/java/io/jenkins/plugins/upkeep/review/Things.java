package io.jenkins.plugins.upkeep.review;

import io.jenkins.plugins.upkeep.config.Config;
import io.jenkins.plugins.upkeep.config.ConfigException;
import io.jenkins.plugins.upkeep.config.DatabaseConfig;
import io.jenkins.plugins.upkeep.config.HostConfig;
import io.jenkins.plugins.upkeep.config.RedisConfig;
import io.jenkins.plugins.upkeep.review.lifecycle.Version;
import io.jenkins.plugins.upkeep.review.running.AskCommand;
import io.jenkins.plugins.upkeep.review.running.AskContainers;
import io.jenkins.plugins.upkeep.review.running.AskHeader;
import io.jenkins.plugins.upkeep.review.running.AskImage;
import io.jenkins.plugins.upkeep.review.running.AskPostgres;
import io.jenkins.plugins.upkeep.review.running.AskRedis;
import io.jenkins.plugins.upkeep.review.running.AskSystem;
import io.jenkins.plugins.upkeep.review.running.Asking;
import io.jenkins.plugins.upkeep.review.running.DistributionPackages;
import io.jenkins.plugins.upkeep.review.running.Docker;
import io.jenkins.plugins.upkeep.review.running.Told;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Who is asked, by what upkeep.yaml has. */
final class Things {
    private static final DistributionPackages PACKAGES = DistributionPackages.ofHost();

    private Things() {}

    static List<Asking> of(Config config, UpgradesConfig upgrades) throws ConfigException {
        var askings = new ArrayList<Asking>();
        var database = config.find(DatabaseConfig.class);
        if (database.isPresent()) {
            askings.add(new AskPostgres("database", database.get().address()));
        }
        var redis = config.find(RedisConfig.class);
        if (redis.isPresent()) {
            askings.add(new AskRedis("redis", redis.get().address(), PACKAGES));
        }
        if (config.find(HostConfig.class).isPresent()) {
            askings.add(system("host"));
        }
        jenkins(config, upgrades).ifPresent(url -> askings.add(new AskHeader("jenkins", "jenkins", url)));
        upgrades.things().forEach(thing -> askings.add(asking(thing)));
        if (upgrades.containers()) {
            askings.add(new AskContainers("containers", Docker.ofHost()));
        }
        return unique(askings);
    }

    private static List<Asking> unique(List<Asking> askings) throws ConfigException {
        var names = askings.stream().map(Asking::subject).distinct().count();
        if (askings.isEmpty()) {
            throw new ConfigException("upgrades: there is nothing to look at; add the sections database, redis or host,"
                    + " or upgrades.things");
        }
        if (names < askings.size()) {
            throw new ConfigException(
                    "upgrades.things: the names database, redis, host, jenkins and containers are taken by"
                            + " what upkeep.yaml has anyway; give the thing another name");
        }
        return askings;
    }

    /** The variable is set by Jenkins in each build; an address that is none is not worth a failure. */
    private static Optional<URI> jenkins(Config config, UpgradesConfig upgrades) {
        return upgrades.jenkins()
                .or(() -> config.variable("JENKINS_URL")
                        .map(secret -> secret.reveal())
                        .filter(url -> url.matches("https?://[\\w.\\[\\]:-]+(?:/[\\w./-]*)?"))
                        .map(URI::create));
    }

    private static Asking system(String name) {
        return new AskSystem(name, Path.of("/etc"));
    }

    private static Asking asking(UpgradesConfig.Thing thing) {
        var name = thing.name();
        var product = thing.product();
        if (thing.version().isPresent()) {
            return new Told(name, product, Version.parse(thing.version().get()).orElseThrow());
        }
        if (thing.image().isPresent()) {
            return new AskImage(name, product, thing.image().get(), Docker.ofHost());
        }
        if (thing.url().isPresent()) {
            return new AskHeader(name, product, thing.url().get());
        }
        if (thing.command().isEmpty() && UpgradesConfig.Thing.isSystem(product)) {
            return system(name);
        }
        var line = thing.command().isEmpty() ? AskCommand.usual(product).orElseThrow() : thing.command();
        return new AskCommand(name, product, line, PACKAGES);
    }
}
