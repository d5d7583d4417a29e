package io.jenkins.plugins.upkeep.backup.restore;

import io.jenkins.plugins.upkeep.backup.set.DatabaseEvidence;
import io.jenkins.plugins.upkeep.backup.set.Manifest;
import io.jenkins.plugins.upkeep.backup.set.SetReader;
import io.jenkins.plugins.upkeep.backup.set.TableEvidence;
import io.jenkins.plugins.upkeep.system.UpkeepException;
import io.jenkins.plugins.upkeep.system.concurrent.Stoppable;
import io.jenkins.plugins.upkeep.system.postgres.ClusterSettings;
import io.jenkins.plugins.upkeep.system.postgres.Database;
import io.jenkins.plugins.upkeep.system.postgres.DatabaseAddress;
import io.jenkins.plugins.upkeep.system.postgres.PostgresBinaries;
import io.jenkins.plugins.upkeep.system.postgres.PostgresCluster;
import io.jenkins.plugins.upkeep.system.postgres.PostgresPrograms;
import io.jenkins.plugins.upkeep.task.Progress;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Optional;

/** The database of a set, restored into a throwaway cluster of its own, which is removed when this is closed. */
public final class RestoredDatabase implements AutoCloseable {
    private final PostgresCluster cluster;
    private final DatabaseAddress address;
    private final PostgresPrograms programs;

    private RestoredDatabase(PostgresCluster cluster, DatabaseAddress address, PostgresPrograms programs) {
        this.cluster = cluster;
        this.address = address;
        this.programs = programs;
    }

    /**
     * Restores a set.
     *
     * @param reader reads the set
     * @param manifest what it holds
     * @param plan how
     * @param phases measures what is done
     * @param progress is told how far it is
     * @return the restored database; close it to remove it
     * @throws RestoreFailedException when the set does not restore; nothing of it is left then
     * @throws CannotRestoreHereException when this machine lacks what it needs; nothing of it is left then
     * @throws UpkeepException when nothing could be begun
     * @throws InterruptedException when this thread was told to stop; nothing of it is left then
     */
    public static RestoredDatabase restore(
            SetReader reader, Manifest manifest, Plan plan, Phases phases, Progress progress)
            throws UpkeepException, InterruptedException {
        var evidence = manifest.database().orElseThrow();
        var programs = plan.programs(evidence);
        var cluster = phases.measure("start a cluster", () -> plan.cluster(evidence));
        try {
            return Stoppable.run(() -> fill(cluster, programs, reader, manifest, plan, phases, progress));
        } catch (UpkeepException e) {
            var fault = new RestoreFault(plan.base(), cluster.isRunning()).of(e);
            close(cluster, fault);
            throw fault;
        } catch (InterruptedException | RuntimeException e) {
            close(cluster, e);
            throw e;
        }
    }

    private static RestoredDatabase fill(
            PostgresCluster cluster,
            PostgresPrograms programs,
            SetReader reader,
            Manifest manifest,
            Plan plan,
            Phases phases,
            Progress progress)
            throws UpkeepException, InterruptedException {
        var evidence = manifest.database().orElseThrow();
        var address = cluster.address().database(evidence.name());
        phases.run("roles", () -> new GlobalsRestore(reader, manifest, programs.psql(), cluster.address(), true).run());
        var target = new RestoreTarget(
                address,
                maintenance(cluster, evidence),
                true,
                plan.connections(),
                evidence.server().major(),
                programs);
        var archive = new SchemaArchive(reader, manifest, plan.workFolder());
        new DatabaseRestore(reader, manifest, target, Portion.WHOLE, archive, phases, progress).run();
        return new RestoredDatabase(cluster, address, programs);
    }

    /** Makes room for a database that has the name of the cluster's own. */
    private static Optional<String> maintenance(PostgresCluster cluster, DatabaseEvidence evidence)
            throws UpkeepException {
        if (!evidence.name().equals("postgres")) {
            return Optional.of("postgres");
        }
        var template = cluster.address().database("template1");
        try (var connection = Database.connect(template, "upkeep restore");
                var statement = connection.createStatement()) {
            statement.execute("DROP DATABASE postgres");
            return Optional.of("template1");
        } catch (SQLException e) {
            throw Database.failure(template, e);
        }
    }

    private static void close(PostgresCluster cluster, Exception reason) {
        try {
            cluster.close();
        } catch (UpkeepException e) {
            reason.addSuppressed(e);
        }
    }

    /**
     * How a set is restored for a test.
     *
     * @param binaries the programs of this machine
     * @param workFolder where the schema's archive is kept meanwhile
     * @param connections how many load at once
     * @param base the folder that the cluster's own folder is made in
     */
    public record Plan(PostgresBinaries binaries, Path workFolder, int connections, Path base) {
        /** A restore into the folder for temporary files. */
        public Plan(PostgresBinaries binaries, Path workFolder, int connections) {
            this(binaries, workFolder, connections, RestoreSpace.usual());
        }

        private void requireSpace(DatabaseEvidence evidence) throws UpkeepException {
            var tables = evidence.tables().stream().map(TableEvidence::bytes).toList();
            RestoreSpace.of(evidence.size(), tables, connections).require(base);
        }

        /** What a crash left behind of another run is removed first. */
        private PostgresCluster cluster(DatabaseEvidence evidence) throws UpkeepException, InterruptedException {
            PostgresCluster.sweep(base);
            requireSpace(evidence);
            return PostgresCluster.start(settings(evidence));
        }

        private ClusterSettings settings(DatabaseEvidence evidence) throws UpkeepException {
            return ClusterSettings.of(binaries.server(evidence.server().major()))
                    .in(base)
                    .superuser(evidence.server().bootstrapRole())
                    .parameter("max_locks_per_transaction", "512")
                    .parameter("max_wal_size", "2GB")
                    .parameter("work_mem", "64MB")
                    .parameter("shared_buffers", "256MB");
        }

        /** Both are looked for before anything is started: a server of the set's own version, and a client for it. */
        private PostgresPrograms programs(DatabaseEvidence evidence) throws UpkeepException {
            binaries.server(evidence.server().major());
            return binaries.restorer(evidence.server().major(), evidence.clientMajor());
        }
    }

    /**
     * @return the database, as the superuser of the throwaway cluster
     */
    public DatabaseAddress address() {
        return address;
    }

    /**
     * @return the programs that restored it
     */
    public PostgresPrograms programs() {
        return programs;
    }

    /**
     * @return the cluster that it is in
     */
    public PostgresCluster cluster() {
        return cluster;
    }

    @Override
    public void close() throws UpkeepException {
        cluster.close();
    }
}
