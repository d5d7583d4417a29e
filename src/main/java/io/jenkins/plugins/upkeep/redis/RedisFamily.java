package io.jenkins.plugins.upkeep.redis;

import io.jenkins.plugins.upkeep.config.Config;
import io.jenkins.plugins.upkeep.config.ConfigException;
import io.jenkins.plugins.upkeep.config.RedisConfig;
import io.jenkins.plugins.upkeep.task.Task;
import io.jenkins.plugins.upkeep.task.TaskDeclaration;
import io.jenkins.plugins.upkeep.task.TaskFamily;
import java.util.List;

/** Keeps Redis in order. */
public final class RedisFamily implements TaskFamily {
    @Override
    public List<TaskDeclaration> tasks() {
        return List.of(new TaskDeclaration(
                "redis-maintenance",
                "Puts settings in force, has expired keys deleted, names large ones and puts memory in order",
                List.of(),
                (config, options) -> task(config)));
    }

    private static Task task(Config config) throws ConfigException {
        var redis = config.require(RedisConfig.class);
        return new RedisMaintenance(redis.address(), redis);
    }

    @Override
    public List<Class<? extends Record>> sections() {
        return List.of();
    }
}
