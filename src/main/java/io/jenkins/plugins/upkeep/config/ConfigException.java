package io.jenkins.plugins.upkeep.config;

import io.jenkins.plugins.upkeep.system.UpkeepException;

/** A configuration, or an option, that cannot be used as it is. The user mends it and tries again. */
public final class ConfigException extends UpkeepException {
    private static final long serialVersionUID = 1L;

    /**
     * @param message file, line, column, key, what is wrong and what is allowed, in one line
     */
    public ConfigException(String message) {
        super(message);
    }

    /**
     * @param message file, line, column, key, what is wrong and what is allowed, in one line
     * @param cause what a developer may want to see
     */
    public ConfigException(String message, Throwable cause) {
        super(message, cause);
    }
}
