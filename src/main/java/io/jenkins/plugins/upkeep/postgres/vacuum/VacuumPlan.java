package io.jenkins.plugins.upkeep.postgres.vacuum;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;

/**
 * Which tables are vacuumed and analyzed, in which order: those that the server would soon force by itself first, then the
 * largest, so that no large one is left over for a single connection at the end.
 *
 * @param needs what the tables need
 * @param looked how many tables were looked at
 * @param leftToServer how many of the server's own tables need something that our role may not do
 */
record VacuumPlan(List<Need> needs, int looked, long leftToServer) {
    VacuumPlan {
        needs = List.copyOf(needs);
    }

    static VacuumPlan of(Connection connection) throws SQLException {
        var limits = TableStates.limits(connection);
        var tables = TableStates.of(connection);
        var all = tables.stream()
                .map(table -> Need.of(table, limits))
                .filter(Need::isAny)
                .toList();
        var needs = all.stream()
                .filter(need -> !isTheServers(need.table()))
                .sorted(Comparator.comparing(Need::urgent)
                        .reversed()
                        .thenComparing(need -> -need.table().bytes()))
                .toList();
        return new VacuumPlan(needs, tables.size(), all.size() - needs.size());
    }

    private static boolean isTheServers(TableState table) {
        return table.catalog() && !table.permitted();
    }

    long bytes() {
        return needs.stream().mapToLong(need -> need.table().bytes()).sum();
    }

    /**
     * How many further processes of the server clean a table's indexes: none while other tables keep the connections busy; as
     * many as there are connections for a table that is most of the work.
     */
    int workers(Need need, int connections) {
        return need.table().bytes() * 2 > bytes() ? connections : 0;
    }
}
