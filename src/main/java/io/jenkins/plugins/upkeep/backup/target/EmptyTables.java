package io.jenkins.plugins.upkeep.backup.target;

import io.jenkins.plugins.upkeep.backup.archive.TableName;
import io.jenkins.plugins.upkeep.backup.database.Catalogue;
import io.jenkins.plugins.upkeep.backup.database.Table;
import io.jenkins.plugins.upkeep.backup.set.TableEvidence;
import io.jenkins.plugins.upkeep.system.UpkeepException;
import io.jenkins.plugins.upkeep.system.Visible;
import io.jenkins.plugins.upkeep.system.postgres.DatabaseAddress;
import io.jenkins.plugins.upkeep.system.postgres.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Makes sure that rows can be loaded into tables that exist: each is there, has the columns that the rows were copied from,
 * and holds none yet.
 *
 * @param address the database
 * @param tables what the set has of each
 */
public record EmptyTables(DatabaseAddress address, List<TableEvidence> tables) {
    public EmptyTables {
        tables = List.copyOf(tables);
    }

    /**
     * Looks.
     *
     * @param largeObjects whether large objects are to be loaded too, of which none may be there then
     * @throws UpkeepException when a table is missing, has other columns, or holds rows
     * @throws InterruptedException when this thread was told to stop
     */
    public void require(boolean largeObjects) throws UpkeepException, InterruptedException {
        TargetSession.ask(address, connection -> {
            require(connection);
            return largeObjects && requireNoLargeObjects(connection);
        });
    }

    private void require(Connection connection) throws SQLException, UpkeepException {
        var present = new Catalogue(connection)
                .tables().stream()
                        .collect(Collectors.toMap(
                                table -> new TableName(table.schema(), table.name()), Function.identity()));
        for (var table : tables) {
            require(table, present, connection);
        }
    }

    private boolean requireNoLargeObjects(Connection connection) throws SQLException, UpkeepException {
        if (isSome(connection, "SELECT FROM pg_catalog.pg_largeobject_metadata")) {
            throw new UpkeepException("database " + address
                    + ": holds large objects, and nothing that exists is changed; restore into another database");
        }
        return true;
    }

    private void require(TableEvidence table, Map<TableName, Table> present, Connection connection)
            throws UpkeepException, SQLException {
        var found = present.get(new TableName(table.schema(), table.name()));
        if (found == null) {
            throw problem(
                    table,
                    "is not there, or is none with rows of its own; restore the schema first, by" + " --only schema");
        }
        var expected = new TreeSet<>(table.columns());
        var actual = new TreeSet<>(found.columns());
        if (!expected.equals(actual)) {
            throw problem(
                    table,
                    "has other columns than in the set (" + difference(expected, actual)
                            + "); restore its definition from the set");
        }
        if (isSome(
                connection,
                "SELECT FROM ONLY " + found.sqlName() + " " + found.condition().orElse(""))) {
            throw problem(
                    table,
                    "holds rows, and nothing that exists is changed; empty it yourself, or restore into"
                            + " another database");
        }
    }

    private UpkeepException problem(TableEvidence table, String what) {
        var name = new TableName(table.schema(), table.name());
        return new UpkeepException("database " + address + ": table " + Visible.of(name.toString()) + " " + what);
    }

    private static String difference(Set<String> expected, Set<String> actual) {
        var missing =
                expected.stream().filter(column -> !actual.contains(column)).map(column -> "without " + column);
        var strange =
                actual.stream().filter(column -> !expected.contains(column)).map(column -> "with " + column);
        return Visible.of(Stream.concat(missing, strange).collect(Collectors.joining(", ")));
    }

    private static boolean isSome(Connection connection, String query) throws SQLException {
        return Sql.query(connection, "SELECT EXISTS (" + query + ")", row -> row.getBoolean(1))
                .get(0);
    }
}
