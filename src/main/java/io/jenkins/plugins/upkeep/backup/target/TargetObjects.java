package io.jenkins.plugins.upkeep.backup.target;

import io.jenkins.plugins.upkeep.backup.archive.Selection;
import io.jenkins.plugins.upkeep.backup.archive.TableName;
import io.jenkins.plugins.upkeep.backup.archive.TocEntry;
import io.jenkins.plugins.upkeep.system.UpkeepException;
import io.jenkins.plugins.upkeep.system.Visible;
import io.jenkins.plugins.upkeep.system.postgres.DatabaseAddress;
import io.jenkins.plugins.upkeep.system.postgres.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * What is in the database that is to be restored into, before anything is.
 *
 * @param address the database
 * @param major the major version of its server
 * @param count how many objects it has, without those of the system and of extensions
 * @param schemas its schemas
 * @param relations its tables, sequences, views and indexes
 * @param types its types
 * @param routines its functions and procedures, by their names alone
 * @param extensions its extensions
 */
public record TargetObjects(
        DatabaseAddress address,
        int major,
        long count,
        Set<String> schemas,
        Set<TableName> relations,
        Set<TableName> types,
        Set<TableName> routines,
        Set<String> extensions) {
    private static final String COUNT = """
            WITH own AS (
                SELECT oid FROM pg_catalog.pg_namespace
                WHERE pg_catalog.left(nspname, 3) <> 'pg_' AND nspname <> 'information_schema'),
            objects AS (
                SELECT oid FROM pg_catalog.pg_class WHERE relnamespace IN (SELECT oid FROM own)
                UNION ALL SELECT oid FROM pg_catalog.pg_proc WHERE pronamespace IN (SELECT oid FROM own)
                UNION ALL SELECT oid FROM pg_catalog.pg_type WHERE typnamespace IN (SELECT oid FROM own) AND typtype <> 'c'
                UNION ALL SELECT o.oid FROM own o JOIN pg_catalog.pg_namespace n ON n.oid = o.oid WHERE nspname <> 'public'
                UNION ALL SELECT oid FROM pg_catalog.pg_largeobject_metadata)
            SELECT pg_catalog.count(*) FROM objects o
            WHERE NOT EXISTS (SELECT FROM pg_catalog.pg_depend d WHERE d.objid = o.oid AND d.deptype = 'e')""";

    private static final String NAMES = """
            SELECT n.nspname::text, o.%1$s::text FROM pg_catalog.%2$s o
            JOIN pg_catalog.pg_namespace n ON n.oid = o.%3$s
            WHERE pg_catalog.left(n.nspname, 3) <> 'pg_' AND n.nspname <> 'information_schema'""";

    public TargetObjects {
        schemas = Set.copyOf(schemas);
        relations = Set.copyOf(relations);
        types = Set.copyOf(types);
        routines = Set.copyOf(routines);
        extensions = Set.copyOf(extensions);
    }

    /**
     * Looks.
     *
     * @throws UpkeepException when the database cannot be asked
     * @throws InterruptedException when this thread was told to stop
     */
    public static TargetObjects of(DatabaseAddress address) throws UpkeepException, InterruptedException {
        return TargetSession.ask(
                address,
                connection -> new TargetObjects(
                        address,
                        connection.getMetaData().getDatabaseMajorVersion(),
                        Sql.query(connection, COUNT, row -> row.getLong(1)).get(0),
                        names(connection, "SELECT nspname::text FROM pg_catalog.pg_namespace"),
                        names(connection, "relname", "pg_class", "relnamespace"),
                        names(connection, "typname", "pg_type", "typnamespace"),
                        names(connection, "proname", "pg_proc", "pronamespace"),
                        names(connection, "SELECT extname::text FROM pg_catalog.pg_extension")));
    }

    private static Set<String> names(Connection connection, String query) throws SQLException {
        return new HashSet<>(Sql.query(connection, query, row -> row.getString(1)));
    }

    private static Set<TableName> names(Connection connection, String column, String catalogue, String schema)
            throws SQLException {
        var query = NAMES.formatted(column, catalogue, schema);
        return new HashSet<>(Sql.query(connection, query, row -> new TableName(row.getString(1), row.getString(2))));
    }

    /**
     * Demands that nothing is there.
     *
     * @throws UpkeepException when something is
     */
    public void requireEmpty() throws UpkeepException {
        if (count > 0) {
            throw new UpkeepException("database " + address + ": is not empty (" + count
                    + " objects); make a new one by createdb and restore into that");
        }
    }

    /**
     * Demands that nothing which is to be made is there already. A sequence that belongs to none of the tables may be there,
     * and stays as it is.
     *
     * @param selection what is to be made
     * @return the sequences that are there and stay
     * @throws UpkeepException when something else is there
     */
    public Set<TableName> requireNew(Selection selection) throws UpkeepException {
        var staying = new LinkedHashSet<TableName>();
        for (var made : selection.relations()) {
            if (relations.contains(made) && !selection.used().contains(made)) {
                throw new UpkeepException("database " + address + ": " + Visible.of(made.toString())
                        + " is there already, and nothing that exists is changed; rename it, restore into another"
                        + " database, or fill an empty table by --only data");
            }
            if (relations.contains(made)) {
                staying.add(made);
            }
        }
        return staying;
    }

    /**
     * Demands that all is there which is not restored and must be there.
     *
     * @param needs what that is
     * @throws UpkeepException when something is missing
     */
    public void require(List<Selection.Need> needs) throws UpkeepException {
        var missing = new ArrayList<Selection.Need>();
        needs.stream().filter(need -> !has(need.entry())).forEach(missing::add);
        if (!missing.isEmpty()) {
            var first = missing.get(0);
            throw new UpkeepException("database " + address + ": " + Visible.of(first.by()) + " needs the "
                    + first.entry().kind().toLowerCase(Locale.ROOT) + " "
                    + Visible.of(first.entry().title())
                    + ", which is not there" + more(missing.size() - 1) + advice(first.entry()));
        }
    }

    private static String more(int others) {
        return others == 0 ? "" : " (nor are " + others + " other things)";
    }

    private static String advice(TocEntry entry) {
        return entry.isTable()
                ? "; name that by --table too"
                : "; restore the schema first, by --only schema, and then the rows, by --only data";
    }

    private boolean has(TocEntry entry) {
        var name = new TableName(entry.schema(), entry.tag());
        return switch (entry.kind()) {
            case "EXTENSION" -> extensions.contains(entry.tag());
            case "TYPE", "DOMAIN" -> types.contains(name);
            case "FUNCTION", "PROCEDURE", "AGGREGATE" -> hasRoutine(entry);
            default -> relations.contains(name);
        };
    }

    /** The archive names it with its arguments; which of several it needs is found out when it is made. */
    private boolean hasRoutine(TocEntry entry) {
        return routines.stream()
                .anyMatch(routine ->
                        routine.schema().equals(entry.schema()) && entry.tag().startsWith(routine.name() + "("));
    }
}
