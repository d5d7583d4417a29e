package io.jenkins.plugins.upkeep.config;

import io.jenkins.plugins.upkeep.system.Secret;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;

/** Where the account remembers what must outlive a run, as the XDG base directory specification has it. */
public final class StatePlace {
    private StatePlace() {}

    /**
     * @param config the service's configuration
     * @param part what is remembered there: {@code window}
     * @param key the key that names another folder, for the message
     * @return {@code upkeep/<service>/<part>} in {@code $XDG_STATE_HOME}, else in {@code ~/.local/state}; it need not be there
     * @throws ConfigException when the account has no home
     */
    public static Path of(Config config, String part, String key) throws ConfigException {
        return states(config, key)
                .resolve("upkeep")
                .resolve(name(config.service()))
                .resolve(part);
    }

    /** A path that is not absolute counts as none. */
    private static Path states(Config config, String key) throws ConfigException {
        var given = config.variable("XDG_STATE_HOME")
                .map(Secret::reveal)
                .map(Path::of)
                .filter(Path::isAbsolute);
        return given.isPresent()
                ? given.get()
                : home(config, key).resolve(".local").resolve("state");
    }

    private static Path home(Config config, String key) throws ConfigException {
        return Optional.of(System.getProperty("user.home"))
                .filter(home -> home.startsWith("/"))
                .or(() -> config.variable("HOME").map(Secret::reveal))
                .map(Path::of)
                .orElseThrow(() -> new ConfigException(key + ": this account has no home; name a folder that stays"));
    }

    /** A service may be called as it likes; a folder may not. */
    private static String name(String service) {
        var name = URLEncoder.encode(service, StandardCharsets.UTF_8);
        return name.startsWith(".") ? "%2E" + name.substring(1) : name;
    }
}
