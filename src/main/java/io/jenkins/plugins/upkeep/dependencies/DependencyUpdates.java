package io.jenkins.plugins.upkeep.dependencies;

import io.jenkins.plugins.upkeep.report.Report;
import io.jenkins.plugins.upkeep.system.UpkeepException;
import io.jenkins.plugins.upkeep.task.Task;
import io.jenkins.plugins.upkeep.task.TaskContext;
import java.io.IOException;

/**
 * Looks for updates of the service's libraries, tries them in an environment of their own and, when told to, applies what is good.
 * An update of an earlier run that was killed before it was proven well is put back first. One run of a service at a time.
 *
 * @param parts what it works with
 * @param request what it is asked for
 * @param reader reads files that are not of pip
 */
record DependencyUpdates(UpdateParts parts, UpdateRequest request, Inventory.Reader reader) implements Task {
    @Override
    public Report run(TaskContext context) throws UpkeepException, InterruptedException {
        if (context.dryRun()) {
            return new UpdateRun(this, context).report();
        }
        try (var lock = parts.state().lock()) {
            context.log().detail("updates: " + lock.channel() + " is locked");
            return new UpdateRun(this, context).report();
        } catch (IOException e) {
            throw new UpkeepException(
                    "updates: the lock cannot be given back (" + e + "); it ends with this process", e);
        }
    }
}
