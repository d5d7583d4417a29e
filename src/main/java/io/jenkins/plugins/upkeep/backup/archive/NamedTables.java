package io.jenkins.plugins.upkeep.backup.archive;

import io.jenkins.plugins.upkeep.system.UpkeepException;
import io.jenkins.plugins.upkeep.system.Visible;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The tables that a set has, and finds those of them that somebody names.
 *
 * @param set the set's name, for messages
 * @param tables all tables of the set
 */
public record NamedTables(String set, List<TableName> tables) {
    private static final int MOST_NAMED = 3;

    public NamedTables {
        tables = List.copyOf(tables);
    }

    /**
     * Finds tables.
     *
     * @param texts what was written for each
     * @return the tables, each once
     * @throws UpkeepException when one is not in the set, or one text may mean several; it names the nearest
     */
    public Set<TableName> find(List<String> texts) throws UpkeepException {
        var found = new LinkedHashSet<TableName>();
        for (var text : texts) {
            found.add(find(text));
        }
        return found;
    }

    private TableName find(String text) throws UpkeepException {
        var meant = TableName.meant(text, tables);
        if (meant.size() == 1) {
            return meant.get(0);
        }
        if (meant.isEmpty()) {
            throw new UpkeepException("table " + Visible.of(text) + ": is not in set " + set + nearest(text));
        }
        throw new UpkeepException("table " + Visible.of(text) + ": there are " + meant.size() + " of that name in set "
                + set + "; name one of " + named(meant));
    }

    private String nearest(String text) {
        if (tables.isEmpty()) {
            return ", which has no tables";
        }
        return "; the nearest names are "
                + named(tables.stream()
                        .sorted(Comparator.comparingInt(table -> table.distance(text)))
                        .toList());
    }

    private static String named(List<TableName> names) {
        return names.stream()
                .limit(MOST_NAMED)
                .map(name -> Visible.of(name.toString()))
                .collect(Collectors.joining(", "));
    }
}
