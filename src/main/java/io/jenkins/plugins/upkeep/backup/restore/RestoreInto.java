package io.jenkins.plugins.upkeep.backup.restore;

import io.jenkins.plugins.upkeep.backup.set.Manifest;
import io.jenkins.plugins.upkeep.backup.set.SetReader;
import io.jenkins.plugins.upkeep.system.UpkeepException;
import io.jenkins.plugins.upkeep.system.concurrent.Stoppable;
import io.jenkins.plugins.upkeep.system.postgres.Database;
import io.jenkins.plugins.upkeep.system.postgres.DatabaseAddress;
import io.jenkins.plugins.upkeep.system.postgres.PostgresBinaries;
import io.jenkins.plugins.upkeep.task.Progress;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/**
 * Restores the database of a set into an empty database of a server that lives on.
 *
 * @param reader reads the set
 * @param manifest what it holds
 * @param address the empty database
 * @param owners whether objects get their former owners and rights; then missing roles are made
 * @param connections how many load at once
 */
public record RestoreInto(
        SetReader reader, Manifest manifest, DatabaseAddress address, boolean owners, int connections) {
    private static final String OBJECTS = """
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

    /**
     * Restores.
     *
     * @param binaries the programs of this machine
     * @param workFolder where the schema's archive is kept meanwhile
     * @param phases measures what is done
     * @param progress is told how far it is
     * @return what of the database's own properties was left out, one line each
     * @throws UpkeepException when no key reads the set or the target is not empty, then nothing was touched; or when something cannot be
     *     restored, then the target is of no use, which the message says
     * @throws InterruptedException when this thread was told to stop; the target is of no use then
     */
    public List<String> run(PostgresBinaries binaries, Path workFolder, Phases phases, Progress progress)
            throws UpkeepException, InterruptedException {
        var evidence = manifest.database()
                .orElseThrow(() -> new UpkeepException("set " + manifest.id() + ": holds no database"));
        if (manifest.encryption().isPresent()) {
            phases.run(Phases.KEY, () -> reader.requireKey(manifest));
        }
        var server = requireEmpty();
        if (server < evidence.server().major()) {
            throw new UpkeepException(
                    "database " + address + ": its server is of version " + server + ", the set comes from "
                            + evidence.server().major() + "; restore into that version or a later one");
        }
        var programs = binaries.client(Math.max(server, evidence.clientMajor()));
        if (owners) {
            phases.run("roles", () -> new GlobalsRestore(reader, manifest, programs.psql(), address, false).run());
        }
        var target = new RestoreTarget(address, Optional.empty(), owners, connections, server, programs);
        try {
            return Stoppable.run(() -> fill(target, workFolder, phases, progress));
        } catch (UpkeepException e) {
            throw new UpkeepException(
                    "database " + address + ": the restore stopped halfway (" + e.getMessage() + "); " + halfFilled(),
                    e);
        }
    }

    private List<String> fill(RestoreTarget target, Path workFolder, Phases phases, Progress progress)
            throws UpkeepException, InterruptedException {
        new DatabaseRestore(reader, manifest, target, workFolder, phases, progress).run();
        var properties = new DatabaseProperties(new SchemaArchive(reader, manifest, workFolder).file(), target);
        return phases.measure("properties", () -> owners ? properties.apply() : properties.shown());
    }

    /**
     * @return what to do about a target in which a restore has stopped
     */
    public String halfFilled() {
        return "database " + address + " is half filled and of no use: drop it, make a new one by createdb and restore"
                + " into that";
    }

    /** The server's major version. */
    private int requireEmpty() throws UpkeepException {
        try (var connection = Database.connect(address, "upkeep restore");
                var statement = connection.createStatement();
                var row = statement.executeQuery(OBJECTS)) {
            row.next();
            if (row.getLong(1) > 0) {
                throw new UpkeepException("database " + address + ": is not empty (" + row.getLong(1)
                        + " objects); make a new one by createdb and restore into that");
            }
            return connection.getMetaData().getDatabaseMajorVersion();
        } catch (SQLException e) {
            throw Database.failure(address, e);
        }
    }
}
