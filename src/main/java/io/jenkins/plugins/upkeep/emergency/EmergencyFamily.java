package io.jenkins.plugins.upkeep.emergency;

import io.jenkins.plugins.upkeep.config.Config;
import io.jenkins.plugins.upkeep.config.ConfigException;
import io.jenkins.plugins.upkeep.health.HealthProbes;
import io.jenkins.plugins.upkeep.task.Task;
import io.jenkins.plugins.upkeep.task.TaskDeclaration;
import io.jenkins.plugins.upkeep.task.TaskFamily;
import java.util.List;

/** Looks at a service that is in trouble. */
public final class EmergencyFamily implements TaskFamily {
    @Override
    public List<TaskDeclaration> tasks() {
        return List.of(new TaskDeclaration(
                "emergency-check",
                "Looks at everything at once when something is wrong, and names the next three things to do",
                List.of(),
                (config, options) -> task(config)));
    }

    private static Task task(Config config) throws ConfigException {
        var probes = HealthProbes.of(config);
        if (probes.isEmpty()) {
            throw new ConfigException("the configuration names nothing that emergency-check could look at;"
                    + " add one of the sections api, database, redis and host to it");
        }
        return new EmergencyCheck(probes);
    }

    @Override
    public List<Class<? extends Record>> sections() {
        return List.of();
    }
}
