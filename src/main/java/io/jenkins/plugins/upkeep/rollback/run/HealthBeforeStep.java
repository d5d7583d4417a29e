package io.jenkins.plugins.upkeep.rollback.run;

import io.jenkins.plugins.upkeep.report.Finding;
import io.jenkins.plugins.upkeep.rollback.saga.Attempt;
import io.jenkins.plugins.upkeep.rollback.saga.Step;
import io.jenkins.plugins.upkeep.rollback.services.ServiceDriver;
import io.jenkins.plugins.upkeep.system.UpkeepException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Notes what is well before anything is stopped. Its undo comes after everything else has been put back, and sees whether
 * that is well again: if it is not, a person is called, since nothing is left that could be undone.
 *
 * @param health looks
 * @param driver knows whether the service runs
 * @param scene where the rollback runs
 */
record HealthBeforeStep(Health health, ServiceDriver driver, Scene scene) implements Step {
    private static final String WELL = "well";
    private static final String SEPARATOR = "\n";

    @Override
    public String name() {
        return StepNames.HEALTH_BEFORE;
    }

    @Override
    public Map<String, String> prepare() throws InterruptedException {
        return Map.of(WELL, String.join(SEPARATOR, health.well()));
    }

    @Override
    public Map<String, String> apply(Attempt attempt) {
        return Map.of();
    }

    @Override
    public void undo(Attempt attempt) throws UpkeepException, InterruptedException {
        var well = attempt.fact(WELL);
        if (well.isEmpty()) {
            scene.add(Finding.warning(
                    "service",
                    "nothing of it was seen to be well before the rollback, so nobody can say whether it is as well as it was"
                            + running(),
                    "",
                    "look at it by hand"));
            return;
        }
        var wanted = Set.copyOf(List.of(well.split(SEPARATOR, -1)));
        var problems = new ArrayList<>(health.await(wanted));
        problems.addAll(health.unknown(wanted));
        problems.forEach(problem -> scene.add(new Finding(
                problem.severity(),
                problem.subject(),
                "was well before the rollback and is not after its undo: " + problem.seen(),
                problem.limit(),
                problem.action())));
        if (problems.isEmpty()) {
            scene.add(Finding.info("service", "all that was well before is well again"));
        }
    }

    private String running() throws InterruptedException {
        var stopped = scene.facts(StepNames.STOP);
        if (stopped.isEmpty()) {
            return "";
        }
        try {
            return "; now: " + driver.running(stopped).inWords();
        } catch (UpkeepException e) {
            return "; now: " + e.getMessage();
        }
    }
}
