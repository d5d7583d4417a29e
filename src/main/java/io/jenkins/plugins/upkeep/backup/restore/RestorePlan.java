package io.jenkins.plugins.upkeep.backup.restore;

import io.jenkins.plugins.upkeep.backup.archive.NamedTables;
import io.jenkins.plugins.upkeep.backup.archive.Selection;
import io.jenkins.plugins.upkeep.backup.archive.TableName;
import io.jenkins.plugins.upkeep.backup.archive.TableSelection;
import io.jenkins.plugins.upkeep.backup.archive.TocEntry;
import io.jenkins.plugins.upkeep.backup.set.DatabaseEvidence;
import io.jenkins.plugins.upkeep.backup.set.LeftOut;
import io.jenkins.plugins.upkeep.backup.set.TableEvidence;
import io.jenkins.plugins.upkeep.backup.target.EmptyTables;
import io.jenkins.plugins.upkeep.backup.target.LoadOrder;
import io.jenkins.plugins.upkeep.backup.target.TargetObjects;
import io.jenkins.plugins.upkeep.system.UpkeepException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Decides, before anything is changed, what of a set is restored into a database and whether that can be done there.
 *
 * @param request what was asked for
 * @param evidence what the set has
 * @param archive the schema's archive, fetched
 * @param target what is in the database
 */
record RestorePlan(RestoreRequest request, DatabaseEvidence evidence, SchemaArchive archive, TargetObjects target) {
    /**
     * Decides.
     *
     * @param remarks is given what somebody should know of it, one line each
     * @throws UpkeepException when it cannot be done; nothing was changed then
     * @throws InterruptedException when this thread was told to stop
     */
    Portion portion(List<String> remarks) throws UpkeepException, InterruptedException {
        var selection = selection();
        selection.ifPresent(some -> remark(some, remarks));
        if (request.only() == Only.DATA) {
            return filling(selection, remarks);
        }
        if (selection.isEmpty()) {
            return new Portion(request.only(), selection, Set.of(), Optional.empty(), false);
        }
        var staying = target.requireNew(selection.get());
        staying.forEach(
                sequence -> remarks.add("left out: sequence " + sequence + " is there already and stays as it is"));
        target.require(selection.get().needs());
        var made = selection.get().without(staying);
        return new Portion(request.only(), Optional.of(made), staying, Optional.empty(), request.nonEmpty());
    }

    private Optional<Selection> selection() throws UpkeepException {
        if (request.tables().isEmpty()) {
            return Optional.empty();
        }
        var contents = archive.contents();
        var selection = new TableSelection(contents);
        var known = new NamedTables(archive.manifest().id(), selection.tables());
        var missing = contents.entries().stream()
                .map(TocEntry::schema)
                .filter(schema -> !target.schemas().contains(schema))
                .collect(Collectors.toSet());
        return Optional.of(selection.of(known.find(request.tables()), missing));
    }

    private void remark(Selection selection, List<String> remarks) {
        if (request.only() != Only.DATA) {
            selection.leftOut().forEach(line -> remarks.add("left out: " + line));
        }
        if (evidence.largeObjects().count() > 0 && request.only() != Only.SCHEMA) {
            remarks.add("left out: large objects, " + evidence.largeObjects().count()
                    + " of them; they belong to no table and come back with the whole database only");
        }
        for (var table : evidence.leftOut()) {
            if (table.reason() == LeftOut.Reason.UNLOGGED_ON_STANDBY
                    && selection.hasTable(table.schema(), table.name())) {
                remarks.add("left out: the rows of " + table.title() + ", which the set does not have");
            }
        }
    }

    private Portion filling(Optional<Selection> selection, List<String> remarks)
            throws UpkeepException, InterruptedException {
        var portion = new Portion(Only.DATA, selection, Set.of(), Optional.empty(), false);
        var tables = evidence.tables().stream().filter(portion::has).toList();
        var largeObjects = selection.isEmpty() && evidence.largeObjects().count() > 0;
        new EmptyTables(request.address(), tables).require(largeObjects);
        var order = LoadOrder.of(request.address(), pieces(portion));
        remarks.addAll(order.remarks());
        return new Portion(Only.DATA, selection, Set.of(), Optional.of(order), false);
    }

    private Map<TableName, Long> pieces(Portion portion) {
        var tables = evidence.tables();
        var pieces = new HashMap<TableName, Long>();
        tables.stream().filter(portion::has).forEach(table -> pieces.put(name(table), 0L));
        for (var segment : evidence.segments()) {
            pieces.computeIfPresent(name(tables.get(segment.table())), (table, count) -> count + 1);
        }
        return pieces;
    }

    private static TableName name(TableEvidence table) {
        return new TableName(table.schema(), table.name());
    }
}
