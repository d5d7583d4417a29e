package io.jenkins.plugins.upkeep.traffic;

import io.jenkins.plugins.upkeep.config.Config;
import io.jenkins.plugins.upkeep.config.ConfigException;
import io.jenkins.plugins.upkeep.report.Unit;
import io.jenkins.plugins.upkeep.report.Units;
import io.jenkins.plugins.upkeep.task.TaskLog;
import io.jenkins.plugins.upkeep.traffic.files.LogFiles;
import io.jenkins.plugins.upkeep.traffic.files.Period;
import io.jenkins.plugins.upkeep.traffic.format.LogFormat;
import java.nio.file.Path;
import java.time.Instant;

/**
 * The access logs of a service.
 *
 * @param folder where relative patterns begin
 * @param config what is said of them
 * @param format how their lines are written
 */
public record AccessLogs(Path folder, AccessLogsConfig config, LogFormat format) {
    /**
     * @param config the service's configuration
     * @return its access logs
     * @throws ConfigException when it names none, or their format cannot be read
     */
    public static AccessLogs of(Config config) throws ConfigException {
        return of(config.folder(), config.require(AccessLogsConfig.class));
    }

    static AccessLogs of(Path folder, AccessLogsConfig config) throws ConfigException {
        try {
            return new AccessLogs(folder, config, LogFormat.of(config.format()));
        } catch (IllegalArgumentException e) {
            throw new ConfigException("api.accessLogs.format: " + e.getMessage(), e);
        }
    }

    Period period(Instant now) {
        return Period.before(now, config.period());
    }

    LogFiles find(Instant now, TaskLog log) {
        var found = LogFiles.find(folder, config.files(), now.minus(config.period()));
        found.passedOver().forEach(reason -> log.detail("passed over " + reason));
        log.info("reading " + counted(found.files().size(), "file") + ", "
                + Units.format((double) found.size(), Unit.BYTES));
        return found;
    }

    String plan(LogFiles found) {
        return "would read " + counted(found.files().size(), "file") + ", "
                + Units.format((double) found.size(), Unit.BYTES) + "; nothing was read";
    }

    /** The period for people: {@code the last 7 d}. */
    String span() {
        return "the last " + Units.format(config.period());
    }

    static String counted(long count, String thing) {
        return Units.format((double) count, Unit.COUNT) + " " + thing + (count == 1 ? "" : "s");
    }
}
