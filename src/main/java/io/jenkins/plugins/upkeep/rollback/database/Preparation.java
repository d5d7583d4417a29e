package io.jenkins.plugins.upkeep.rollback.database;

import io.jenkins.plugins.upkeep.rollback.database.ReplacedDatabase.Kind;
import io.jenkins.plugins.upkeep.system.UpkeepException;
import io.jenkins.plugins.upkeep.system.Visible;
import io.jenkins.plugins.upkeep.system.postgres.Sql;
import java.sql.SQLException;
import java.util.List;

/**
 * Decides what the journal is to hold.
 *
 * @param session a session on the server
 * @param live the live database's name
 */
record Preparation(ServerSession session, String live) {
    private static final String LONGEST = "SELECT pg_catalog.current_setting('max_identifier_length')::int";

    RestoreFacts restore(String rollback, String set) throws SQLException, UpkeepException {
        var rows = DatabaseRow.all(session.connection());
        var origin = DatabaseRow.named(rows, live)
                .orElseThrow(() -> new UpkeepException("database " + Visible.of(live) + ": is not on the server "
                        + session.address().host() + "; see database.url, or undo an earlier rollback first"));
        var names = names(rollback);
        for (var name : List.of(names.restored(), names.replaced())) {
            requireFree(name, rollback, rows);
        }
        return new RestoreFacts(rollback, live, origin.number(), names.restored(), names.replaced(), set);
    }

    DatabaseNames names(String rollback) throws SQLException {
        var longest =
                Sql.query(session.connection(), LONGEST, row -> row.getInt(1)).get(0);
        return DatabaseNames.of(live, rollback, longest);
    }

    private static void requireFree(String name, String rollback, List<DatabaseRow> rows) throws UpkeepException {
        var taken =
                DatabaseRow.named(rows, name).filter(row -> row.markOf(rollback).isEmpty());
        if (taken.isPresent()) {
            throw new UpkeepException(
                    "database " + Visible.of(name) + ": is there already; begin a rollback of another id");
        }
    }

    SwapFacts swap(RestoreFacts facts) throws SQLException, UpkeepException {
        var row = DatabaseRow.named(DatabaseRow.all(session.connection()), facts.restored())
                .filter(found -> isReady(found, facts))
                .orElseThrow(() -> new UpkeepException("database " + Visible.of(facts.restored())
                        + ": is not there, or was not restored and compared to the end; restore first"));
        return new SwapFacts(facts, row.number());
    }

    private static boolean isReady(DatabaseRow row, RestoreFacts facts) {
        return row.markOf(facts.rollback())
                .filter(mark -> mark.kind() == Kind.VERIFIED)
                .filter(mark -> mark.set().filter(facts.set()::equals).isPresent())
                .isPresent();
    }
}
