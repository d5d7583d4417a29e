package io.jenkins.plugins.upkeep.backup.database;

import io.jenkins.plugins.upkeep.backup.set.LeftOut;
import io.jenkins.plugins.upkeep.backup.set.MaterializedViewEvidence;
import io.jenkins.plugins.upkeep.backup.set.SequenceEvidence;
import io.jenkins.plugins.upkeep.backup.set.ServerFacts;
import io.jenkins.plugins.upkeep.system.postgres.Sql;
import java.sql.Array;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Asks a database's catalogue what is to be backed up, under a session of {@code PlainSession}. For one thread.
 *
 * @param connection the connection, best within a snapshot
 */
public record Catalogue(Connection connection) {
    private static final int SEQUENCES_AT_ONCE = 200;

    /** The server and the database. */
    public ServerFacts server() throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery(CatalogueSql.SERVER)) {
            row.next();
            return new ServerFacts(
                    row.getString("version"),
                    row.getInt("number"),
                    row.getString("bootstrap"),
                    row.getString("encoding"),
                    row.getBoolean("recovery"),
                    row.getString("wal"));
        }
    }

    /** The time of the transaction, by the server's clock. */
    public Instant now() throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery("SELECT pg_catalog.now()")) {
            row.next();
            return row.getTimestamp(1).toInstant();
        }
    }

    /** The size of the whole database on the server, with indexes, in bytes. */
    public long size() throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery("SELECT pg_catalog.pg_database_size(pg_catalog.current_database())")) {
            row.next();
            return row.getLong(1);
        }
    }

    /**
     * All tables with rows of their own: plain ones, partitions, parents of inheritance, unlogged ones, and those
     * configuration tables of extensions that are to be dumped, the referenced ones first.
     */
    public List<Table> tables() throws SQLException {
        var tables = new ArrayList<Table>();
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(CatalogueSql.TABLES)) {
            while (rows.next()) {
                tables.add(table(rows));
            }
        }
        return ExtensionOrder.of(tables, references());
    }

    private Map<String, List<String>> references() throws SQLException {
        var references = new TreeMap<String, List<String>>();
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(CatalogueSql.EXTENSION_REFERENCES)) {
            while (rows.next()) {
                references
                        .computeIfAbsent(rows.getString("child"), child -> new ArrayList<>())
                        .add(rows.getString("parent"));
            }
        }
        return references;
    }

    private static Table table(ResultSet row) throws SQLException {
        var condition = Optional.ofNullable(row.getString("condition")).filter(text -> !text.isBlank());
        return new Table(
                row.getString("schema"),
                row.getString("name"),
                row.getString("sql_name"),
                texts(row.getArray("columns")),
                texts(row.getArray("sql_columns")),
                condition,
                row.getBoolean("extension"),
                root(row),
                row.getLong("blocks"),
                row.getLong("bytes"));
    }

    private static Optional<Table.Root> root(ResultSet row) throws SQLException {
        var schema = row.getString("root_schema");
        return schema == null
                ? Optional.empty()
                : Optional.of(new Table.Root(schema, row.getString("root_name"), row.getString("root_sql_name")));
    }

    private static List<String> texts(Array array) throws SQLException {
        return array == null ? List.of() : List.of((String[]) array.getArray());
    }

    /** What stands in the way of copying every row: tables that may not be read, or not in full. */
    public List<Obstacle> obstacles() throws SQLException {
        var obstacles = new ArrayList<Obstacle>();
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(CatalogueSql.OBSTACLES)) {
            while (rows.next()) {
                obstacles.add(new Obstacle(rows.getString("title"), rows.getBoolean("readable")));
            }
        }
        return obstacles;
    }

    /**
     * A table that cannot be copied in full.
     *
     * @param table its name
     * @param readable whether it may be read; then row security hides rows of it
     */
    public record Obstacle(String table, boolean readable) {}

    /** Name, columns and storage of each table and sequence, by the number that it keeps. */
    Map<Long, Shape> shapes() throws SQLException {
        var shapes = new TreeMap<Long, Shape>();
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(CatalogueSql.SHAPES)) {
            while (rows.next()) {
                var shape = new Shape(rows.getString("title"), rows.getBoolean("sequence"), rows.getString("shape"));
                shapes.put(rows.getLong("oid"), shape);
            }
        }
        return shapes;
    }

    /**
     * What must stay as it is for a table's rows to be those that the snapshot means.
     *
     * @param title its name
     * @param sequence whether it is a sequence
     * @param text name, storage and columns
     */
    record Shape(String title, boolean sequence, String text) {}

    /** Tables whose definition is dumped and whose rows are not. */
    public List<LeftOut> leftOut() throws SQLException {
        return Sql.query(
                connection,
                CatalogueSql.LEFT_OUT,
                row -> new LeftOut(
                        LeftOut.Reason.valueOf(row.getString("reason")),
                        row.getString("schema"),
                        row.getString("name")));
    }

    /** The materialized views, and whether they have content. */
    public List<MaterializedViewEvidence> materializedViews() throws SQLException {
        return Sql.query(
                connection,
                CatalogueSql.MATERIALIZED_VIEWS,
                row -> new MaterializedViewEvidence(
                        row.getString("schema"), row.getString("name"), row.getBoolean("populated")));
    }

    /** The subscriptions of this database. */
    List<String> subscriptions() throws SQLException {
        return column(CatalogueSql.SUBSCRIPTIONS);
    }

    /** A text that is another one when any definition was made, changed or dropped. */
    String definitions() throws SQLException {
        return column(CatalogueSql.DEFINITIONS).get(0);
    }

    /** User mappings whose options, most often a password, the server does not show to this role. */
    List<String> hiddenMappings() throws SQLException {
        return column(CatalogueSql.HIDDEN_MAPPINGS);
    }

    /** Where each sequence stands now. */
    public List<SequenceEvidence> sequences() throws SQLException {
        var questions = column(CatalogueSql.SEQUENCES);
        var sequences = new ArrayList<SequenceEvidence>();
        for (int from = 0; from < questions.size(); from += SEQUENCES_AT_ONCE) {
            var some = questions.subList(from, Math.min(questions.size(), from + SEQUENCES_AT_ONCE));
            sequences.addAll(sequences(String.join(" UNION ALL ", some)));
        }
        return sequences;
    }

    private List<SequenceEvidence> sequences(String question) throws SQLException {
        var sequences = new ArrayList<SequenceEvidence>();
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(question)) {
            while (rows.next()) {
                sequences.add(new SequenceEvidence(
                        rows.getString(1), rows.getString(2), rows.getLong(3), rows.getBoolean(4)));
            }
        }
        return sequences;
    }

    /** How many objects there are of each kind, but for those that belong to the system or to an extension. */
    public Map<String, Long> objects() throws SQLException {
        var counts = new TreeMap<String, Long>();
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(ObjectSql.OBJECTS)) {
            while (rows.next()) {
                counts.put(rows.getString(1), rows.getLong(2));
            }
        }
        return counts;
    }

    private List<String> column(String question) throws SQLException {
        var texts = new ArrayList<String>();
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(question)) {
            while (rows.next()) {
                texts.add(rows.getString(1));
            }
        }
        return texts;
    }
}
