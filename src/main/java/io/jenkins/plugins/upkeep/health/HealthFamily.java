package io.jenkins.plugins.upkeep.health;

import io.jenkins.plugins.upkeep.config.Config;
import io.jenkins.plugins.upkeep.config.ConfigDefaults;
import io.jenkins.plugins.upkeep.config.ConfigException;
import io.jenkins.plugins.upkeep.task.Task;
import io.jenkins.plugins.upkeep.task.TaskDeclaration;
import io.jenkins.plugins.upkeep.task.TaskFamily;
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
        var probes = HealthProbes.of(config);
        if (probes.isEmpty()) {
            throw new ConfigException("the configuration names nothing that health-check could look at;"
                    + " add one of the sections api, database, redis and host to it");
        }
        return HealthCheck.of(probes, config.find(HealthConfig.class).orElse(ConfigDefaults.of(HealthConfig.class)));
    }
}
