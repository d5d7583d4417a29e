package io.jenkins.plugins.upkeep.config;

import io.jenkins.plugins.upkeep.system.Secret;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A service's configuration: one upkeep.yaml, read and checked. Immutable. A section is bound, and its references to the
 * environment and to secret files are resolved, only when it is asked for: a task needs only the secrets of its own
 * sections.
 */
public interface Config {
    /**
     * @return the service's name
     */
    String service();

    /**
     * @return the folder of the file; relative paths in the configuration start from it
     */
    Path folder();

    /**
     * @return where the file is; empty for a configuration that was made otherwise
     */
    default Optional<Path> file() {
        return Optional.empty();
    }

    /**
     * @return the work tree that the service runs from, {@code rollback.repository}: the commit that is checked out there is the
     *     service's version. Empty where the configuration does not name it
     * @throws ConfigException when a reference in it cannot be resolved
     */
    default Optional<Path> repository() throws ConfigException {
        return Optional.empty();
    }

    /**
     * @param name a variable of the environment that references were resolved with
     * @return its value, when it is set; hidden, since it may be a secret. A configuration without an environment has none
     */
    default Optional<Secret> variable(String name) {
        return Optional.empty();
    }

    /**
     * @param type a config record with its {@link Place}
     * @return the section, when the file has it
     * @throws ConfigException when the section is not valid, or a reference in it cannot be resolved
     */
    <T extends Record> Optional<T> find(Class<T> type) throws ConfigException;

    /**
     * @param type a config record with its {@link Place}
     * @return the section
     * @throws ConfigException as {@link #find(Class)}, and when the file does not have it
     */
    <T extends Record> T require(Class<T> type) throws ConfigException;
}
