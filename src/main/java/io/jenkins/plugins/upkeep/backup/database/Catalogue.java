package io.jenkins.plugins.upkeep.backup.database;

import io.jenkins.plugins.upkeep.backup.set.SequenceEvidence;
import io.jenkins.plugins.upkeep.backup.set.ServerFacts;
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
     * configuration tables of extensions that are to be dumped.
     */
    public List<Table> tables() throws SQLException {
        var tables = new ArrayList<Table>();
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(CatalogueSql.TABLES)) {
            while (rows.next()) {
                tables.add(table(rows));
            }
        }
        return tables;
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
                row.getLong("blocks"),
                row.getLong("bytes"));
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

    /** Tables whose storage has changed since the snapshot: truncated or rewritten before they were locked. */
    public List<String> replaced() throws SQLException {
        return column(CatalogueSql.REPLACED);
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

    /** How many objects there are of each kind, but for those that belong to the system. */
    public Map<String, Long> objects() throws SQLException {
        var counts = new TreeMap<String, Long>();
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(CatalogueSql.OBJECTS)) {
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
