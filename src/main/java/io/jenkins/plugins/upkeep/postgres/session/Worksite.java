package io.jenkins.plugins.upkeep.postgres.session;

import io.jenkins.plugins.upkeep.report.ReportBuilder;
import io.jenkins.plugins.upkeep.system.UpkeepException;
import io.jenkins.plugins.upkeep.system.postgres.DatabaseAddress;
import io.jenkins.plugins.upkeep.task.TaskContext;
import java.time.Duration;

/**
 * What all parts of a database's maintenance work with.
 *
 * @param address the database
 * @param parallel how many tables are worked on at a time
 * @param lockTimeout how long a statement waits for a lock
 * @param window when all of it ends
 * @param context where the task runs
 * @param report what it saw so far
 */
public record Worksite(
        DatabaseAddress address,
        int parallel,
        Duration lockTimeout,
        Window window,
        TaskContext context,
        ReportBuilder report) {
    /**
     * Opens a connection to work with.
     *
     * @throws UpkeepException when the server is not there or does not let us in
     */
    public MaintenanceSession open() throws UpkeepException {
        return MaintenanceSession.open(address, window, lockTimeout);
    }

    /** Says what is sent to the server, or would be. */
    public void announce(String statement, String reason) {
        var line = statement + "  -- " + reason;
        if (context.dryRun()) {
            context.log().info(line);
        } else {
            context.log().detail(line);
        }
    }
}
