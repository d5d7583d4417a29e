package io.jenkins.plugins.upkeep.rollback.run;

import io.jenkins.plugins.upkeep.rollback.saga.Attempt;
import io.jenkins.plugins.upkeep.rollback.saga.Step;
import io.jenkins.plugins.upkeep.system.UpkeepException;
import java.util.Map;

/**
 * Enters maintenance.
 *
 * @param maintenance the service's mode
 * @param journey where the rollback goes
 * @param scene where the rollback runs
 */
record MaintenanceStep(Maintenance maintenance, Journey journey, Scene scene) implements Step {
    @Override
    public String name() {
        return StepNames.ANNOUNCE;
    }

    @Override
    public Map<String, String> prepare() {
        return Map.of();
    }

    @Override
    public Map<String, String> apply(Attempt attempt) throws UpkeepException, InterruptedException {
        maintenance.enter(journey.id(), "rollback to " + journey.target()).forEach(scene::add);
        return Map.of();
    }

    @Override
    public void undo(Attempt attempt) {
        maintenance.leave(journey.id(), false).forEach(scene::add);
    }
}
