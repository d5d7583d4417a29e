package io.jenkins.plugins.upkeep.rollback.run;

import io.jenkins.plugins.upkeep.rollback.saga.Attempt;
import io.jenkins.plugins.upkeep.rollback.saga.Step;
import io.jenkins.plugins.upkeep.rollback.services.ServiceDriver;
import io.jenkins.plugins.upkeep.system.UpkeepException;
import java.util.Map;

/**
 * Starts the service at the version. Its undo stops it.
 *
 * @param driver runs it
 * @param scene where the rollback runs
 */
record StartStep(ServiceDriver driver, Scene scene) implements Step {
    @Override
    public String name() {
        return StepNames.START;
    }

    @Override
    public Map<String, String> prepare() {
        return Map.of();
    }

    @Override
    public Map<String, String> apply(Attempt attempt) throws UpkeepException, InterruptedException {
        driver.startTarget(scene.facts(StepNames.STOP));
        return Map.of();
    }

    @Override
    public void undo(Attempt attempt) throws UpkeepException, InterruptedException {
        driver.stop(scene.facts(StepNames.STOP));
    }
}
