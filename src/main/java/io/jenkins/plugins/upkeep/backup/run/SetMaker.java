package io.jenkins.plugins.upkeep.backup.run;

import io.jenkins.plugins.upkeep.backup.database.DatabaseBackup;
import io.jenkins.plugins.upkeep.backup.database.DatabaseSource;
import io.jenkins.plugins.upkeep.backup.database.DumpedDatabase;
import io.jenkins.plugins.upkeep.backup.database.TableBusyException;
import io.jenkins.plugins.upkeep.backup.restore.RestoreSpace;
import io.jenkins.plugins.upkeep.backup.set.DatabaseEvidence;
import io.jenkins.plugins.upkeep.backup.set.Manifest;
import io.jenkins.plugins.upkeep.backup.set.SetId;
import io.jenkins.plugins.upkeep.backup.set.SetPlace;
import io.jenkins.plugins.upkeep.backup.set.SetReader;
import io.jenkins.plugins.upkeep.backup.set.SetWriter;
import io.jenkins.plugins.upkeep.backup.verify.ReadBack;
import io.jenkins.plugins.upkeep.system.ToolVersion;
import io.jenkins.plugins.upkeep.system.UpkeepException;
import io.jenkins.plugins.upkeep.system.postgres.Database;
import io.jenkins.plugins.upkeep.system.postgres.PostgresBinaries;
import io.jenkins.plugins.upkeep.system.postgres.PostgresPrograms;
import io.jenkins.plugins.upkeep.system.store.StoreLock;
import io.jenkins.plugins.upkeep.task.TaskContext;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Makes one set: writes every part, reads each file back, and publishes the manifest last. */
final class SetMaker {
    private static final int MOST_ATTEMPTS = 3;

    private final BackupPlan plan;
    private final StoreLock lock;
    private final TaskContext context;

    /**
     * @param plan what goes into the set
     * @param lock without which nothing is published
     * @param context the run
     */
    SetMaker(BackupPlan plan, StoreLock lock, TaskContext context) {
        this.plan = plan;
        this.lock = lock;
        this.context = context;
    }

    /**
     * Makes the set, if need be in several attempts.
     *
     * @return what was made
     * @throws UpkeepException when it could not be made whole; nothing of it is left then
     * @throws InterruptedException when this thread was told to stop; nothing of it is left then
     */
    MadeSet make() throws UpkeepException, InterruptedException {
        for (int attempt = 1; attempt < MOST_ATTEMPTS; attempt++) {
            try {
                return attempt();
            } catch (TableBusyException e) {
                context.log().info("the backup begins anew: " + e.getMessage());
            }
        }
        return attempt();
    }

    private MadeSet attempt() throws UpkeepException, InterruptedException {
        var started = context.clock().instant();
        var place = new SetPlace(plan.service(), SetId.begunAt(started));
        try (var readBack = new ReadBack(new SetReader(plan.store(), place, plan.fittingKeys()));
                var set = writer(place, readBack)) {
            var made = write(set, place.id(), started, commit());
            readBack.await();
            lock.requireHeld();
            var stored = set.publish(made.manifest());
            context.log()
                    .info("set " + place.id() + " is stored and was read back from "
                            + plan.store().describe());
            return new MadeSet(stored, made.findings());
        }
    }

    private SetWriter writer(SetPlace place, ReadBack readBack) {
        return new SetWriter(plan.store(), place, plan.compression(), plan.recipients(), readBack::add);
    }

    private MadeSet write(SetWriter set, SetId id, Instant started, Optional<String> commit)
            throws UpkeepException, InterruptedException {
        var database = database(set);
        var evidence = database.map(DumpedDatabase::evidence);
        var files = new FilesStep(plan, context, set).run();
        var exports = new ExportsStep(plan.exports(), context, set).run(started);
        set.plainFile(SetReadme.PATH, SetReadme.of(plan, started, evidence, files.evidence(), exports));
        addHelp(set, evidence);
        var manifest = new Manifest(
                Manifest.SCHEMA,
                id.text(),
                plan.service(),
                started,
                context.clock().instant(),
                ToolVersion.current(),
                commit,
                evidence,
                files.evidence(),
                exports.journal(),
                exports.performance(),
                joined(database.map(DumpedDatabase::problems), files.problems(), exports.problems()),
                set.contents(),
                plan.encryption());
        var findings = joined(database.map(DumpedDatabase::findings), files.findings(), exports.findings());
        return new MadeSet(manifest, findings);
    }

    /** Asked for before the snapshot: a version that comes during the backup is not the one whose data this is. */
    private Optional<String> commit() throws InterruptedException {
        return ServiceCommit.of(plan.repository());
    }

    /** What helps those who restore by hand, beside the README. */
    private static void addHelp(SetWriter set, Optional<DatabaseEvidence> evidence) throws UpkeepException {
        if (evidence.isPresent()) {
            set.plainFile(SetReadme.ROWS, RowCounts.of(evidence.get()));
        }
        set.plainFile(SetReadme.SUMS, SetReadme.sums(set.contents()));
    }

    private static <T> List<T> joined(Optional<List<T>> ofDatabase, List<T> ofFiles, List<T> ofExports) {
        return Stream.of(ofDatabase.orElse(List.of()), ofFiles, ofExports)
                .flatMap(List::stream)
                .toList();
    }

    private Optional<DumpedDatabase> database(SetWriter set) throws UpkeepException, InterruptedException {
        if (plan.database().isEmpty()) {
            return Optional.empty();
        }
        var part = plan.database().get();
        var source = new DatabaseSource(
                plan.service(),
                part.address(),
                part.connections(),
                part.serializable(),
                part.passwords(),
                part.archive(),
                programs(part));
        return Optional.of(new DatabaseBackup(source, set, context.log(), context.progress()).run());
    }

    /** Finds a pg_dump that can read the server, before anything is written. */
    static PostgresPrograms programs(BackupPlan.DatabasePlan part) throws UpkeepException, InterruptedException {
        return binaries(part.binaries()).client(major(part)).with("pg_dumpall");
    }

    private static int major(BackupPlan.DatabasePlan part) throws UpkeepException {
        try (var connection = Database.connect(part.address(), "upkeep verified-backup")) {
            return connection.getMetaData().getDatabaseMajorVersion();
        } catch (SQLException e) {
            throw Database.failure(part.address(), e);
        }
    }

    /** A set that cannot be restored here cannot be proved here: that is known before anything is written. */
    static void requireRestorable(BackupPlan.DatabasePlan part) throws UpkeepException, InterruptedException {
        var major = major(part);
        var binaries = binaries(part.binaries());
        binaries.server(major);
        binaries.restorer(major, binaries.client(major).client().orElseThrow().major());
        RoomForProof.of(part).require(RestoreSpace.usual());
    }

    static PostgresBinaries binaries(Optional<Path> named) throws UpkeepException, InterruptedException {
        return named.isPresent() ? PostgresBinaries.in(List.of(named.get())) : PostgresBinaries.find();
    }
}
