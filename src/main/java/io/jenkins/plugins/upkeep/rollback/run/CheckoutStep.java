package io.jenkins.plugins.upkeep.rollback.run;

import io.jenkins.plugins.upkeep.report.Finding;
import io.jenkins.plugins.upkeep.report.Severity;
import io.jenkins.plugins.upkeep.rollback.git.GitFolder;
import io.jenkins.plugins.upkeep.rollback.saga.Attempt;
import io.jenkins.plugins.upkeep.rollback.saga.Step;
import io.jenkins.plugins.upkeep.system.UpkeepException;
import java.util.Map;

/**
 * Checks the version out. Its undo brings the work tree back to the commit and the branch that it was on.
 *
 * @param folder the work tree
 * @param journey where it was and where it goes
 * @param scene where the rollback runs
 */
record CheckoutStep(GitFolder folder, Journey journey, Scene scene) implements Step {
    private static final String SUBJECT = "repository";

    @Override
    public String name() {
        return StepNames.CHECKOUT;
    }

    /** Time has passed since the plan was made: what somebody has changed meanwhile is not to be overwritten. */
    @Override
    public Map<String, String> prepare() throws UpkeepException, InterruptedException {
        var present = folder.present();
        if (!present.commit().equals(journey.origin().commit())) {
            throw new UpkeepException(
                    "the repository was at " + journey.origin().inWords() + " when the rollback began and is at "
                            + present.inWords() + " now; somebody else works on it, ask before you run this again");
        }
        var obstacle = folder.obstacles(folder.resolve(journey.commit())).stream()
                .filter(finding -> finding.severity() == Severity.CRITICAL || finding.severity() == Severity.UNKNOWN)
                .findFirst();
        if (obstacle.isPresent()) {
            throw new UpkeepException(obstacle.get().subject() + ": "
                    + obstacle.get().seen() + "; " + obstacle.get().action());
        }
        return Map.of();
    }

    @Override
    public Map<String, String> apply(Attempt attempt) throws UpkeepException, InterruptedException {
        folder.checkOut(journey.commit(), journey.origin(), attempt.again())
                .forEach(line -> scene.add(Finding.info(SUBJECT, line)));
        return Map.of();
    }

    /** The service has run on the version meanwhile, or the checkout was cut off: the tree need not be clean. */
    @Override
    public void undo(Attempt attempt) throws UpkeepException, InterruptedException {
        var back = folder.putBack(journey.origin(), journey.commit(), true);
        if (back.complete()) {
            back.told().forEach(line -> scene.context().log().info(SUBJECT + ": " + line));
        } else {
            scene.add(Finding.warning(
                    SUBJECT,
                    String.join("; ", back.told()),
                    "",
                    "see which commit the branch should have, and switch to it"));
        }
    }
}
