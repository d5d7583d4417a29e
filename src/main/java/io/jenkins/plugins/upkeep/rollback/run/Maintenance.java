package io.jenkins.plugins.upkeep.rollback.run;

import io.jenkins.plugins.upkeep.report.Finding;
import io.jenkins.plugins.upkeep.system.UpkeepException;
import java.util.List;

/** The maintenance mode of the service. Both may be repeated. */
public interface Maintenance {
    /**
     * Enters it.
     *
     * @param id the rollback's id
     * @param description why
     * @return what a person should know
     * @throws UpkeepException when it cannot be entered; it is not, then
     * @throws InterruptedException when this thread was told to stop
     */
    List<Finding> enter(String id, String description) throws UpkeepException, InterruptedException;

    /**
     * Leaves it.
     *
     * @param id the rollback's id
     * @return what a person should know
     * @throws UpkeepException when it cannot be left
     * @throws InterruptedException when this thread was told to stop
     */
    List<Finding> leave(String id) throws UpkeepException, InterruptedException;
}
