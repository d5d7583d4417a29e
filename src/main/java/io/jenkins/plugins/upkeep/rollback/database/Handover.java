package io.jenkins.plugins.upkeep.rollback.database;

import io.jenkins.plugins.upkeep.rollback.database.ReplacedDatabase.Kind;
import io.jenkins.plugins.upkeep.system.UpkeepException;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;

/**
 * What goes over from one database to another with the live name: comment and traits. It is done within the transaction of the
 * renaming, before it.
 *
 * @param session the session that has the transaction
 * @param standing how the databases stand in it
 * @param now the time, for the marks
 */
record Handover(ServerSession session, Standing standing, Instant now) {
    void carry(Direction direction) throws SQLException, UpkeepException {
        switch (direction) {
            case FORWARD -> forward();
            case BACKWARD -> backward();
        }
    }

    private void forward() throws SQLException, UpkeepException {
        var facts = standing.facts();
        var origin = standing.origin().orElseThrow();
        var target = standing.target().orElseThrow();
        new TraitsTransfer(session, origin.number(), target.number(), target.name()).apply();
        if (origin.markOf(facts.restore().rollback()).isEmpty()) {
            session.comment(target.name(), origin.comment().orElse(null));
            session.comment(origin.name(), mark(Kind.REPLACED, Optional.empty(), origin.comment()));
        }
    }

    private void backward() throws SQLException {
        var facts = standing.facts().restore();
        var origin = standing.origin().orElseThrow();
        var mark = origin.markOf(facts.rollback());
        if (mark.isPresent()) {
            session.comment(origin.name(), mark.get().comment().orElse(null));
        }
        if (standing.target().isPresent()) {
            var target = standing.target().get();
            session.comment(target.name(), mark(Kind.PUT_BACK, Optional.of(facts.set()), Optional.empty()));
        }
    }

    private String mark(Kind kind, Optional<String> set, Optional<String> comment) {
        var facts = standing.facts().restore();
        return new Mark(facts.rollback(), kind, facts.live(), now, set, comment).text();
    }
}
