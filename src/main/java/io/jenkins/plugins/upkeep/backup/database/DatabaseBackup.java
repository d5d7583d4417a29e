package io.jenkins.plugins.upkeep.backup.database;

import io.jenkins.plugins.upkeep.backup.set.DatabaseEvidence;
import io.jenkins.plugins.upkeep.backup.set.LargeObjectEvidence;
import io.jenkins.plugins.upkeep.backup.set.SequenceEvidence;
import io.jenkins.plugins.upkeep.backup.set.SetWriter;
import io.jenkins.plugins.upkeep.report.Unit;
import io.jenkins.plugins.upkeep.system.UpkeepException;
import io.jenkins.plugins.upkeep.system.concurrent.Workers;
import io.jenkins.plugins.upkeep.system.postgres.Connections;
import io.jenkins.plugins.upkeep.system.postgres.Database;
import io.jenkins.plugins.upkeep.system.postgres.PlainSession;
import io.jenkins.plugins.upkeep.task.Progress;
import io.jenkins.plugins.upkeep.task.TaskLog;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Streams a database into a set: one snapshot for the schema, the rows and the evidence. Reads only; holds ACCESS SHARE
 * locks on the tables while it runs.
 */
public final class DatabaseBackup {
    /** The large objects, as a script for psql. */
    public static final String LARGE_OBJECTS = "database/large-objects.sql.zst";

    /** The sequences' positions, as a script for psql. */
    public static final String SEQUENCES = "database/sequences.sql.zst";

    /** The archive of the schema, for pg_restore. */
    public static final String SCHEMA = SchemaDump.SCHEMA;

    /** Roles and tablespaces, as a script for psql. */
    public static final String GLOBALS = SchemaDump.GLOBALS;

    private static final int TRIES = 3;

    private final DatabaseSource source;
    private final SetWriter set;
    private final TaskLog log;
    private final Progress progress;

    /**
     * @param source the database and how to read it
     * @param set where it goes
     * @param log is told what was found
     * @param progress is told how far it is
     */
    public DatabaseBackup(DatabaseSource source, SetWriter set, TaskLog log, Progress progress) {
        this.source = source;
        this.set = set;
        this.log = log;
        this.progress = progress;
    }

    /**
     * Does the backup.
     *
     * @return what the snapshot saw
     * @throws UpkeepException when not every row and every object could be stored
     * @throws InterruptedException when this thread was told to stop
     */
    public DatabaseEvidence run() throws UpkeepException, InterruptedException {
        try (var snapshot = lockedSnapshot()) {
            return run(snapshot);
        } catch (SQLException e) {
            throw Database.failure(source.address(), e);
        }
    }

    /** A table that was truncated or rewritten between snapshot and lock would look empty: then all begins anew. */
    private Snapshot lockedSnapshot() throws UpkeepException, SQLException, InterruptedException {
        for (int attempt = 1; ; attempt++) {
            var snapshot = Snapshot.take(source.address(), source.serializable());
            try {
                var replaced = Connections.use(snapshot.connection(), TableLocks::take);
                if (replaced.isEmpty()) {
                    return snapshot;
                }
                snapshot.close();
                giveUp(attempt, replaced);
            } catch (SQLException | UpkeepException | InterruptedException e) {
                snapshot.close();
                throw e;
            }
        }
    }

    private void giveUp(int attempt, List<String> replaced) throws UpkeepException {
        log.info("truncated or rewritten while the backup began, so it begins anew: " + String.join(", ", replaced));
        if (attempt == TRIES) {
            throw new UpkeepException("database " + source.address() + ": " + String.join(", ", replaced)
                    + " is truncated or rewritten again and again; run the backup while nothing does that");
        }
    }

    private DatabaseEvidence run(Snapshot snapshot) throws UpkeepException, InterruptedException, SQLException {
        var catalogue = new Catalogue(snapshot.connection());
        var server = catalogue.server();
        var time = catalogue.now();
        var tables = catalogue.tables();
        var objects = catalogue.objects();
        var size = catalogue.size();
        log.info("database " + source.address() + ": PostgreSQL " + server.version() + ", " + tables.size()
                + " tables with rows of their own");
        var totals = new TableTotals(tables);
        var largeObjects = copy(snapshot, tables, totals);
        var sequences = sequences(catalogue);
        return new DatabaseEvidence(
                source.address().database(),
                server,
                source.programs().client().orElseThrow().text(),
                time,
                totals.evidence(),
                totals.segments(),
                sequences,
                largeObjects,
                objects,
                size);
    }

    private LargeObjectEvidence copy(Snapshot snapshot, List<Table> tables, TableTotals totals)
            throws UpkeepException, InterruptedException, SQLException {
        var postponed = new ConcurrentLinkedQueue<CopyUnit>();
        var largeObjects = new AtomicReference<LargeObjectEvidence>();
        var weight = tables.stream().mapToLong(Table::bytes).sum();
        try (var stretch = progress.begin("copy tables", weight, Unit.BYTES)) {
            var copier = new TableCopier(set, totals, stretch);
            var pieces = new ArrayList<Piece>();
            pieces.add(worker -> SchemaDump.schema(source.programs().pgDump(), snapshot, set, worker));
            for (var unit : CopyPlan.of(tables, source.connections()).units()) {
                pieces.add(worker -> copyOrPostpone(unit, worker.connection(), copier, postponed));
            }
            pieces.add(worker -> largeObjects.set(largeObjects(worker)));
            pieces.add(worker -> SchemaDump.globals(source, set, worker));
            Workers.run("copy", source.connections(), pieces, () -> new SnapshotWorker(snapshot));
            for (var unit : postponed) {
                Connections.use(snapshot.connection(), connection -> {
                    copier.copy(unit, connection);
                    return unit;
                });
            }
        }
        return largeObjects.get();
    }

    /** Where somebody waits to truncate or change a table, only the connection that has locked it already can read it. */
    private static void copyOrPostpone(
            CopyUnit unit, Connection connection, TableCopier copier, Queue<CopyUnit> postponed)
            throws UpkeepException, SQLException, InterruptedException {
        var tables = unit.pieces().stream().map(CopyPiece::table).toList();
        if (TableLocks.join(connection, tables)) {
            copier.copy(unit, connection);
        } else {
            postponed.add(unit);
        }
    }

    private LargeObjectEvidence largeObjects(SnapshotWorker worker) throws UpkeepException, SQLException {
        try (var file = set.file(LARGE_OBJECTS)) {
            file.write(PlainSession.script());
            var evidence = new LargeObjectScript(worker.connection(), file::write).write();
            file.finish();
            return evidence;
        }
    }

    private List<SequenceEvidence> sequences(Catalogue catalogue) throws SQLException, UpkeepException {
        var sequences = catalogue.sequences();
        try (var file = set.file(SEQUENCES)) {
            file.write(PlainSession.script());
            for (var statement : SequenceScript.of(catalogue.connection(), sequences)) {
                file.write(statement + "\n");
            }
            file.finish();
        }
        return sequences;
    }
}
