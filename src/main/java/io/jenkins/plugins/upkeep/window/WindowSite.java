package io.jenkins.plugins.upkeep.window;

import io.jenkins.plugins.upkeep.config.Config;
import io.jenkins.plugins.upkeep.config.ConfigDefaults;
import io.jenkins.plugins.upkeep.config.ConfigException;
import io.jenkins.plugins.upkeep.system.Secret;
import io.jenkins.plugins.upkeep.window.mode.ServiceMode;
import io.jenkins.plugins.upkeep.window.state.WindowFolder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

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
                : states(config)
                        .resolve("upkeep")
                        .resolve(name(config.service()))
                        .resolve("window");
    }

    /** As the XDG base directory specification has it; a path that is not absolute counts as none. */
    private static Path states(Config config) throws ConfigException {
        var given = config.variable("XDG_STATE_HOME")
                .map(Secret::reveal)
                .map(Path::of)
                .filter(Path::isAbsolute);
        return given.isPresent() ? given.get() : home(config).resolve(".local").resolve("state");
    }

    private static Path home(Config config) throws ConfigException {
        return Optional.of(System.getProperty("user.home"))
                .filter(home -> home.startsWith("/"))
                .or(() -> config.variable("HOME").map(Secret::reveal))
                .map(Path::of)
                .orElseThrow(() -> new ConfigException(
                        "maintenance.state: this account has no home; name a folder that remembers the windows"));
    }

    /** A service may be called as it likes; a folder may not. */
    private static String name(String service) {
        var name = URLEncoder.encode(service, StandardCharsets.UTF_8);
        return name.startsWith(".") ? "%2E" + name.substring(1) : name;
    }
}
