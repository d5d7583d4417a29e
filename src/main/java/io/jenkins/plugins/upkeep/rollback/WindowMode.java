package io.jenkins.plugins.upkeep.rollback;

import io.jenkins.plugins.upkeep.config.Config;
import io.jenkins.plugins.upkeep.config.ConfigException;
import io.jenkins.plugins.upkeep.report.Finding;
import io.jenkins.plugins.upkeep.rollback.run.Maintenance;
import io.jenkins.plugins.upkeep.system.UpkeepException;
import io.jenkins.plugins.upkeep.task.TaskLog;
import io.jenkins.plugins.upkeep.window.WindowRequest;
import io.jenkins.plugins.upkeep.window.Windows;
import io.jenkins.plugins.upkeep.window.state.Ending;
import java.time.Duration;
import java.util.List;

/**
 * The service's maintenance mode, as a window of the rollback's own.
 *
 * @param windows the service's windows
 * @param length how long it is at the most
 */
record WindowMode(Windows windows, Duration length) implements Maintenance {
    private static final String BY = "rollback";

    static WindowMode of(Config config, Duration length) throws ConfigException {
        return new WindowMode(Windows.of(config), length);
    }

    @Override
    public List<Finding> enter(String id, String description) throws UpkeepException, InterruptedException {
        return windows.enter(WindowRequest.now(id, length, description, BY), TaskLog.silent())
                .findings();
    }

    @Override
    public List<Finding> leave(String id, boolean succeeded) {
        try {
            return windows.leave(id, succeeded ? Ending.SUCCEEDED : Ending.FAILED, TaskLog.silent())
                    .findings();
        } catch (UpkeepException e) {
            return List.of(Finding.critical(
                    "maintenance", e.getMessage(), "", "end it by 'upkeep window leave --id " + id + "'"));
        }
    }
}
