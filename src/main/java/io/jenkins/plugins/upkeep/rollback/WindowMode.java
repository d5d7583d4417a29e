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
import io.jenkins.plugins.upkeep.window.state.Window;
import java.time.Duration;
import java.time.Instant;
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

    /** At least half of its length is left for what comes: asked each time, everybody would be told each time. */
    @Override
    public List<Finding> keep(String id, String description) throws InterruptedException {
        try {
            var enough = Instant.now().plus(length.dividedBy(2));
            var lasts = windows.open().stream()
                    .anyMatch(window -> window.id().equals(id)
                            && window.state() == Window.State.OPEN
                            && window.until().isAfter(enough));
            return lasts ? List.of() : enter(id, description);
        } catch (UpkeepException e) {
            return List.of(Finding.warning(
                    "maintenance",
                    "cannot be kept on: " + e.getMessage(),
                    "",
                    "the rollback goes on; tell the users of the service yourself"));
        }
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
