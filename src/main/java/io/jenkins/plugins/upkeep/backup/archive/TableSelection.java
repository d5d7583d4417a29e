package io.jenkins.plugins.upkeep.backup.archive;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Chooses the entries of an archive that make some tables. Used once, by one thread. */
public final class TableSelection {
    private static final Set<String> RELATIONS = Set.of("TABLE", "VIEW", "MATERIALIZED VIEW", "FOREIGN TABLE");

    /** What hangs on the entry that it names, and goes with it. */
    private static final Set<String> REMARKS =
            Set.of("COMMENT", "ACL", "SECURITY LABEL", "TABLE DATA", "SEQUENCE SET", "STATISTICS DATA");

    private static final Map<String, String> PARTS = Map.ofEntries(
            Map.entry("DEFAULT", "default"),
            Map.entry("CONSTRAINT", "constraint"),
            Map.entry("CHECK CONSTRAINT", "check constraint"),
            Map.entry("FK CONSTRAINT", "foreign key"),
            Map.entry("INDEX", "index"),
            Map.entry("STATISTICS", "statistics"),
            Map.entry("TRIGGER", "trigger"),
            Map.entry("RULE", "rule"),
            Map.entry("POLICY", "policy"),
            Map.entry("ROW SECURITY", "row security"));

    private static final Set<String> NEEDS =
            Set.of("TYPE", "DOMAIN", "FUNCTION", "PROCEDURE", "AGGREGATE", "EXTENSION");

    private static final Set<String> ALL_NEEDS =
            Stream.of(NEEDS, RELATIONS).flatMap(Set::stream).collect(Collectors.toUnmodifiableSet());

    private final List<TocEntry> contents;
    private final List<TocEntry> attachments;
    private final Map<Integer, TocEntry> byId = new LinkedHashMap<>();
    private final Map<TableName, TocEntry> tables = new LinkedHashMap<>();
    private final Map<TableName, Set<Integer>> parentsOf = new HashMap<>();
    private final Set<Integer> chosen = new LinkedHashSet<>();
    private final Set<TableName> owned = new LinkedHashSet<>();
    private final Set<TableName> used = new LinkedHashSet<>();
    private final List<String> leftOut = new ArrayList<>();

    /**
     * @param contents the archive's table of contents
     */
    public TableSelection(TableOfContents contents) {
        this.contents = contents.entries();
        for (var entry : this.contents) {
            byId.put(entry.id(), entry);
            if (entry.is(TocEntry.TABLE)) {
                tables.put(name(entry), entry);
            }
        }
        attachments =
                this.contents.stream().filter(entry -> entry.is("TABLE ATTACH")).toList();
        for (var attachment : attachments) {
            parentsOf.put(
                    name(attachment), parents(attachment).map(TocEntry::id).collect(Collectors.toSet()));
        }
    }

    /**
     * @return all tables that the archive makes, with partitioned ones
     */
    public List<TableName> tables() {
        return List.copyOf(tables.keySet());
    }

    private static TableName name(TocEntry entry) {
        return new TableName(entry.schema(), entry.tag());
    }

    /**
     * Chooses.
     *
     * @param names the tables, of {@link #tables()}
     * @param missingSchemas the schemas that the target lacks; those of them that the tables are in are chosen too
     * @return what is to be restored
     */
    public Selection of(Set<TableName> names, Set<String> missingSchemas) {
        names.forEach(name -> chosen.add(tables.get(name).id()));
        addPartitions();
        var whole = Set.copyOf(chosen);
        contents.forEach(this::addSequence);
        addSchemas(missingSchemas);
        contents.forEach(this::addPart);
        used.removeAll(owned);
        var entries = contents.stream().filter(this::isChosen).toList();
        var needs = entries.stream().flatMap(this::needs).distinct().toList();
        var all = whole.stream().map(id -> name(byId.get(id))).collect(Collectors.toSet());
        return new Selection(entries, all, owned, used, needs, leftOut);
    }

    private boolean isChosen(TocEntry entry) {
        return chosen.contains(entry.id());
    }

    private Stream<TocEntry> needs(TocEntry entry, Set<String> kinds) {
        return entry.needs().stream()
                .distinct()
                .map(byId::get)
                .filter(need -> need != null && kinds.contains(need.kind()));
    }

    /** A partition's partitions come after it, or before: it is looked for until none is new. */
    private void addPartitions() {
        var before = 0;
        while (before < chosen.size()) {
            before = chosen.size();
            attachments.forEach(this::addPartition);
        }
    }

    private void addPartition(TocEntry attachment) {
        if (parents(attachment).anyMatch(this::isChosen)) {
            partition(attachment).filter(TocEntry::isTable).forEach(table -> chosen.add(table.id()));
        }
    }

    private Stream<TocEntry> partition(TocEntry attachment) {
        return needs(attachment, RELATIONS).filter(need -> name(need).equals(name(attachment)));
    }

    private Stream<TocEntry> parents(TocEntry attachment) {
        return needs(attachment, RELATIONS).filter(need -> !name(need).equals(name(attachment)));
    }

