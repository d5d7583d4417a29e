package io.jenkins.plugins.upkeep.rollback.run;

import io.jenkins.plugins.upkeep.rollback.saga.Attempt;
import io.jenkins.plugins.upkeep.rollback.saga.Step;
import io.jenkins.plugins.upkeep.system.UpkeepException;
import java.util.Map;

/**
 * A step while which the service is under maintenance. The window may be over by then: a rollback may be long, and one that was
 * killed may be gone on with the next morning. So it is extended, or entered once more, before the step.
 *
 * @param step the step
 * @param maintenance the service's mode
 * @param journey where the rollback goes
 * @param scene where it runs
 */
record UnderMaintenance(Step step, Maintenance maintenance, Journey journey, Scene scene) implements Step {
    @Override
    public String name() {
        return step.name();
    }

    @Override
    public Map<String, String> prepare() throws UpkeepException, InterruptedException {
        return step.prepare();
    }

    @Override
    public Map<String, String> apply(Attempt attempt) throws UpkeepException, InterruptedException {
        maintenance.keep(journey.id(), "rollback to " + journey.target()).forEach(scene::add);
        return step.apply(attempt);
    }

    @Override
    public void undo(Attempt attempt) throws UpkeepException, InterruptedException {
        maintenance
                .keep(journey.id(), "undo of the rollback to " + journey.target())
                .forEach(scene::add);
        step.undo(attempt);
    }
}
