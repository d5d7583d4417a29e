package io.jenkins.plugins.upkeep.rollback.run;

import io.jenkins.plugins.upkeep.rollback.git.GitFolder;
import io.jenkins.plugins.upkeep.rollback.saga.Step;
import io.jenkins.plugins.upkeep.rollback.services.ServiceDriver;
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
    /** Those that the journal names: what was begun is undone, though upkeep.yaml has changed since. */
    List<Step> inOrder() {
        return journey.surroundings().steps().stream().map(this::step).toList();
    }

    private Step step(String name) {
        var health = parts.health(scene.context().clock());
        return switch (name) {
            case StepNames.BACKUP ->
                parts.backup().<Step>map(plan -> new BackupStep(plan, scene)).orElseGet(() -> new AbsentBackup());
            case StepNames.RESTORE -> new RestoreStep(parts, journey, scene);
            case StepNames.HEALTH_BEFORE -> new HealthBeforeStep(health, driver, scene);
            case StepNames.ANNOUNCE -> new MaintenanceStep(parts.maintenance(), journey, scene);
            case StepNames.STOP -> kept(new StopStep(driver));
            case StepNames.CHECKOUT -> kept(new CheckoutStep(folder, journey, scene));
            case StepNames.SWAP -> kept(new SwapStep(parts, scene));
            case StepNames.START -> kept(new StartStep(driver, scene));
            case StepNames.HEALTH -> kept(new HealthStep(name, health, health.open(), driver, scene));
            case StepNames.LEAVE -> new LeaveStep(parts.maintenance(), journey, scene);
            case StepNames.HEALTH_AFTER -> new HealthStep(name, health, health.hidden(), driver, scene);
            default -> new UnknownStep(name);
        };
    }

    private Step kept(Step step) {
        return new UnderMaintenance(step, parts.maintenance(), journey, scene);
    }
}