    /** A sequence that belongs to a table needs it; one that a table or a default takes values from is needed by that. */
    private void addSequence(TocEntry entry) {
        if (entry.is(TocEntry.SEQUENCE) && needs(entry, Set.of(TocEntry.TABLE)).anyMatch(this::isChosen)) {
            chosen.add(entry.id());
            owned.add(name(entry));
        } else if ((entry.is(TocEntry.TABLE) && isChosen(entry))
                || (entry.is("DEFAULT") && needs(entry, RELATIONS).anyMatch(this::isChosen))) {
            needs(entry, Set.of(TocEntry.SEQUENCE)).forEach(sequence -> {
                chosen.add(sequence.id());
                used.add(name(sequence));
            });
        }
    }

    private void addSchemas(Set<String> missing) {
        var within = contents.stream()
                .filter(this::isChosen)
                .map(TocEntry::schema)
                .filter(missing::contains)
                .collect(Collectors.toSet());
        contents.stream()
                .filter(entry -> entry.is(TocEntry.SCHEMA) && within.contains(entry.tag()))
                .forEach(entry -> chosen.add(entry.id()));
    }

    private void addPart(TocEntry entry) {
        if (fits(entry)) {
            chosen.add(entry.id());
        }
    }

    private boolean fits(TocEntry entry) {
        if (REMARKS.contains(entry.kind())) {
            return !entry.needs().isEmpty() && chosen.containsAll(entry.needs());
        }
        return switch (entry.kind()) {
            case "SEQUENCE OWNED BY" -> owned.contains(name(entry));
            case "TABLE ATTACH" -> isAttached(entry);
            case "INDEX ATTACH" -> isIndexAttached(entry);
            case "PUBLICATION TABLE" -> isPublished(entry);
            default -> PARTS.containsKey(entry.kind()) && isPart(entry);
        };
    }

    private boolean isPart(TocEntry part) {
        var relations = needs(part, RELATIONS).toList();
        var others = relations.stream().filter(relation -> !isChosen(relation)).toList();
        if (relations.isEmpty() || others.size() == relations.size()) {
            return false;
        }
        var own = relations.stream()
                .filter(relation -> isOf(part, relation))
                .filter(this::isChosen)
                .findFirst();
        if (!others.isEmpty() && own.isPresent()) {
            leftOut.add(PARTS.get(part.kind()) + " " + part.nameWithin(own.get()) + " of " + name(own.get()) + ": "
                    + others.stream().map(other -> name(other).toString()).collect(Collectors.joining(", "))
                    + " is not restored");
        }
        return others.isEmpty();
    }

    private static boolean isOf(TocEntry part, TocEntry table) {
        return part.schema().equals(table.schema()) && part.tag().startsWith(table.tag() + " ");
    }

    private boolean isAttached(TocEntry attachment) {
        var child = partition(attachment).filter(this::isChosen).findFirst();
        var parent = parents(attachment).findFirst();
        if (child.isEmpty() && parent.filter(this::isChosen).isPresent()) {
            leftOut.add("partition " + name(attachment) + ": its rows live on another server");
        }
        if (child.isPresent() && parent.isPresent() && !isChosen(parent.get())) {
            leftOut.add("that " + name(child.get()) + " is a partition of " + name(parent.get())
                    + ": it becomes a table of its own");
        }
        return child.isPresent() && parent.filter(this::isChosen).isPresent();
    }

    /** The index of a partition needs that of its parent; an attachment needs more than the two. */
    private boolean isIndexAttached(TocEntry attachment) {
        var indexes = Set.of("INDEX", "CONSTRAINT");
        var child = needs(attachment, indexes)
                .filter(index -> index.schema().equals(attachment.schema()))
                .filter(index -> index.tag().equals(attachment.tag())
                        || needs(index, RELATIONS)
                                .anyMatch(table -> index.tag().equals(table.tag() + " " + attachment.tag())))
                .findFirst();
        return child.filter(this::isChosen).isPresent()
                && needs(child.get(), indexes).findAny().isPresent()
                && needs(child.get(), indexes).allMatch(this::isChosen);
    }

    /** A publication is none of a table's own, and may be there already. */
    private boolean isPublished(TocEntry entry) {
        needs(entry, RELATIONS)
                .filter(this::isChosen)
                .forEach(table -> leftOut.add("that " + name(table) + " is published by "
                        + needs(entry, Set.of("PUBLICATION")).map(TocEntry::tag).collect(Collectors.joining(", "))));
        return false;
    }

    /** A partition is made without its parent, and so are its indexes. */
    private Stream<Selection.Need> needs(TocEntry entry) {
        var parents = entry.is(TocEntry.TABLE) ? parentsOf.getOrDefault(name(entry), Set.of()) : Set.<Integer>of();
        var kinds = entry.is(TocEntry.TABLE) ? ALL_NEEDS : NEEDS;
        return needs(entry, kinds)
                .filter(need -> !isChosen(need) && !parents.contains(need.id()))
                .map(need -> new Selection.Need(title(entry), need));
    }

    private static String title(TocEntry entry) {
        return entry.is(TocEntry.TABLE)
                ? "table " + name(entry)
                : entry.kind().toLowerCase(Locale.ROOT) + " " + entry.schema() + "." + entry.tag();
    }
}
