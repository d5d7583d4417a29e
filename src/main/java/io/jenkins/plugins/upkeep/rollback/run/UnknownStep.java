package io.jenkins.plugins.upkeep.rollback.run;

import io.jenkins.plugins.upkeep.rollback.saga.Attempt;
import io.jenkins.plugins.upkeep.rollback.saga.Step;
import io.jenkins.plugins.upkeep.system.UpkeepException;
import java.util.Map;

/**
 * A step that another version of Upkeep has written down. It is neither taken nor undone, and least of all left out.
 *
 * @param name its name
 */
record UnknownStep(String name) implements Step {
    @Override
    public Map<String, String> prepare() throws UpkeepException {
        throw unknown();
    }

    @Override
    public Map<String, String> apply(Attempt attempt) throws UpkeepException {
        throw unknown();
    }

    private UpkeepException unknown() {
        return new UpkeepException("the journal names a step '" + name
                + "' that this version of Upkeep does not know; use the version that began this rollback");
    }

    @Override
    public void undo(Attempt attempt) throws UpkeepException {
        throw unknown();
    }
}
