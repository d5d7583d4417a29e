package io.jenkins.plugins.upkeep.rollback.run;

import io.jenkins.plugins.upkeep.report.Finding;
import io.jenkins.plugins.upkeep.report.Measurement;
import io.jenkins.plugins.upkeep.rollback.database.DatabaseRollback;
import io.jenkins.plugins.upkeep.rollback.database.RestoreFacts;
import io.jenkins.plugins.upkeep.rollback.database.SwapFacts;
import io.jenkins.plugins.upkeep.rollback.database.SwapOutcome;
import io.jenkins.plugins.upkeep.rollback.saga.Attempt;
import io.jenkins.plugins.upkeep.rollback.saga.Step;
import io.jenkins.plugins.upkeep.system.UpkeepException;
import java.util.Map;

/**
 * Lets the restored database take the live one's place. The one that was live is kept.
 *
 * @param parts the service
 * @param scene where the rollback runs
 */
record SwapStep(Parts parts, Scene scene) implements Step {
    private static final String TARGET = "target";

    @Override
    public String name() {
        return StepNames.SWAP;
    }

    @Override
    public Map<String, String> prepare() throws UpkeepException, InterruptedException {
        var facts = rollback().prepareSwap(restored());
        return Map.of(TARGET, Long.toString(facts.target()));
    }

    @Override
    public Map<String, String> apply(Attempt attempt) throws UpkeepException, InterruptedException {
        var facts = facts(attempt);
        var outcome = rollback().swap(facts);
        scene.add(Measurement.seconds("database_away", outcome.away()));
        tell(facts.restore().live(), outcome);
        scene.add(
                Finding.info(
                        "database " + facts.restore().replaced(),
                        "is the one that was live, kept as it was; 'upkeep rollback clean' drops it when it is not needed any more"));
        return Map.of();
    }

    @Override
    public void undo(Attempt attempt) throws UpkeepException, InterruptedException {
        var facts = facts(attempt);
        tell(facts.restore().live(), rollback().swapBack(facts));
    }

    private void tell(String live, SwapOutcome outcome) {
        outcome.ended().forEach(session -> scene.context().log().info("ended " + session));
        outcome.remarks().forEach(remark -> scene.add(Finding.info("database " + live, remark)));
    }

    private SwapFacts facts(Attempt attempt) throws UpkeepException {
        return new SwapFacts(restored(), Long.parseLong(attempt.fact(TARGET)));
    }

    private RestoreFacts restored() throws UpkeepException {
        return RestoreStep.facts(new Attempt(scene.facts(StepNames.RESTORE), false));
    }

    private DatabaseRollback rollback() throws UpkeepException, InterruptedException {
        return parts.database(scene.context()).rollback();
    }
}
