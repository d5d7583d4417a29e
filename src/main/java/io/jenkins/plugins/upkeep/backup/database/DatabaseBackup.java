package io.jenkins.plugins.upkeep.backup.database;

import io.jenkins.plugins.upkeep.backup.set.DatabaseEvidence;
import io.jenkins.plugins.upkeep.backup.set.LargeObjectEvidence;
import io.jenkins.plugins.upkeep.backup.set.SetWriter;
import io.jenkins.plugins.upkeep.report.Unit;
import io.jenkins.plugins.upkeep.system.Counted;
import io.jenkins.plugins.upkeep.system.UpkeepException;
import io.jenkins.plugins.upkeep.system.concurrent.Workers;
import io.jenkins.plugins.upkeep.system.postgres.Connections;
import io.jenkins.plugins.upkeep.system.postgres.PlainSession;
import io.jenkins.plugins.upkeep.task.Progress;
import io.jenkins.plugins.upkeep.task.TaskLog;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Streams a database into a set: one snapshot for the schema, the rows and the evidence. Reads only; holds ACCESS SHARE
 * locks on the tables while it runs. Runs once.
 */
public final class DatabaseBackup {
    /** The large objects, as a script for psql. */
    public static final String LARGE_OBJECTS = "database/large-objects.sql.zst";

    /** The sequences' positions, as a script for psql. */
    public static final String SEQUENCES = "database/sequences.sql.zst";

    /** The archive of the schema, for pg_restore. */
    public static final String SCHEMA = SchemaDump.SCHEMA;

    /** Rows, large objects and the schema as one archive for pg_restore, where the set has that. */
    public static final String ARCHIVE = ArchiveDump.ARCHIVE;

    /** Roles and tablespaces, as a script for psql. */
    public static final String GLOBALS = SchemaDump.GLOBALS;

