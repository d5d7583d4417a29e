package io.jenkins.plugins.upkeep.backup.restore;

import io.jenkins.plugins.upkeep.backup.archive.Selection;
import io.jenkins.plugins.upkeep.backup.archive.TableName;
import io.jenkins.plugins.upkeep.backup.set.SequenceEvidence;
import io.jenkins.plugins.upkeep.backup.set.TableEvidence;
import io.jenkins.plugins.upkeep.backup.target.LoadOrder;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which part of a database is restored.
 *
 * @param only whether definitions or rows are left out
 * @param selection what is restored for the sake of some tables; empty for everything
 * @param staying sequences of the selection that are there already and stay as they are
 * @param order how rows come into tables that exist; empty where the restore makes them
 * @param atomic whether the tables are made all or not at all, since other things are in the database
 */
public record Portion(
        Only only, Optional<Selection> selection, Set<TableName> staying, Optional<LoadOrder> order, boolean atomic) {
    /** Everything. */
    public static final Portion WHOLE = new Portion(Only.ALL, Optional.empty(), Set.of(), Optional.empty(), false);

    public Portion {
        staying = Set.copyOf(staying);
    }

    /**
     * @return whether everything of the database is concerned, not some tables alone
     */
    public boolean isOfAll() {
        return selection.isEmpty();
    }

    /**
     * @return whether tables and all else are made
     */
    public boolean makes() {
        return only != Only.DATA;
    }

    /**
     * @return whether rows are loaded
     */
    public boolean loads() {
        return only != Only.SCHEMA;
    }

    /**
     * @return whether a table's rows are loaded, or would be where rows are
     */
    public boolean has(TableEvidence table) {
        return selection.isEmpty() || selection.get().hasTable(table.schema(), table.name());
    }

    /**
     * @return whether a sequence is set
     */
    public boolean has(SequenceEvidence sequence) {
        return !staying.contains(new TableName(sequence.schema(), sequence.name()))
                && (selection.isEmpty() || selection.get().hasSequence(sequence.schema(), sequence.name()));
    }

    /**
     * @return the table that rows are loaded through; a partition that is restored without its root takes them itself
     */
    public TableName entrance(TableEvidence table) {
        var root = table.root();
        return root.isEmpty() || (selection.isPresent() && !selection.get().hasTable(root.get(0), root.get(1)))
                ? new TableName(table.schema(), table.name())
                : new TableName(root.get(0), root.get(1));
    }

    List<String> settings() {
        return order.map(LoadOrder::settings).orElse(List.of());
    }

    /** The tables whose rows are loaded at the same time, one group after the other. */
    List<Set<TableName>> waves(List<TableEvidence> tables) {
        return order.map(LoadOrder::waves)
                .orElseGet(() -> List.of(tables.stream()
                        .filter(this::has)
                        .map(table -> new TableName(table.schema(), table.name()))
                        .collect(Collectors.toSet())));
    }
}
