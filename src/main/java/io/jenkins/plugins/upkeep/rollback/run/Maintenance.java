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
     * Sees that it lasts: extends it when it would soon be over, enters it again when it is over. That this fails is a
     * finding: what is under way goes on.
     *
     * @param id the rollback's id
     * @param description why
     * @return what a person should know
     * @throws InterruptedException when this thread was told to stop
     */
    List<Finding> keep(String id, String description) throws InterruptedException;

    /**
     * Leaves it. That it cannot be left is a finding: nothing is undone, and nothing left undone, for that.
     *
     * @param id the rollback's id
     * @param succeeded whether the rollback reached its end
     * @return what a person should know
     */
    List<Finding> leave(String id, boolean succeeded);
}
