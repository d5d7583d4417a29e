package io.jenkins.plugins.upkeep.rollback.run;

import io.jenkins.plugins.upkeep.rollback.saga.Attempt;
import io.jenkins.plugins.upkeep.rollback.saga.Step;
import io.jenkins.plugins.upkeep.system.UpkeepException;
import java.util.Map;

/**
 * Leaves maintenance, when all else is done. That it cannot be left is no reason to undo what is well.
 *
 * @param maintenance the service's mode
 * @param journey where the rollback goes
 * @param scene where the rollback runs
 */
record LeaveStep(Maintenance maintenance, Journey journey, Scene scene) implements Step {
    @Override
    public String name() {
        return StepNames.LEAVE;
    }

    @Override
    public Map<String, String> prepare() {
        return Map.of();
    }

    @Override
    public Map<String, String> apply(Attempt attempt) {
        maintenance.leave(journey.id(), true).forEach(scene::add);
        return Map.of();
    }

    @Override
    public void undo(Attempt attempt) throws UpkeepException, InterruptedException {
        maintenance
                .enter(journey.id(), "undo of the rollback to " + journey.target())
                .forEach(scene::add);
    }
}