    private final DatabaseSource source;
    private final SetWriter set;
    private final TaskLog log;
    private final Progress progress;
    private final DumpRemarks remarks;
    private final ProgramWarnings warnings = new ProgramWarnings();

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
        this.remarks = new DumpRemarks(source.address());
    }

    /**
     * Does the backup.
     *
     * @return what the snapshot saw, and what somebody should know of the dump
     * @throws TableBusyException when somebody stands in the way of this attempt
     * @throws UpkeepException when not every row and every object could be stored
     * @throws InterruptedException when this thread was told to stop
     */
    public DumpedDatabase run() throws UpkeepException, InterruptedException {
        var locks = LockBudget.of(source.address());
        locks.warning().ifPresent(remarks::add);
        try (var start = SnapshotStart.of(source, log)) {
            return run(start);
        } catch (SQLException e) {
            throw locks.explained(ChangedMeanwhile.failure(source.address(), e));
        } catch (UpkeepException e) {
            throw locks.explained(e);
        }
    }

    private DumpedDatabase run(SnapshotStart start) throws UpkeepException, InterruptedException, SQLException {
        var snapshot = start.snapshot();
        var catalogue = new Catalogue(snapshot.connection());
        var tables = catalogue.tables();
        var before = evidence(catalogue, start);
        remarks.look(catalogue, before.leftOut());
        remarks.warned(snapshot.warnings());
        log.info("database " + source.address() + ": PostgreSQL "
                + before.server().version() + ", " + Counted.of(tables.size(), "table") + " with rows of their own");
        var totals = new TableTotals(tables);
        var largeObjects = copy(snapshot, tables, totals);
        writeSequences(catalogue, start);
        start.requireUnchanged();
        remarks.said(warnings.grave(snapshot.warnings()));
        return new DumpedDatabase(
                before.filled(totals.evidence(), source.archive() ? List.of() : totals.segments(), largeObjects),
                remarks.problems(),
                remarks.findings());
    }

    /** What is known before the first row is read. */
    private DatabaseEvidence evidence(Catalogue catalogue, SnapshotStart start) throws SQLException {
        return new DatabaseEvidence(
                source.address().database(),
                catalogue.server(),
                source.programs().client().orElseThrow().text(),
                catalogue.now(),
                List.of(),
                List.of(),
                start.sequences(),
                LargeObjectEvidence.NONE,
                catalogue.objects(),
                catalogue.size(),
                catalogue.leftOut(),
                catalogue.materializedViews(),
                DatabaseEvidence.COUNTING,
                Optional.of(DatabaseEvidence.PG_DUMP).filter(format -> source.archive()));
    }

    private LargeObjectEvidence copy(Snapshot snapshot, List<Table> tables, TableTotals totals)
            throws UpkeepException, InterruptedException, SQLException {
        var postponed = new ConcurrentLinkedQueue<CopyUnit>();
        var largeObjects = new AtomicReference<>(LargeObjectEvidence.NONE);
        var weight = tables.stream().mapToLong(Table::bytes).sum();
        try (var stretch = progress.begin("copy tables", weight, Unit.BYTES)) {
            var reading = reading(totals, stretch);
            var pieces = new ArrayList<Piece>();
            // Neither is within our locks: the sooner they are read, the less can change.
            pieces.add(worker -> dump(snapshot, worker));
            pieces.add(worker -> SchemaDump.globals(source, set, worker, warnings));
            for (var unit : CopyPlan.of(tables, source.connections()).units()) {
                pieces.add(worker -> copyOrPostpone(unit, worker.connection(), reading, postponed));
            }
            pieces.add(worker -> largeObjects.set(largeObjects(worker)));
            Workers.run("copy", source.connections(), pieces, () -> new SnapshotWorker(snapshot));
            for (var unit : postponed) {
                log.info("somebody waits to change a table of " + unit.path()
                        + "; it is read by the connection that has locked it");
                Connections.use(snapshot.connection(), connection -> {
                    reading.read(unit, connection);
                    return unit;
                });
            }
        }
        return largeObjects.get();
    }

    private void dump(Snapshot snapshot, SnapshotWorker worker) throws UpkeepException, InterruptedException {
        var pgDump = source.programs().pgDump();
        if (source.archive()) {
            SchemaDump.everything(pgDump, snapshot, set, worker, warnings);
        } else {
            SchemaDump.schema(pgDump, snapshot, set, worker, warnings);
        }
    }

    /** What pg_dump stores is read all the same, for the evidence. */
    private Reading reading(TableTotals totals, Progress.Stretch stretch) {
        return source.archive()
                ? new TableCounter(totals, stretch)::count
                : new TableCopier(set, totals, stretch)::copy;
    }

    /** What is done with the rows of some tables. */
    @FunctionalInterface
    private interface Reading {
        void read(CopyUnit unit, Connection connection) throws UpkeepException, SQLException, InterruptedException;
    }

    /** Where somebody waits to truncate or change a table, only the connection that has locked it already can read it. */
    private static void copyOrPostpone(CopyUnit unit, Connection connection, Reading reading, Queue<CopyUnit> postponed)
            throws UpkeepException, SQLException, InterruptedException {
        var tables = unit.pieces().stream().map(CopyPiece::table).toList();
        if (TableLocks.join(connection, tables)) {
            reading.read(unit, connection);
            TableLocks.release(connection);
        } else {
            postponed.add(unit);
        }
    }

    private LargeObjectEvidence largeObjects(SnapshotWorker worker) throws UpkeepException, SQLException {
        if (source.archive()) {
            return new LargeObjectScript(worker.connection(), line -> {}).write();
        }
        try (var file = set.file(LARGE_OBJECTS)) {
            file.write(PlainSession.script());
            var evidence = new LargeObjectScript(worker.connection(), file::write).write();
            file.finish();
            return evidence;
        }
    }

    private void writeSequences(Catalogue catalogue, SnapshotStart start) throws SQLException, UpkeepException {
        try (var file = set.file(SEQUENCES)) {
            file.write(PlainSession.script());
            for (var statement : SequenceScript.of(catalogue.connection(), start.sequences())) {
                file.write(statement + "\n");
            }
            file.finish();
        }
    }
}
