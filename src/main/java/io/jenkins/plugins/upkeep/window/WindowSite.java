package io.jenkins.plugins.upkeep.window;

import io.jenkins.plugins.upkeep.config.Config;
import io.jenkins.plugins.upkeep.config.ConfigDefaults;
import io.jenkins.plugins.upkeep.config.ConfigException;
import io.jenkins.plugins.upkeep.config.StatePlace;
import io.jenkins.plugins.upkeep.window.mode.ServiceMode;
import io.jenkins.plugins.upkeep.window.state.WindowFolder;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;

/**
 * What the windows of a service work with.
 *
 * @param service the service's name
 * @param lead how long before its start a planned window is announced
 * @param folder what remembers the windows
 * @param mode how the service is told
 * @param silences how Alertmanager is told
 * @param announcer how people are told
 * @param keeper who does what is due
 * @param clock the wall clock
 */
record WindowSite(
        String service,
        Duration lead,
        WindowFolder folder,
        ServiceMode mode,
        Silences silences,
        Announcer announcer,
        Keeper keeper,
        Clock clock) {
    static WindowSite of(Config config, Clock clock) throws ConfigException {
        var settings = config.find(MaintenanceConfig.class).orElseGet(() -> ConfigDefaults.of(MaintenanceConfig.class));
        var folder = new WindowFolder(folder(config, settings));
        return new WindowSite(
                config.service(),
                settings.announce(),
                folder,
                ServiceMode.of(config, settings, folder),
                Silences.of(config, settings, clock),
                ChannelAnnouncer.of(config),
                new Keeper(folder, config),
                clock);
    }

    private static Path folder(Config config, MaintenanceConfig settings) throws ConfigException {
        return settings.state().isPresent()
                ? config.folder().resolve(settings.state().get())
                : StatePlace.of(config, "window", "maintenance.state");
    }
}
