package io.jenkins.plugins.upkeep.rollback.run;

import io.jenkins.plugins.upkeep.rollback.journal.JournalFolder;
import io.jenkins.plugins.upkeep.rollback.saga.Standing;
import io.jenkins.plugins.upkeep.system.UpkeepException;
import java.util.Optional;

/** The rollback that was begun and is not over. */
final class Unfinished {
    private Unfinished() {}

    /** How far it is; empty when there is none. */
    static Optional<Standing> of(JournalFolder journals) throws UpkeepException {
        return journals.all().stream()
                .filter(entries -> !entries.isEmpty())
                .map(Standing::new)
                .filter(standing -> standing.end().isEmpty())
                .findFirst();
    }

    static void requireNone(JournalFolder journals) throws UpkeepException {
        var standing = of(journals);
        if (standing.isPresent()) {
            var journey = Journey.of(standing.get().head());
            throw new UpkeepException("rollback: the one of " + journey.service() + " to " + journey.target() + " ("
                    + journey.id() + ") is not over; when its process is gone, run 'upkeep rollback resume' or"
                    + " 'upkeep rollback undo' first");
        }
    }
}
