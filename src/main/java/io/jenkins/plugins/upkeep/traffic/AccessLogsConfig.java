package io.jenkins.plugins.upkeep.traffic;

import io.jenkins.plugins.upkeep.config.Key;
import io.jenkins.plugins.upkeep.config.Place;
import io.jenkins.plugins.upkeep.config.Ratio;
import io.jenkins.plugins.upkeep.config.Require;
import io.jenkins.plugins.upkeep.traffic.review.Network;
import java.time.Duration;
import java.util.List;

/**
 * The web server's access logs.
 *
 * @param files patterns of their files, with the rotated and compressed ones
 * @param format how a line is written, as nginx' log_format has it
 * @param period how far back is looked
 * @param maxAverage the average time above which there is a warning
 * @param maxErrorRate the part of failed requests above which there is a warning
 * @param loginPaths where clients log in: a path with all below it, or a word that stands between slashes
 * @param methods the methods of HTTP that the service expects
 * @param maxFailures how many failed logins of an address within the time are too many
 * @param failureWindow the time
 * @param trusted addresses and networks of which access-review says nothing
 */
@Place("api.accessLogs")
public record AccessLogsConfig(
        @Key("Patterns of the log files, with the rotated and compressed ones")
        List<String> files,

        @Key(value = "How a line is written: combined, json, or a log_format of nginx", defaultValue = "combined")
        String format,

        @Key(value = "How far back is looked", defaultValue = "7d")
        Duration period,

        @Key(value = "The average time above which there is a warning", defaultValue = "300ms")
        Duration maxAverage,

        @Key(value = "The part of failed requests above which there is a warning", defaultValue = "1%")
        Ratio maxErrorRate,

        @Key(
                value = "Where clients log in: a path with all below it, or a word between slashes",
                defaultValue = "[login, signin, sign-in, logon, auth, token, session, sessions, wp-login.php]")
        List<String> loginPaths,

        @Key(
                value = "The methods of HTTP that the service expects",
                defaultValue = "[GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS]")
        List<String> methods,

        @Key(value = "How many failed logins of an address within the window are too many", defaultValue = "5")
        int maxFailures,

        @Key(value = "The time in which failed logins are counted together", defaultValue = "10m")
        Duration failureWindow,

        @Key("Addresses and networks of which access-review says nothing: 192.0.2.7, 10.0.0.0/8, fd00::/8")
        List<String> trusted) {
    private static final Duration LONGEST_PERIOD = Duration.ofDays(400);

    public AccessLogsConfig {
        Require.some("files", files);
        Require.text("format", format);
        Require.positive("period", period);
        Require.that(period.compareTo(LONGEST_PERIOD) <= 0, "period", "not longer than 400d");
        Require.positive("maxAverage", maxAverage);
        Require.within("maxFailures", maxFailures, 2, 1_000);
        Require.positive("failureWindow", failureWindow);
        trusted.forEach(AccessLogsConfig::network);
    }

    private static void network(String text) {
        try {
            Network.parse(text);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "trusted: must be a list of addresses and networks such as 10.0.0.0/8", e);
        }
    }
}
