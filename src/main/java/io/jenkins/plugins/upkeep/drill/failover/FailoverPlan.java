package io.jenkins.plugins.upkeep.drill.failover;

import io.jenkins.plugins.upkeep.config.ApiConfig;
import io.jenkins.plugins.upkeep.config.Config;
import io.jenkins.plugins.upkeep.config.ConfigException;
import io.jenkins.plugins.upkeep.config.Endpoint;
import io.jenkins.plugins.upkeep.config.StatePlace;
import java.nio.file.Path;
import java.time.Duration;

/**
 * What a failover is tried with.
 *
 * @param primary the endpoint that is stopped
 * @param secondary the one that takes over
 * @param stop stops the primary
 * @param start starts it again
 * @param giveUp when the primary is started again although nobody answers
 * @param state the folder that remembers what was stopped
 * @param settings all else
 */
public record FailoverPlan(
        Endpoint primary,
        Endpoint secondary,
        ServiceCommand stop,
        ServiceCommand start,
        Duration giveUp,
        Path state,
        FailoverConfig settings) {
    private static final Duration LEAST = Duration.ofSeconds(30);

    /**
     * @param config the service's configuration
     * @return the plan
     * @throws ConfigException when there is none in it
     */
    public static FailoverPlan of(Config config) throws ConfigException {
        var settings = config.require(FailoverConfig.class);
        var api = config.require(ApiConfig.class);
        var primary = endpoint(api, "primary", settings.primary());
        var secondary = endpoint(api, "secondary", settings.secondary());
        if (primary.url().equals(secondary.url())) {
            throw new ConfigException("drill.failover.secondary: has the same url as primary in api.endpoints;"
                    + " give each endpoint an address of its own");
        }
        var thrice = settings.maxOutage().multipliedBy(3);
        return new FailoverPlan(
                primary,
                secondary,
                new ServiceCommand("stop", settings.stop(), config.folder(), settings.commandLimit()),
                new ServiceCommand("start", settings.start(), config.folder(), settings.commandLimit()),
                settings.giveUp().orElse(thrice.compareTo(LEAST) > 0 ? thrice : LEAST),
                state(config, settings),
                settings);
    }

    private static Endpoint endpoint(ApiConfig api, String key, String name) throws ConfigException {
        return api.endpoint(name)
                .orElseThrow(() -> new ConfigException("drill.failover." + key + ": api.endpoints has no endpoint "
                        + name + "; correct the name, or add the endpoint"));
    }

    private static Path state(Config config, FailoverConfig settings) throws ConfigException {
        return settings.state().isPresent()
                ? config.folder().resolve(settings.state().get())
                : StatePlace.of(config, "failover", "drill.failover.state");
    }

    /** How clients ask this endpoint. */
    Visit visit(Endpoint endpoint) {
        return new Visit(endpoint, settings.patience());
    }
}
