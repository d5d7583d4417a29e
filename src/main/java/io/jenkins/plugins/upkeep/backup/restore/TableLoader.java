package io.jenkins.plugins.upkeep.backup.restore;

import io.jenkins.plugins.upkeep.backup.set.Manifest;
import io.jenkins.plugins.upkeep.backup.set.Segment;
import io.jenkins.plugins.upkeep.backup.set.SetFile;
import io.jenkins.plugins.upkeep.backup.set.SetReader;
import io.jenkins.plugins.upkeep.backup.set.TableEvidence;
import io.jenkins.plugins.upkeep.system.UpkeepException;
import io.jenkins.plugins.upkeep.system.codec.CompressedDownload;
import io.jenkins.plugins.upkeep.system.concurrent.Worker;
import io.jenkins.plugins.upkeep.system.postgres.Connections;
import io.jenkins.plugins.upkeep.system.postgres.CopyInput;
import io.jenkins.plugins.upkeep.system.postgres.Database;
import io.jenkins.plugins.upkeep.system.postgres.DatabaseAddress;
import io.jenkins.plugins.upkeep.system.postgres.PlainSession;
import io.jenkins.plugins.upkeep.system.postgres.Sql;
import io.jenkins.plugins.upkeep.task.Progress;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.Set;
import org.postgresql.PGConnection;

/** Loads the rows of a few files at a time. Each file is compared with the manifest while it is read. */
final class TableLoader implements Worker<LoadUnit> {
    private final DatabaseAddress address;
    private final Connection connection;
    private final SetReader reader;
    private final Manifest manifest;
    private final Portion portion;
    private final Progress.Stretch progress;

    TableLoader(
            DatabaseAddress address, SetReader reader, Manifest manifest, Portion portion, Progress.Stretch progress)
            throws UpkeepException {
        this.address = address;
        this.connection = Database.connect(address, "upkeep restore");
        this.reader = reader;
        this.manifest = manifest;
        this.portion = portion;
        this.progress = progress;
    }

    @Override
    public void work(LoadUnit unit) throws UpkeepException {
        try {
            PlainSession.apply(connection);
            for (var setting : portion.settings()) {
                Sql.execute(connection, "SET " + setting);
            }
            connection.setAutoCommit(false);
            var truncated = new HashSet<Integer>();
            for (var file : unit.files()) {
                loadOrBlame(file, unit, truncated);
            }
            connection.commit();
        } catch (SQLException e) {
            throw Database.failure(address, e);
        }
    }

    private void loadOrBlame(LoadFile file, LoadUnit unit, Set<Integer> truncated) throws UpkeepException {
        try {
            load(file, unit, truncated);
        } catch (UpkeepException e) {
            requireBlameless(file.file());
            throw e;
        }
    }

    /** What a server that is still there refuses may come of a damaged file, which then is what there is to say. */
    private void requireBlameless(SetFile file) throws UpkeepException {
        try {
            if (!connection.isClosed()) {
                reader.requireWhole(file);
            }
        } catch (SQLException e) {
            throw Database.failure(address, e);
        }
    }

    private void load(LoadFile rows, LoadUnit unit, Set<Integer> truncated) throws UpkeepException {
        try (var content = reader.open(rows.file())) {
            long position = 0;
            for (var segment : rows.segments()) {
                content.skipNBytes(segment.offset() - position);
                load(segment, content, unit.isComplete(segment), truncated);
                position = segment.offset() + segment.length();
            }
            reader.requireWhole(rows.file(), content);
        } catch (IOException e) {
            throw reader.unreadable(rows.file(), e);
        }
    }

    /**
     * Loads rows. A table of which all rows come in this transaction is truncated in it, which lets the server write them
     * frozen and without a log; the configuration of an extension is added to what the extension brought. A table that the
     * restore has not made is never truncated.
     */
    private void load(Segment segment, CompressedDownload content, boolean complete, Set<Integer> truncated)
            throws IOException, UpkeepException {
        var table = manifest.database().orElseThrow().tables().get(segment.table());
        var freeze = complete && !table.extension() && table.root().isEmpty() && portion.makes();
        try (var statement = connection.createStatement()) {
            var name = sqlName(table);
            if (freeze && truncated.add(segment.table())) {
                statement.execute("TRUNCATE ONLY " + name);
            }
            CopyInput.rows(connection, copy(table, name, freeze), content, segment.length(), progress::advance);
        } catch (SQLException e) {
            throw new UpkeepException(
                    "table " + table.title() + ": "
                            + Database.failure(address, e).getMessage(),
                    e);
        }
    }

    private String copy(TableEvidence table, String name, boolean freeze) throws SQLException {
        var columns = new StringBuilder();
        for (var column : table.columns()) {
            columns.append(columns.isEmpty() ? " (" : ", ").append(quoted(column));
        }
        return "COPY " + name + columns + (columns.isEmpty() ? "" : ")") + " FROM STDIN"
                + (freeze ? " WITH (FREEZE)" : "");
    }

    private String sqlName(TableEvidence table) throws SQLException {
        var entrance = portion.entrance(table);
        return quoted(entrance.schema()) + "." + quoted(entrance.name());
    }

    private String quoted(String name) throws SQLException {
        return connection.unwrap(PGConnection.class).escapeIdentifier(name);
    }

    @Override
    public void abort() {
        Connections.cut(connection);
    }

    @Override
    public void close() {
        Connections.cut(connection);
    }
}
