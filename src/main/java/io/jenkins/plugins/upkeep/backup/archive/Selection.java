package io.jenkins.plugins.upkeep.backup.archive;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What of an archive is restored for the sake of some tables: themselves, their partitions, and what belongs to no other
 * table.
 *
 * @param entries the chosen entries, in the order of the archive
 * @param tables the chosen tables, partitioned ones and partitions among them
 * @param owned the sequences that belong to the tables
 * @param used the sequences that the tables take values from and that belong to none of them
 * @param needs what must be there already
 * @param leftOut one line for each part of the tables that needs something which is not restored
 */
public record Selection(
        List<TocEntry> entries,
        Set<TableName> tables,
        Set<TableName> owned,
        Set<TableName> used,
        List<Need> needs,
        List<String> leftOut) {
    private static final Set<String> MADE = Set.of("TABLE", "SEQUENCE", "INDEX", "CONSTRAINT");

    private static final Set<String> REMARKS = Set.of("COMMENT", "ACL", "SECURITY LABEL", "SEQUENCE SET");

    public Selection {
        entries = List.copyOf(entries);
        tables = Set.copyOf(tables);
        owned = Set.copyOf(owned);
        used = Set.copyOf(used);
        needs = List.copyOf(needs);
        leftOut = List.copyOf(leftOut);
    }

    /**
     * Something that must be there.
     *
     * @param by what needs it, for messages
     * @param entry what is needed
     */
    public record Need(String by, TocEntry entry) {}

    /**
     * @return whether the rows of a table are to be restored
     */
    public boolean hasTable(String schema, String name) {
        return tables.contains(new TableName(schema, name));
    }

    /**
     * @return whether the position of a sequence is to be restored
     */
    public boolean hasSequence(String schema, String name) {
        var sequence = new TableName(schema, name);
        return owned.contains(sequence) || used.contains(sequence);
    }

    /**
     * @return the tables, sequences and indexes that are made
     */
    public List<TableName> relations() {
        var byName =
                entries.stream().filter(TocEntry::isTable).collect(Collectors.toMap(TocEntry::id, Function.identity()));
        return entries.stream()
                .filter(entry -> MADE.contains(entry.kind()))
                .map(entry -> new TableName(entry.schema(), name(entry, byName)))
                .toList();
    }

    /**
     * The same without some sequences, and what is said of them.
     *
     * @param sequences sequences that are not made
     */
    public Selection without(Set<TableName> sequences) {
        var gone = entries.stream()
                .filter(entry -> entry.is(TocEntry.SEQUENCE))
                .filter(entry -> sequences.contains(new TableName(entry.schema(), entry.tag())))
                .map(TocEntry::id)
                .collect(Collectors.toSet());
        var left = entries.stream()
                .filter(entry -> !gone.contains(entry.id()))
                .filter(entry -> !REMARKS.contains(entry.kind())
                        || entry.needs().stream().noneMatch(gone::contains))
                .toList();
        return new Selection(left, tables, owned, used, needs, leftOut);
    }

    /** A constraint's entry has the table's name before its own. */
    private static String name(TocEntry entry, Map<Integer, TocEntry> tables) {
        if (!entry.is("CONSTRAINT")) {
            return entry.tag();
        }
        return entry.needs().stream()
                .map(tables::get)
                .filter(Objects::nonNull)
                .findFirst()
                .map(entry::nameWithin)
                .orElse(entry.tag());
    }
}
