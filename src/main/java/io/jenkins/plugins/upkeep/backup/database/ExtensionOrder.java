package io.jenkins.plugins.upkeep.backup.database;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Puts the configuration tables of extensions behind all others, each behind those that it refers to. */
final class ExtensionOrder {
    private final Map<String, Table> tables;
    private final Map<String, List<String>> references;
    private final Set<Table> ordered = new LinkedHashSet<>();
    private final Set<String> seen = new LinkedHashSet<>();

    private ExtensionOrder(List<Table> extensions, Map<String, List<String>> references) {
        this.tables = extensions.stream().collect(Collectors.toMap(Table::sqlName, Function.identity()));
        this.references = references;
    }

    /**
     * @param tables all tables
     * @param references by a table's name as SQL, the names of the tables that it refers to
     */
    static List<Table> of(List<Table> tables, Map<String, List<String>> references) {
        var all = new ArrayList<>(
                tables.stream().filter(table -> !table.extension()).toList());
        var extensions = tables.stream().filter(Table::extension).toList();
        var order = new ExtensionOrder(extensions, references);
        extensions.forEach(table -> order.add(table.sqlName()));
        all.addAll(order.ordered);
        return all;
    }

    /** A table that refers back to one that is being added comes where it comes: no order would do. */
    private void add(String name) {
        if (tables.containsKey(name) && seen.add(name)) {
            references.getOrDefault(name, List.of()).forEach(this::add);
            ordered.add(tables.get(name));
        }
    }
}
