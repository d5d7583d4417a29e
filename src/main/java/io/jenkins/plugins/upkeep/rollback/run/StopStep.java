package io.jenkins.plugins.upkeep.rollback.run;

import io.jenkins.plugins.upkeep.rollback.saga.Attempt;
import io.jenkins.plugins.upkeep.rollback.saga.Step;
import io.jenkins.plugins.upkeep.rollback.services.ServiceDriver;
import io.jenkins.plugins.upkeep.system.UpkeepException;
import java.util.Map;

/**
 * Stops the service. Its undo starts what ran before, as it ran before.
 *
 * @param driver runs it
 */
record StopStep(ServiceDriver driver) implements Step {
    @Override
    public String name() {
        return StepNames.STOP;
    }

    @Override
    public Map<String, String> prepare() throws UpkeepException, InterruptedException {
        return driver.present();
    }

    @Override
    public Map<String, String> apply(Attempt attempt) throws UpkeepException, InterruptedException {
        driver.stop(attempt.facts());
        return Map.of();
    }

    @Override
    public void undo(Attempt attempt) throws UpkeepException, InterruptedException {
        driver.startAgain(attempt.facts());
    }
}
