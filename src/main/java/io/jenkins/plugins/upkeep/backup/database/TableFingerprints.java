package io.jenkins.plugins.upkeep.backup.database;

import io.jenkins.plugins.upkeep.backup.set.TableEvidence;
import io.jenkins.plugins.upkeep.report.Unit;
import io.jenkins.plugins.upkeep.system.UpkeepException;
import io.jenkins.plugins.upkeep.system.concurrent.Workers;
import io.jenkins.plugins.upkeep.system.postgres.Database;
import io.jenkins.plugins.upkeep.system.postgres.DatabaseAddress;
import io.jenkins.plugins.upkeep.task.Progress;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Reads all rows of a database at rest and gives the evidence that a backup of it would give, without storing anything.
 *
 * @param address the database; nobody writes there
 * @param connections how many read at once
 * @param progress is told how far it is
 */
public record TableFingerprints(DatabaseAddress address, int connections, Progress progress) {
    /**
     * Reads all tables.
     *
     * @param order says in which order a table's columns are read; tables that are not in it, or whose columns have other
     *     names, are read in their own
     * @return what is in each, sorted by schema and name
     * @throws UpkeepException when one cannot be read
     * @throws InterruptedException when this thread was told to stop
     */
    public List<TableEvidence> read(List<TableEvidence> order) throws UpkeepException, InterruptedException {
        return read(order, table -> true);
    }

    /**
     * Reads some tables.
     *
     * @param wanted the tables, and the order of their columns
     * @return what is in those of them that are there, sorted by schema and name
     * @throws UpkeepException when one cannot be read
     * @throws InterruptedException when this thread was told to stop
     */
    public List<TableEvidence> readThese(List<TableEvidence> wanted) throws UpkeepException, InterruptedException {
        var names = wanted.stream()
                .map(table -> List.of(table.schema(), table.name()))
                .collect(Collectors.toSet());
        return read(wanted, table -> names.contains(List.of(table.schema(), table.name())));
    }

    private List<TableEvidence> read(List<TableEvidence> order, Predicate<Table> wanted)
            throws UpkeepException, InterruptedException {
        try (var snapshot = Snapshot.take(address, false)) {
            var present = new Catalogue(snapshot.connection())
                    .tables().stream().filter(wanted).toList();
            var tables = ordered(present, order);
            var totals = new TableTotals(tables);
            read(snapshot, tables, totals);
            return totals.evidence();
        } catch (SQLException e) {
            throw Database.failure(address, e);
        }
    }

    private static List<Table> ordered(List<Table> tables, List<TableEvidence> order) {
        var columns = order.stream()
                .collect(Collectors.toMap(table -> List.of(table.schema(), table.name()), TableEvidence::columns));
        return tables.stream()
                .map(table -> {
                    var names = columns.getOrDefault(List.of(table.schema(), table.name()), List.of());
                    return Set.copyOf(names).equals(Set.copyOf(table.columns())) ? table.ordered(names) : table;
                })
                .toList();
    }

    private void read(Snapshot snapshot, List<Table> tables, TableTotals totals)
            throws UpkeepException, InterruptedException {
        var weight = tables.stream().mapToLong(Table::bytes).sum();
        try (var stretch = progress.begin("compare rows", weight, Unit.BYTES)) {
            var pieces = new ArrayList<Piece>();
            for (var unit : CopyPlan.of(tables, connections).units()) {
                pieces.add(worker -> read(unit, worker.connection(), totals, stretch));
            }
            Workers.run("compare", connections, pieces, () -> new SnapshotWorker(snapshot));
        }
    }

    private static void read(CopyUnit unit, Connection connection, TableTotals totals, Progress.Stretch progress)
            throws UpkeepException, SQLException, InterruptedException {
        TableLocks.mark(connection);
        new TableCounter(totals, progress).count(unit, connection);
        TableLocks.release(connection);
    }
}
