package io.jenkins.plugins.upkeep.jenkins.page;

import hudson.Extension;
import hudson.model.Job;
import hudson.model.listeners.ItemListener;
import hudson.security.ACL;
import io.jenkins.plugins.upkeep.system.concurrent.Daemons;
import java.util.logging.Level;
import java.util.logging.Logger;
import jenkins.model.Jenkins;

/**
 * Reads the histories of all jobs once after Jenkins has started, while nobody waits: else the first calendar would do it. It
 * stops with Jenkins, and a history that was not read yet is read when somebody asks for it.
 */
@Extension
public final class HistoryReading extends ItemListener {
    private static final Logger LOGGER = Logger.getLogger(HistoryReading.class.getName());

    @Override
    public void onLoaded() {
        Daemons.named("upkeep histories").newThread(HistoryReading::readAll).start();
    }

    @SuppressWarnings("try") // Nobody asks yet: the histories are those of all jobs.
    private static void readAll() {
        try (var system = ACL.as2(ACL.SYSTEM2)) {
            Jenkins.get().getAllItems(Job.class).forEach(HistoryReading::read);
        }
    }

    private static void read(Job<?, ?> job) {
        try {
            if (!Jenkins.get().isTerminating()) {
                JobHistory.of(job).standing();
            }
        } catch (RuntimeException e) {
            LOGGER.log(Level.WARNING, e, () -> job.getFullName() + ": has a history that cannot be read");
        }
    }
}
