package io.jenkins.plugins.upkeep.rollback.services;

import java.nio.file.Path;

/** Makes the driver that the configuration names. */
public final class ServiceDrivers {
    private ServiceDrivers() {}

    /**
     * @param services the configuration
     * @param repository the work tree
     * @param folder a folder that stays after the run: the output of start commands goes there, and a started service may
     *     go on writing to it
     * @return the driver
     */
    public static ServiceDriver of(Services services, Path repository, Path folder) {
        return switch (services.driver()) {
            case COMMAND -> new CommandDriver(services, repository, folder);
            case SYSTEMD -> new SystemdDriver(services);
            case COMPOSE -> new ComposeDriver(services, repository, folder);
        };
    }
}
