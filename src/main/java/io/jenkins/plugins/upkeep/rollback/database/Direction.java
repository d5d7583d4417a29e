package io.jenkins.plugins.upkeep.rollback.database;

import io.jenkins.plugins.upkeep.rollback.database.ReplacedDatabase.Kind;
import io.jenkins.plugins.upkeep.system.UpkeepException;
import io.jenkins.plugins.upkeep.system.Visible;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Which way two databases are exchanged. */
enum Direction {
    /** The restored one takes the live one's place. */
    FORWARD {
        @Override
        boolean isDone(Standing standing) {
            return standing.isTarget();
        }

        @Override
        List<Renaming> all(Standing standing) {
            var facts = standing.facts().restore();
            return renamings(standing, facts.replaced(), facts.live());
        }

        @Override
        void requireBoth(Standing standing) throws UpkeepException {
            var facts = standing.facts().restore();
            if (standing.origin().isEmpty() || standing.target().isEmpty()) {
                throw stuck(standing, "one of both is gone");
            }
            var target = standing.target().get();
            var kind = target.markOf(facts.rollback()).map(Mark::kind);
            var ready = kind.filter(word -> word == Kind.VERIFIED || word == Kind.PUT_BACK)
                    .isPresent();
            if (!ready && !target.name().equals(facts.live())) {
                throw stuck(standing, "the restored one has no mark of ours that says it was compared with the set");
            }
        }
    },
    /** The original one gets its place back. */
    BACKWARD {
        @Override
        boolean isDone(Standing standing) {
            return standing.isOrigin();
        }

        @Override
        List<Renaming> all(Standing standing) {
            var facts = standing.facts().restore();
            return renamings(standing, facts.live(), facts.restored());
        }

        @Override
        void requireBoth(Standing standing) throws UpkeepException {
            if (standing.origin().isEmpty()) {
                throw stuck(standing, "the original one is gone, and cannot be put back");
            }
        }
    };

    /**
     * A change of a name.
     *
     * @param row the database, with the name that it has
     * @param name the name that it gets
     */
    record Renaming(DatabaseRow row, String name) {}

    abstract boolean isDone(Standing standing);

    abstract List<Renaming> all(Standing standing);

    abstract void requireBoth(Standing standing) throws UpkeepException;

    /**
     * The names that are missing, the one that makes room for the other first.
     *
     * @throws UpkeepException when something stands in the way that is not ours
     */
    List<Renaming> missing(Standing standing) throws UpkeepException {
        requireBoth(standing);
        var missing = new ArrayList<Renaming>();
        for (var renaming : all(standing)) {
            if (!renaming.row().name().equals(renaming.name())) {
                requireFree(renaming.name(), standing);
                missing.add(renaming);
            }
        }
        var live = standing.facts().restore().live();
        missing.sort(Comparator.comparing(renaming -> !renaming.row().name().equals(live)));
        return missing;
    }

    private static void requireFree(String name, Standing standing) throws UpkeepException {
        var taken = standing.named(name)
                .filter(row -> row.number() != standing.facts().restore().origin()
                        && row.number() != standing.facts().target());
        if (taken.isPresent()) {
            throw stuck(standing, "the name " + Visible.of(name) + " belongs to another database");
        }
    }

    private static List<Renaming> renamings(Standing standing, String origin, String target) {
        var renamings = new ArrayList<Renaming>();
        standing.origin().ifPresent(row -> renamings.add(new Renaming(row, origin)));
        standing.target().ifPresent(row -> renamings.add(new Renaming(row, target)));
        return renamings;
    }

    private static UpkeepException stuck(Standing standing, String reason) {
        return new UpkeepException("database "
                + Visible.of(standing.facts().restore().live())
                + ": cannot be exchanged, " + reason + " (" + standing.state().words()
                + "); put the names in order by ALTER DATABASE … RENAME TO, and run this again");
    }
}
