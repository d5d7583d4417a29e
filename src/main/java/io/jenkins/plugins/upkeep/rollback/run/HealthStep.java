package io.jenkins.plugins.upkeep.rollback.run;

import io.jenkins.plugins.upkeep.report.Finding;
import io.jenkins.plugins.upkeep.report.Units;
import io.jenkins.plugins.upkeep.rollback.saga.Attempt;
import io.jenkins.plugins.upkeep.rollback.saga.Step;
import io.jenkins.plugins.upkeep.rollback.services.Running;
import io.jenkins.plugins.upkeep.rollback.services.ServiceDriver;
import io.jenkins.plugins.upkeep.system.UpkeepException;
import java.util.List;
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
        if (isHiddenStill()) {
            scene.add(Finding.unknown(
                    "service",
                    String.join(", ", wanted) + " are behind maintenance, which cannot be left, and were not looked at",
                    "leave maintenance, then look at them"));
            return Map.of();
        }
        var problems = health.await(wanted, this::notRunning);
        if (!problems.isEmpty()) {
            var first = problems.get(0);
            throw new UpkeepException("the service is not well " + Units.format(health.timeout()) + " after its start: "
                    + first.subject() + " " + first.seen() + "; " + first.action());
        }
        scene.add(Finding.info(
                "service",
                wanted.isEmpty()
                        ? driver.running(scene.facts(StepNames.STOP)).inWords()
                        : "well: " + String.join(", ", new TreeSet<>(wanted))));
        return Map.of();
    }

    /** Endpoints behind the maintenance page say nothing of the version, and are no reason to undo it. */
    private boolean isHiddenStill() {
        return name.equals(StepNames.HEALTH_AFTER)
                && scene.facts(StepNames.LEAVE).containsKey(LeaveStep.STUCK);
    }

    /** A service may take its time to run, as it may to answer. */
    private List<Finding> notRunning() throws InterruptedException {
        try {
            var running = driver.running(scene.facts(StepNames.STOP));
            return running.state() == Running.State.NONE || running.state() == Running.State.SOME
                    ? List.of(Finding.critical("it", "does not run: " + running.inWords(), "", "see its log"))
                    : List.of();
        } catch (UpkeepException e) {
            return List.of(Finding.unknown("it", "cannot be seen to run: " + e.getMessage(), "see its log"));
        }
    }

    @Override
    public void undo(Attempt attempt) {
        // It only looked.
    }
}
