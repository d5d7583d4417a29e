package io.jenkins.plugins.upkeep.config;

import java.util.List;

/** The sections of upkeep.yaml that belong to no family of tasks alone. */
public final class SharedSections {
    private SharedSections() {}

    /**
     * @return their config records
     */
    public static List<Class<? extends Record>> all() {
        return List.of(
                ApiConfig.class,
                DatabaseConfig.class,
                RedisConfig.class,
                HostConfig.class,
                MonitoringConfig.class,
                NotifyConfig.class);
    }
}
