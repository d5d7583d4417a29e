package io.jenkins.plugins.upkeep.rollback.run;

import io.jenkins.plugins.upkeep.report.Finding;
import io.jenkins.plugins.upkeep.rollback.database.RestoreFacts;
import io.jenkins.plugins.upkeep.rollback.saga.Attempt;
import io.jenkins.plugins.upkeep.rollback.saga.Step;
import io.jenkins.plugins.upkeep.system.UpkeepException;
import java.util.Map;

/**
 * Restores the set into a new database beside the live one and compares it with the set's evidence. The service still runs
 * meanwhile: however long that takes, it is no outage.
 *
 * @param parts the service
 * @param journey where the rollback goes
 * @param scene where the rollback runs
 */
record RestoreStep(Parts parts, Journey journey, Scene scene) implements Step {
    @Override
    public String name() {
        return StepNames.RESTORE;
    }

    @Override
    public Map<String, String> prepare() throws UpkeepException, InterruptedException {
        var database = parts.database(scene.context());
        return facts(database.rollback().prepareRestore(journey.id(), database.chosen(journey)));
    }

    @Override
    public Map<String, String> apply(Attempt attempt) throws UpkeepException, InterruptedException {
        var database = parts.database(scene.context());
        var restored = database.rollback().restore(facts(attempt), database.chosen(journey));
        restored.remarks().forEach(remark -> scene.add(Finding.info("database " + restored.name(), remark)));
        scene.phases(restored.phases());
        return Map.of();
    }

    @Override
    public void undo(Attempt attempt) throws UpkeepException, InterruptedException {
        parts.database(scene.context()).rollback().undoRestore(facts(attempt));
    }

    private static Map<String, String> facts(RestoreFacts facts) {
        return Map.of(
                "rollback", facts.rollback(),
                "live", facts.live(),
                "origin", Long.toString(facts.origin()),
                "restored", facts.restored(),
                "replaced", facts.replaced(),
                "set", facts.set());
    }

    static RestoreFacts facts(Attempt attempt) throws UpkeepException {
        return new RestoreFacts(
                attempt.fact("rollback"),
                attempt.fact("live"),
                Long.parseLong(attempt.fact("origin")),
                attempt.fact("restored"),
                attempt.fact("replaced"),
                attempt.fact("set"));
    }
}
