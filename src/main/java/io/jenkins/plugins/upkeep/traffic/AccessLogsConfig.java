package io.jenkins.plugins.upkeep.traffic;

import io.jenkins.plugins.upkeep.config.Key;
import io.jenkins.plugins.upkeep.config.Place;
import io.jenkins.plugins.upkeep.config.Ratio;
import io.jenkins.plugins.upkeep.config.Require;
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
        Ratio maxErrorRate) {
    public AccessLogsConfig {
        Require.some("files", files);
        Require.text("format", format);
        Require.positive("period", period);
        Require.positive("maxAverage", maxAverage);
    }
}
