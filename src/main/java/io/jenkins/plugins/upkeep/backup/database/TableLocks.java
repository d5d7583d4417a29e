package io.jenkins.plugins.upkeep.backup.database;

import io.jenkins.plugins.upkeep.system.UpkeepException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Collectors;

/** Makes sure, before the first row is read, that every row will be: rights, row security, locks. */
final class TableLocks {
    private static final int AT_ONCE = 100;
    private static final int MOST_NAMED = 5;

    private TableLocks() {}

    /**
     * Locks all tables against being dropped, changed or truncated; readers and writers are not held up.
     *
     * @param connection the snapshot's own connection, which keeps the locks to its end
     * @return tables that were truncated or rewritten before the lock was there
     * @throws UpkeepException when a table cannot be read in full
     */
    static List<String> take(Connection connection) throws SQLException, UpkeepException {
        var catalogue = new Catalogue(connection);
        requireReadable(catalogue.obstacles());
        var names = catalogue.tables().stream().map(Table::sqlName).toList();
        try (var statement = connection.createStatement()) {
            for (int from = 0; from < names.size(); from += AT_ONCE) {
                var some = names.subList(from, Math.min(names.size(), from + AT_ONCE));
                statement.execute(some.stream()
                        .map(name -> "ONLY " + name)
                        .collect(Collectors.joining(", ", "LOCK TABLE ", " IN ACCESS SHARE MODE")));
            }
        }
        return catalogue.replaced();
    }

    private static void requireReadable(List<Catalogue.Obstacle> obstacles) throws UpkeepException {
        if (obstacles.isEmpty()) {
            return;
        }
        var first = obstacles.get(0);
        var alike = obstacles.stream()
                .filter(obstacle -> obstacle.readable() == first.readable())
                .map(Catalogue.Obstacle::table)
                .toList();
        var named = String.join(", ", alike.subList(0, Math.min(MOST_NAMED, alike.size())));
        throw new UpkeepException(alike.size()
                + (alike.size() == 1 ? " table" : " tables")
                + (first.readable()
                        ? " would be copied without the rows that row security hides from this role (" + named
                                + "); back up with a role that has BYPASSRLS"
                        : " may not be read by this role (" + named + "); GRANT pg_read_all_data to it"));
    }
}
