package io.jenkins.plugins.upkeep.rollback.run;

import io.jenkins.plugins.upkeep.config.NotifyConfig.Occasion;
import io.jenkins.plugins.upkeep.report.Finding;
import java.util.List;

/** Tells people what a rollback does. */
@FunctionalInterface
public interface Herald {
    /**
     * Tells them.
     *
     * @param occasion what happened
     * @param subject the same in a line
     * @param text more of it
     * @return what could not be told; nothing else comes of that
     * @throws InterruptedException when this thread was told to stop
     */
    List<Finding> tell(Occasion occasion, String subject, String text) throws InterruptedException;
}
