package io.jenkins.plugins.upkeep.cli.cadence;

import io.jenkins.plugins.upkeep.config.Config;
import io.jenkins.plugins.upkeep.config.ConfigException;
import java.util.List;

/** What a configuration must have for a task to be about anything: what is not there is not looked at. */
@FunctionalInterface
public interface Concern {
    /**
     * @param config a service's configuration
     * @return whether there is something for the task
     * @throws ConfigException when that part of the configuration is not valid; it is for the task to tell of it
     */
    boolean isIn(Config config) throws ConfigException;

    /** Something that every service has. */
    static Concern always() {
        return config -> true;
    }

    /** A section. */
    static Concern section(Class<? extends Record> section) {
        return config -> config.find(section).isPresent();
    }

    /** One of several sections. */
    static Concern anyOf(List<Class<? extends Record>> sections) {
        return config -> {
            for (var section : sections) {
                if (config.find(section).isPresent()) {
                    return true;
                }
            }
            return false;
        };
    }

    /**
     * Also where a part of the configuration is not valid: the task is not left out then, but says so.
     *
     * @param config a service's configuration
     * @return whether there is something for the task
     */
    default boolean concerns(Config config) {
        try {
            return isIn(config);
        } catch (ConfigException e) {
            return true;
        }
    }
}
