package io.jenkins.plugins.upkeep.backup.target;

import io.jenkins.plugins.upkeep.backup.archive.TableName;
import io.jenkins.plugins.upkeep.system.UpkeepException;
import io.jenkins.plugins.upkeep.system.Visible;
import io.jenkins.plugins.upkeep.system.postgres.DatabaseAddress;
import io.jenkins.plugins.upkeep.system.postgres.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * How rows come into tables that have their triggers and foreign keys already. A role that may silence these in its session
 * does, and the foreign keys are checked afterwards. Any other loads the tables in the order of their foreign keys, and not
 * at all where a trigger would change or add rows.
 *
 * @param silenced whether triggers and foreign keys are silenced
 * @param waves the tables, those of one wave at the same time
 * @param remarks what was decided, for people
 */
public record LoadOrder(boolean silenced, List<Set<TableName>> waves, List<String> remarks) {
    private static final String SILENCE = "session_replication_role=replica";
    private static final String AS_SUPERUSER =
            "; connect as a superuser, or GRANT SET ON PARAMETER session_replication_role to this role";

    public LoadOrder {
        waves = List.copyOf(waves);
        remarks = List.copyOf(remarks);
    }

    /**
     * @return the settings that each session has, each a name, {@code =} and a value
     */
    public List<String> settings() {
        return silenced ? List.of(SILENCE) : List.of();
    }

    /**
     * Decides.
     *
     * @param address the database
     * @param tables the tables and how many pieces the rows of each come in
     * @throws UpkeepException when the rows cannot be loaded as they are; nothing was changed then
     * @throws InterruptedException when this thread was told to stop
     */
    public static LoadOrder of(DatabaseAddress address, Map<TableName, Long> tables)
            throws UpkeepException, InterruptedException {
        return TargetSession.ask(address, connection -> of(address, tables, connection));
    }

    private static LoadOrder of(DatabaseAddress address, Map<TableName, Long> tables, Connection connection)
            throws SQLException, UpkeepException {
        var silenced = TableTriggers.maySilence(connection);
        for (var trigger : TableTriggers.triggers(connection, tables.keySet())) {
            require(address, trigger, silenced);
        }
        if (silenced) {
            var remark = SILENCE + ": triggers and foreign keys do not fire while rows are loaded; foreign keys are"
                    + " checked afterwards";
            return new LoadOrder(true, List.of(tables.keySet()), List.of(remark));
        }
        return ordered(address, tables, TableTriggers.references(connection, tables.keySet()));
    }

    private static void require(DatabaseAddress address, TableTriggers.Trigger trigger, boolean silenced)
            throws UpkeepException {
        if (!silenced || trigger.always()) {
            throw new UpkeepException("database " + address + ": trigger " + Visible.of(trigger.name()) + " of "
                    + Visible.of(trigger.table().toString()) + " would fire for each row that is loaded"
                    + (trigger.always()
                            ? "; it is enabled ALWAYS or for REPLICA: disable it meanwhile"
                            : AS_SUPERUSER));
        }
    }

    private static LoadOrder ordered(
            DatabaseAddress address, Map<TableName, Long> tables, List<TableTriggers.Reference> references)
            throws UpkeepException {
        for (var reference : references) {
            if (reference.from().equals(reference.to()) && tables.get(reference.from()) > 1) {
                throw new UpkeepException("database " + address + ": table "
                        + Visible.of(reference.from().toString())
                        + " refers to itself, and its rows come in several pieces" + AS_SUPERUSER);
            }
        }
        var waves = new ArrayList<Set<TableName>>();
        var left = new HashSet<>(tables.keySet());
        while (!left.isEmpty()) {
            var held = references.stream()
                    .filter(reference -> !reference.from().equals(reference.to()) && left.contains(reference.to()))
                    .map(TableTriggers.Reference::from)
                    .collect(Collectors.toSet());
            var wave = left.stream().filter(table -> !held.contains(table)).collect(Collectors.toSet());
            if (wave.isEmpty()) {
                throw new UpkeepException("database " + address + ": the foreign keys of "
                        + Visible.of(left.iterator().next().toString()) + " go round in a circle" + AS_SUPERUSER);
            }
            waves.add(wave);
            left.removeAll(wave);
        }
        return new LoadOrder(false, waves, List.of("tables are loaded in the order of their foreign keys"));
    }

    /**
     * Checks the foreign keys of tables that were loaded while these were silenced.
     *
     * @param address the database
     * @return one line for each foreign key that does not hold
     * @throws UpkeepException when the database cannot be asked
     * @throws InterruptedException when this thread was told to stop
     */
    public List<String> brokenKeys(DatabaseAddress address) throws UpkeepException, InterruptedException {
        if (!silenced) {
            return List.of();
        }
        var tables = waves.stream().flatMap(Set::stream).collect(Collectors.toSet());
        return TargetSession.ask(address, connection -> broken(connection, tables));
    }

    private static List<String> broken(Connection connection, Set<TableName> tables) throws SQLException {
        var broken = new ArrayList<String>();
        for (var check : TableTriggers.checks(connection, tables)) {
            if (Sql.query(connection, check.query(), row -> row.getBoolean(1)).contains(true)) {
                broken.add("foreign key " + check.name() + " of " + check.table()
                        + ": rows refer to rows that are not there");
            }
        }
        return broken;
    }
}
