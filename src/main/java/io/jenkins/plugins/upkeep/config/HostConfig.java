package io.jenkins.plugins.upkeep.config;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The host that the service runs on.
 *
 * @param disks mount points or folders whose disks are watched
 * @param units systemd units that must run
 * @param journal whose log is searched for errors
 */
@Place("host")
public record HostConfig(
        @Key("Mount points or folders whose disks are watched")
        List<Path> disks,

        @Key("Units of systemd that must run") List<String> units,
        @Key("The journal that is searched for errors") Optional<Journal> journal) {
    /**
     * Whose log is searched for errors.
     *
     * @param units the units; all when empty
     * @param period how far back
     * @param maxErrors the count above which there is a warning
     */
    public record Journal(
            @Key("The units whose messages are searched; left out for all")
            List<String> units,

            @Key(value = "How far back messages are searched", defaultValue = "24h")
            Duration period,

            @Key(value = "The count of errors above which there is a warning", defaultValue = "50")
            int maxErrors) {
        public Journal {
            Require.positive("period", period);
            Require.within("maxErrors", maxErrors, 0, Integer.MAX_VALUE);
        }
    }
}
