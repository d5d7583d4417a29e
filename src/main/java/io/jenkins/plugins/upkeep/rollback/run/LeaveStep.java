package io.jenkins.plugins.upkeep.rollback.run;

import io.jenkins.plugins.upkeep.report.Severity;
import io.jenkins.plugins.upkeep.rollback.saga.Attempt;
import io.jenkins.plugins.upkeep.rollback.saga.Step;
import java.util.Map;

/**
 * Leaves maintenance, when all else is done. That it cannot be left is no reason to undo what is well.
 *
 * @param maintenance the service's mode
 * @param journey where the rollback goes
 * @param scene where the rollback runs
 */
record LeaveStep(Maintenance maintenance, Journey journey, Scene scene) implements Step {
    /** The fact of a mode that could not be left. */
    static final String STUCK = "stuck";

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
        var findings = maintenance.leave(journey.id(), true);
        findings.forEach(scene::add);
        var stuck = findings.stream().anyMatch(finding -> finding.severity() == Severity.CRITICAL);
        return stuck ? Map.of(STUCK, "yes") : Map.of();
    }

    /** A version that is not well may keep maintenance from being entered: that must not keep it from being undone. */
    @Override
    public void undo(Attempt attempt) throws InterruptedException {
        maintenance
                .keep(journey.id(), "undo of the rollback to " + journey.target())
                .forEach(scene::add);
    }
}
