package io.jenkins.plugins.upkeep.window;

import io.jenkins.plugins.upkeep.config.Key;
import io.jenkins.plugins.upkeep.config.Place;
import io.jenkins.plugins.upkeep.config.Require;
import io.jenkins.plugins.upkeep.monitoring.Matcher;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What happens around maintenance.
 *
 * @param mode how the service is told
 * @param silence which alerts nobody is told of meanwhile
 * @param state where the windows are remembered
 * @param announce how long before its start a planned window is announced
 * @param timeout how long the hook and each command may take
 */
@Place("maintenance")
public record MaintenanceConfig(
        @Key("How the service learns that it is under maintenance")
        Optional<Mode> mode,

        @Key(value = "The alerts that Alertmanager keeps to itself during maintenance", defaultValue = "{}")
        Silence silence,

        @Key(
                "The folder that remembers the windows; upkeep/<service>/window in the account's folder for states when left out")
        Optional<Path> state,

        @Key(value = "How long before its start a planned window is announced", defaultValue = "30m")
        Duration announce,

        @Key(value = "How long the hook and each command may take", defaultValue = "30s")
        Duration timeout) {
    private static final Duration LONGEST = Duration.ofMinutes(10);

    public MaintenanceConfig {
        Require.positive("timeout", timeout);
        Require.that(timeout.compareTo(LONGEST) <= 0, "timeout", "at most 10m");
    }

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

    /**
     * The alerts that nobody is told of.
     *
     * @param enabled whether there are any
     * @param matchers the conditions that such an alert meets, all of them
     */
    public record Silence(
            @Key(
                    value = "Whether the Alertmanager of the section monitoring keeps alerts to itself",
                    defaultValue = "true")
            boolean enabled,

            @Key("The conditions that such alerts meet, all of them; service=\"<service>\" when left out")
            List<String> matchers) {
        public Silence {
            matchers.forEach(Silence::require);
            var all =
                    matchers.isEmpty() || matchers.stream().map(Matcher::parse).anyMatch(Silence::chooses);
            Require.that(all, "matchers", "a list with a condition that an alert without the label does not meet");
        }

        private static void require(String text) {
            try {
                Matcher.parse(text);
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException("matchers: each must be " + e.getMessage(), e);
            }
        }

        /** Alertmanager refuses a silence for all alerts there are. */
        private static boolean chooses(Matcher matcher) {
            return !matcher.matches(Map.of());
        }

        /**
         * @param service the service's name
         * @return the conditions, with the default in their place where there are none
         */
        public List<Matcher> of(String service) {
            return matchers.isEmpty()
                    ? List.of(Matcher.equal("service", service))
                    : matchers.stream().map(Matcher::parse).toList();
        }
    }
}
