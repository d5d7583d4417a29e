package io.jenkins.plugins.upkeep.rollback.run;

import io.jenkins.plugins.upkeep.rollback.saga.Attempt;
import io.jenkins.plugins.upkeep.rollback.saga.Step;
import io.jenkins.plugins.upkeep.system.UpkeepException;
import java.util.Map;

/** The backup of the present, where it cannot be made: its undo needs neither the store nor its keys. */
record AbsentBackup() implements Step {
    @Override
    public String name() {
        return StepNames.BACKUP;
    }

    @Override
    public Map<String, String> prepare() throws UpkeepException {
        throw absent();
    }

    @Override
    public Map<String, String> apply(Attempt attempt) throws UpkeepException {
        throw absent();
    }

    private static UpkeepException absent() {
        return new UpkeepException("the backup of the present was to be made, and rollback.backup says none by now;"
                + " begin again by 'upkeep rollback-to' if none is wanted");
    }

    @Override
    public void undo(Attempt attempt) {
        // A set that was made stays.
    }
}
