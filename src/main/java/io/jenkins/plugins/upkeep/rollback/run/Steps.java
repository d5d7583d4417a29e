package io.jenkins.plugins.upkeep.rollback.run;

import io.jenkins.plugins.upkeep.rollback.git.GitFolder;
import io.jenkins.plugins.upkeep.rollback.saga.Step;
import io.jenkins.plugins.upkeep.rollback.services.ServiceDriver;
import java.util.ArrayList;
import java.util.List;

/**
 * The steps of a rollback in their order. What takes long, the backup and the restore, comes before the service is stopped.
 * What sees whether the origin is well again is undone after all that made it so.
 *
 * @param parts the service
 * @param folder its work tree
 * @param driver runs it
 * @param journey where the rollback goes
 * @param scene where it runs
 */
record Steps(Parts parts, GitFolder folder, ServiceDriver driver, Journey journey, Scene scene) {
    List<Step> inOrder() {
        var health = parts.health(scene.context().clock());
        var steps = new ArrayList<Step>();
        parts.backup().ifPresent(plan -> steps.add(new BackupStep(plan, scene)));
        if (journey.restores()) {
            steps.add(new RestoreStep(parts, journey, scene));
        }
        steps.add(new HealthBeforeStep(health, scene));
        steps.add(new MaintenanceStep(parts.maintenance(), journey, scene));
        steps.add(new StopStep(driver));
        steps.add(new CheckoutStep(folder, journey, scene));
        if (journey.restores()) {
            steps.add(new SwapStep(parts, scene));
        }
        steps.add(new StartStep(driver, scene));
        steps.add(new HealthStep(StepNames.HEALTH, health, health.open(), driver, scene));
        steps.add(new LeaveStep(parts.maintenance(), journey, scene));
        if (!health.hidden().isEmpty()) {
            steps.add(new HealthStep(StepNames.HEALTH_AFTER, health, health.hidden(), driver, scene));
        }
        return List.copyOf(steps);
    }
}
