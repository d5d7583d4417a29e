package io.jenkins.plugins.upkeep.rollback.run;

import io.jenkins.plugins.upkeep.report.Finding;
import io.jenkins.plugins.upkeep.report.Units;
import io.jenkins.plugins.upkeep.rollback.saga.Attempt;
import io.jenkins.plugins.upkeep.rollback.saga.Step;
import io.jenkins.plugins.upkeep.rollback.services.Running;
import io.jenkins.plugins.upkeep.rollback.services.ServiceDriver;
import io.jenkins.plugins.upkeep.system.UpkeepException;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Waits until the service runs and endpoints answer as they should.
 *
 * @param name the step's name
 * @param health looks at the endpoints
 * @param wanted which
 * @param driver knows whether the service runs
 * @param scene where the rollback runs
 */
record HealthStep(String name, Health health, Set<String> wanted, ServiceDriver driver, Scene scene) implements Step {
    HealthStep {
        wanted = Set.copyOf(wanted);
    }

    @Override
    public Map<String, String> prepare() {
        return Map.of();
    }

    @Override
    public Map<String, String> apply(Attempt attempt) throws UpkeepException, InterruptedException {
        var problems = health.await(wanted);
        if (!problems.isEmpty()) {
            var first = problems.get(0);
            throw new UpkeepException("the service is not well " + Units.format(health.timeout()) + " after its start: "
                    + first.subject() + " " + first.seen() + "; " + first.action());
        }
        var running = driver.running(scene.facts(StepNames.STOP));
        if (running.state() == Running.State.NONE || running.state() == Running.State.SOME) {
            throw new UpkeepException("the service does not run: " + running.inWords() + "; see its log");
        }
        scene.add(Finding.info(
                "service", wanted.isEmpty() ? running.inWords() : "well: " + String.join(", ", new TreeSet<>(wanted))));
        return Map.of();
    }

    @Override
    public void undo(Attempt attempt) {
        // It only looked.
    }
}
