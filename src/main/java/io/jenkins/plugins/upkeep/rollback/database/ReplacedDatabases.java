package io.jenkins.plugins.upkeep.rollback.database;

import io.jenkins.plugins.upkeep.system.Bytes;
import io.jenkins.plugins.upkeep.system.UpkeepException;
import io.jenkins.plugins.upkeep.system.Visible;
import io.jenkins.plugins.upkeep.system.postgres.DatabaseAddress;
import io.jenkins.plugins.upkeep.system.postgres.Sql;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The databases that rollbacks of a live database left on its server.
 *
 * @param session a session on the server
 * @param live the live database
 */
record ReplacedDatabases(ServerSession session, DatabaseAddress live) {
    List<ReplacedDatabase> list() throws SQLException {
        var found = new ArrayList<ReplacedDatabase>();
        for (var row : DatabaseRow.all(session.connection())) {
            var mark = row.mark().filter(made -> made.live().equals(live.database()));
            if (mark.isPresent() && !row.name().equals(live.database())) {
                found.add(of(row, mark.get()));
            }
        }
        found.sort(Comparator.comparing(ReplacedDatabase::at));
        return found;
    }

    private ReplacedDatabase of(DatabaseRow row, Mark mark) {
        return new ReplacedDatabase(
                row.name(), row.number(), mark.rollback(), mark.kind(), mark.live(), mark.at(), size(row));
    }

    private Optional<Bytes> size(DatabaseRow row) {
        try {
            return Sql.query(
                            session.connection(),
                            "SELECT pg_catalog.pg_database_size(?::oid)",
                            found -> new Bytes(found.getLong(1)),
                            row.number())
                    .stream()
                    .findFirst();
        } catch (SQLException e) {
            // Whoever may not connect to a database is not shown its size, which is then not known.
            return Optional.empty();
        }
    }

    ReplacedDatabase drop(String name) throws SQLException, UpkeepException {
        var rows = DatabaseRow.all(session.connection());
        if (DatabaseRow.named(rows, live.database()).isEmpty()) {
            throw new UpkeepException("database " + live + ": is not there, and " + Visible.of(name)
                    + " may be all that is left of it; finish or undo the rollback first");
        }
        var found = list().stream()
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new UpkeepException("database " + Visible.of(name)
                        + ": is none that a rollback of " + live + " left, and is not dropped; 'upkeep rollback list'"
                        + " names those"));
        var sessions = new Sessions(session.connection(), found.number(), found.number()).open();
        if (!sessions.isEmpty()) {
            throw new UpkeepException("database " + Visible.of(name) + ": is in use by " + sessions.get(0)
                    + (sessions.size() > 1 ? " and " + (sessions.size() - 1) + " more" : "") + "; it was not dropped");
        }
        session.run("DROP DATABASE " + session.name(name));
        return found;
    }
}
