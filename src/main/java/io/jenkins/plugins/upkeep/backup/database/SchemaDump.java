package io.jenkins.plugins.upkeep.backup.database;

import io.jenkins.plugins.upkeep.backup.set.SetWriter;
import io.jenkins.plugins.upkeep.system.UpkeepException;
import io.jenkins.plugins.upkeep.system.postgres.Database;
import io.jenkins.plugins.upkeep.system.postgres.DatabaseAddress;
import io.jenkins.plugins.upkeep.system.process.Command;
import io.jenkins.plugins.upkeep.system.process.RunningProcess;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;

/** Has PostgreSQL's own programs say what the schema is, and stores what they say as it comes. */
final class SchemaDump {
    /** The archive of the schema, for pg_restore. */
    static final String SCHEMA = "database/schema.dump.zst";

    /** Roles and tablespaces, for psql. */
    static final String GLOBALS = "database/globals.sql.zst";

    private static final Duration END = Duration.ofMinutes(1);

    private SchemaDump() {}

    /**
     * Stores the schema as the snapshot sees it. Data and large objects are not in it.
     *
     * @throws TableBusyException when pg_dump fails and somebody waits to truncate or change a table, or has changed a
     *     definition
     * @throws UpkeepException when pg_dump does not succeed, or the store does not take it
     * @throws InterruptedException when this thread was told to stop
     */
    static void schema(
            Command pgDump, Snapshot snapshot, SetWriter set, SnapshotWorker worker, ProgramWarnings warnings)
            throws UpkeepException, InterruptedException {
        var command = common(pgDump, snapshot).with("--section=pre-data", "--section=post-data", "--no-blobs");
        try {
            store(command, SCHEMA, set, worker, warnings);
        } catch (UpkeepException e) {
            throw isInTheWay(snapshot, worker) ? new TableBusyException(e) : e;
        }
    }

    /**
     * Stores everything as the snapshot sees it, as one archive with rows and large objects.
     *
     * @throws TableBusyException as {@link #schema} does
     * @throws UpkeepException when pg_dump does not succeed, or the store does not take it
     * @throws InterruptedException when this thread was told to stop
     */
    static void everything(
            Command pgDump, Snapshot snapshot, SetWriter set, SnapshotWorker worker, ProgramWarnings warnings)
            throws UpkeepException, InterruptedException {
        try (var process = worker.start(common(pgDump, snapshot), warnings::add)) {
            ArchiveDump.store(process, set, () -> process.await(END).requireSuccess());
        } catch (UpkeepException e) {
            throw isInTheWay(snapshot, worker) ? new TableBusyException(e) : e;
        }
    }

    private static Command common(Command pgDump, Snapshot snapshot) {
        return pgDump.with(
                "--format=custom",
                "--compress=0",
                "--encoding=UTF8",
                "--lock-wait-timeout=5s",
                "--no-password",
                "--snapshot=" + snapshot.name());
    }

    /**
     * Whether pg_dump may have failed because of somebody else: they wait for one of the tables, or they have dropped or
     * changed what is no table and was not locked, which its words tell in the server's language only.
     */
    private static boolean isInTheWay(Snapshot snapshot, SnapshotWorker worker) throws UpkeepException {
        try (var present = Database.connect(snapshot.address(), Snapshot.PURPOSE)) {
            return snapshot.isWaitedFor(worker.connection())
                    || !new Catalogue(present).definitions().equals(new Catalogue(worker.connection()).definitions());
        } catch (SQLException e) {
            // The connection was lost or cut: that is why pg_dump failed, and not a lock.
            return false;
        }
    }

    /**
     * Stores roles and tablespaces.
     *
     * @throws UpkeepException when pg_dumpall does not succeed, or the store does not take it
     * @throws InterruptedException when this thread was told to stop
     */
    static void globals(DatabaseSource source, SetWriter set, SnapshotWorker worker, ProgramWarnings warnings)
            throws UpkeepException, InterruptedException {
        var command = source.programs()
                .pgDumpall()
                .with(
                        "--globals-only",
                        "--no-password",
                        "--database="
                                + DatabaseAddress.nameOnly(source.address().database()));
        store(source.passwords() ? command : command.with("--no-role-passwords"), GLOBALS, set, worker, warnings);
    }

    private static void store(
            Command command, String path, SetWriter set, SnapshotWorker worker, ProgramWarnings warnings)
            throws UpkeepException, InterruptedException {
        try (var process = worker.start(command, warnings::add);
                var file = set.file(path)) {
            var buffer = new byte[64 << 10];
            for (int length = read(process, buffer); length >= 0; length = read(process, buffer)) {
                file.write(buffer, 0, length);
            }
            process.await(END).requireSuccess();
            file.finish();
        }
    }

    private static int read(RunningProcess process, byte[] buffer) throws UpkeepException {
        try {
            return process.output().read(buffer);
        } catch (IOException e) {
            throw new UpkeepException("a dump program's output cannot be read: " + e.getMessage(), e);
        }
    }
}
