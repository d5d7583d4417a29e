package io.jenkins.plugins.upkeep.rollback.run;

import io.jenkins.plugins.upkeep.backup.set.SetCatalog;
import io.jenkins.plugins.upkeep.backup.set.SetId;
import io.jenkins.plugins.upkeep.rollback.database.Checkpoint;
import io.jenkins.plugins.upkeep.rollback.database.ChosenSet;
import io.jenkins.plugins.upkeep.rollback.database.DatabaseRollback;
import io.jenkins.plugins.upkeep.rollback.database.SessionRules;
import io.jenkins.plugins.upkeep.rollback.database.SetWish;
import io.jenkins.plugins.upkeep.system.UpkeepException;
import io.jenkins.plugins.upkeep.system.postgres.PostgresBinaries;
import io.jenkins.plugins.upkeep.task.TaskContext;
import java.util.List;

/**
 * The database's part of one run.
 *
 * @param access the database and its backups
 * @param rollback works on it
 */
record DatabasePart(DatabaseAccess access, DatabaseRollback rollback) {
    static DatabasePart of(DatabaseAccess access, SessionRules sessions, TaskContext context, Checkpoint checkpoint)
            throws UpkeepException, InterruptedException {
        var binaries = access.binaries().isPresent()
                ? PostgresBinaries.in(List.of(access.binaries().get()))
                : PostgresBinaries.find();
        var setting = new DatabaseRollback.Setting(
                access.address(),
                sessions,
                access.connections(),
                binaries,
                context.workFolder(),
                context.clock(),
                context.progress(),
                context.log(),
                checkpoint);
        return new DatabasePart(access, new DatabaseRollback(setting));
    }

    /** The set that a plan has chosen. */
    ChosenSet chosen(Journey journey) throws UpkeepException, InterruptedException {
        var set = new SetId(journey.set().orElseThrow());
        return rollback.choose(sets(), SetWish.named(journey.commit(), set));
    }

    SetCatalog sets() throws UpkeepException {
        return access.sets()
                .orElseThrow(
                        () -> new UpkeepException(
                                "rollback: upkeep.yaml has no section backup, so there is no set to restore; keep the database"));
    }
}
