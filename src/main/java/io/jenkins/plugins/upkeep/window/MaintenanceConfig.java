package io.jenkins.plugins.upkeep.window;

import io.jenkins.plugins.upkeep.config.Key;
import io.jenkins.plugins.upkeep.config.Place;
import io.jenkins.plugins.upkeep.config.Require;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What happens around maintenance.
 *
 * @param mode how the service is told
 */
@Place("maintenance")
public record MaintenanceConfig(
        @Key("How the service learns that it is under maintenance")
        Optional<Mode> mode) {
    /**
     * How the service learns that it is under maintenance.
     *
     * @param flag a file that is there as long as it is
     * @param hook a URL that is told of both
     * @param enter the command that begins it
     * @param leave the command that ends it
     */
    public record Mode(
            @Key("A file that is there during maintenance") Optional<Path> flag,

            @Key("A URL that is told when maintenance begins and ends")
            Optional<URI> hook,

            @Key("The program and arguments that begin it") List<String> enter,
            @Key("The program and arguments that end it") List<String> leave) {
        public Mode {
            hook.ifPresent(url -> Require.web("hook", url));
            Require.that(enter.isEmpty() == leave.isEmpty(), "leave", "there together with enter");
            if (flag.isEmpty() && hook.isEmpty() && enter.isEmpty()) {
                throw new IllegalArgumentException("must name a flag, a hook, or the commands enter and leave");
            }
        }
    }
}
