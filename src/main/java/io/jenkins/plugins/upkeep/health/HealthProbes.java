package io.jenkins.plugins.upkeep.health;

import io.jenkins.plugins.upkeep.config.ApiConfig;
import io.jenkins.plugins.upkeep.config.Config;
import io.jenkins.plugins.upkeep.config.ConfigException;
import io.jenkins.plugins.upkeep.config.DatabaseConfig;
import io.jenkins.plugins.upkeep.config.HostConfig;
import io.jenkins.plugins.upkeep.config.RedisConfig;
import io.jenkins.plugins.upkeep.health.postgres.DatabaseProbe;
import io.jenkins.plugins.upkeep.health.postgres.NumberCheck;
import io.jenkins.plugins.upkeep.health.probe.Probe;
import io.jenkins.plugins.upkeep.health.redis.RedisProbe;
import java.util.ArrayList;
import java.util.List;

/** What looks at the parts of a service. A section that upkeep.yaml does not have is not looked at. */
public final class HealthProbes {
    private HealthProbes() {}

    /**
     * @param config the service's configuration
     * @return a probe for each thing that it names, in the order of a report
     * @throws ConfigException when the configuration does not say where a thing is
     */
    public static List<Probe> of(Config config) throws ConfigException {
        var probes = new ArrayList<Probe>();
        var api = config.find(ApiConfig.class);
        if (api.isPresent()) {
            probes.addAll(HttpProbes.of(api.get()));
        }
        probes.addAll(database(config));
        probes.addAll(redis(config));
        config.find(HostConfig.class).ifPresent(host -> probes.addAll(HostProbes.of(host, config.folder())));
        return probes;
    }

    /**
     * @param config the service's configuration
     * @return a probe for each of its endpoints, that judges what it answers and not how fast
     * @throws ConfigException when the configuration is not valid
     */
    public static List<Probe> ofEndpoints(Config config) throws ConfigException {
        var api = config.find(ApiConfig.class);
        return api.isPresent() ? HttpProbes.answers(api.get()) : List.of();
    }

    private static List<Probe> database(Config config) throws ConfigException {
        var database = config.find(DatabaseConfig.class);
        if (database.isEmpty()) {
            return List.of();
        }
        var checks = database.get().checks().stream().map(NumberCheck::of).toList();
        return List.of(DatabaseProbe.of(database.get().address(), checks));
    }

    private static List<Probe> redis(Config config) throws ConfigException {
        var redis = config.find(RedisConfig.class);
        return redis.isEmpty() ? List.of() : List.of(new RedisProbe(redis.get().address()));
    }
}
