package io.jenkins.plugins.upkeep.health;

import io.jenkins.plugins.upkeep.config.ApiConfig;
import io.jenkins.plugins.upkeep.config.Config;
import io.jenkins.plugins.upkeep.config.ConfigDefaults;
import io.jenkins.plugins.upkeep.config.ConfigException;
import io.jenkins.plugins.upkeep.config.DatabaseConfig;
import io.jenkins.plugins.upkeep.config.HostConfig;
import io.jenkins.plugins.upkeep.config.RedisConfig;
import io.jenkins.plugins.upkeep.health.postgres.DatabaseProbe;
import io.jenkins.plugins.upkeep.health.postgres.NumberCheck;
import io.jenkins.plugins.upkeep.health.probe.Probe;
import io.jenkins.plugins.upkeep.health.redis.RedisProbe;
import io.jenkins.plugins.upkeep.task.Task;
import io.jenkins.plugins.upkeep.task.TaskDeclaration;
import io.jenkins.plugins.upkeep.task.TaskFamily;
import java.util.ArrayList;
import java.util.List;

/** Declares the health check. A section that upkeep.yaml does not have is not looked at. */
public final class HealthFamily implements TaskFamily {
    @Override
    public List<TaskDeclaration> tasks() {
        return List.of(new TaskDeclaration(
                "health-check",
                "Looks at the service's endpoints, database, Redis and host, and says what to do first",
                List.of(),
                (config, options) -> task(config)));
    }

    @Override
    public List<Class<? extends Record>> sections() {
        return List.of(HealthConfig.class);
    }

    private static Task task(Config config) throws ConfigException {
        var probes = new ArrayList<Probe>();
        var api = config.find(ApiConfig.class);
        if (api.isPresent()) {
            probes.addAll(HttpProbes.of(api.get()));
        }
        probes.addAll(database(config));
        probes.addAll(redis(config));
        config.find(HostConfig.class).ifPresent(host -> probes.addAll(HostProbes.of(host, config.folder())));
        if (probes.isEmpty()) {
            throw new ConfigException("the configuration names nothing that health-check could look at;"
                    + " add one of the sections api, database, redis and host to it");
        }
        return HealthCheck.of(probes, config.find(HealthConfig.class).orElse(ConfigDefaults.of(HealthConfig.class)));
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
