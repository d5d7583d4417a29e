package io.jenkins.plugins.upkeep.jenkins.page;

import hudson.Extension;
import hudson.model.Run;
import hudson.model.listeners.RunListener;
import io.jenkins.plugins.upkeep.system.UpkeepException;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Notes in the history of a job that a build has been deleted: its reports stay in the trend and are not linked. */
@Extension
public final class HistoryKeeper extends RunListener<Run<?, ?>> {
    private static final Logger LOGGER = Logger.getLogger(HistoryKeeper.class.getName());

    @Override
    public void onDeleted(Run<?, ?> run) {
        try {
            JobHistory.of(run.getParent()).forget(run.getNumber());
        } catch (UpkeepException e) {
            LOGGER.log(Level.WARNING, e, () -> run + ": is deleted, the history of its job does not know it");
        }
    }
}
