package io.jenkins.plugins.upkeep.window;

import io.jenkins.plugins.upkeep.config.NotifyConfig;
import io.jenkins.plugins.upkeep.report.Finding;
import java.util.List;

/** Tells people of windows. */
@FunctionalInterface
interface Announcer {
    /**
     * What people are told.
     *
     * @param occasion what happened
     * @param subject the message in one line
     * @param text all of it
     */
    record Announcement(NotifyConfig.Occasion occasion, String subject, String text) {}

    /**
     * Tells people, for ten seconds at most.
     *
     * @return what failed; it harms nothing else
     * @throws InterruptedException when this thread was told to stop
     */
    List<Finding> tell(Announcement news) throws InterruptedException;
}
