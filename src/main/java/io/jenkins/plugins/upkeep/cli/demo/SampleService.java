package io.jenkins.plugins.upkeep.cli.demo;

import io.jenkins.plugins.upkeep.system.Bytes;
import io.jenkins.plugins.upkeep.system.UpkeepException;
import io.jenkins.plugins.upkeep.system.postgres.ClusterSettings;
import io.jenkins.plugins.upkeep.system.postgres.DatabaseAddress;
import io.jenkins.plugins.upkeep.system.postgres.PostgresBinaries;
import io.jenkins.plugins.upkeep.system.postgres.PostgresCluster;
import io.jenkins.plugins.upkeep.system.postgres.PostgresPrograms;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A small service to try Upkeep on: a PostgreSQL server of its own, an HTTP API, and files. The server lives no longer than
 * this process.
 */
final class SampleService implements AutoCloseable {
    private final PostgresCluster cluster;
    private final SampleApi api;
    private final DatabaseAddress database;
    private final Path config;
    private final List<String> description;

    private SampleService(
            PostgresCluster cluster, SampleApi api, DatabaseAddress database, Path config, List<String> description) {
        this.cluster = cluster;
        this.api = api;
        this.database = database;
        this.config = config;
        this.description = description;
    }

    /**
     * Starts it.
     *
     * @param folder an empty folder for its files
     * @param scale how large its database is
     * @return the service, which answers; close it to stop it
     * @throws UpkeepException when a part of it does not start; nothing of it runs then
     * @throws InterruptedException when this thread was told to stop; nothing of it runs then either
     */
    static SampleService start(Path folder, BigDecimal scale) throws UpkeepException, InterruptedException {
        var programs = PostgresBinaries.find()
                .newestServer()
                .orElseThrow(() -> new UpkeepException("PostgreSQL: no server is installed here; run bin/setup"));
        var settings = ClusterSettings.of(programs)
                .superuser("hyperopt")
                .parameter("autovacuum", "on")
                .parameter("shared_buffers", "256MB");
        PostgresCluster.sweep(settings.base());
        var cluster = PostgresCluster.start(settings);
        try {
            return on(cluster, programs, folder, scale);
        } catch (UpkeepException | InterruptedException | RuntimeException e) {
            cluster.close();
            throw e;
        }
    }

    private static SampleService on(PostgresCluster cluster, PostgresPrograms programs, Path folder, BigDecimal scale)
            throws UpkeepException, InterruptedException {
        var database = SampleDatabase.create(cluster.address(), scale);
        var size = SampleDatabase.size(database);
        var files = SampleFiles.write(folder);
        var api = SampleApi.start(database, 0);
        try {
            var config = SampleConfig.write(folder, database, api.port());
            return new SampleService(
                    cluster,
                    api,
                    database,
                    config,
                    List.of(
                            "PostgreSQL " + programs.server().orElseThrow() + " at " + database + ": " + size.tables()
                                    + " tables, " + new Bytes(size.bytes()),
                            "HTTP API at http://127.0.0.1:" + api.port() + "/health",
                            files + " files and upkeep.yaml in " + folder));
        } catch (UpkeepException | RuntimeException e) {
            api.close();
            throw e;
        }
    }

    /** What there is, line by line. */
    List<String> description() {
        return description;
    }

    Path config() {
        return config;
    }

    /** The configuration for a Jenkins that holds the database's account. */
    Path jenkinsConfig() throws UpkeepException {
        return SampleConfig.writeForJenkins(config);
    }

    String databaseUser() {
        return database.user().orElseThrow();
    }

    String databasePassword() {
        return database.password().orElseThrow().reveal();
    }

    /** What is left of the server after it was stopped; empty when nothing is. */
    Optional<String> remains() {
        var runs = ProcessHandle.of(cluster.pid()).isPresent();
        return runs || Files.exists(cluster.folder())
                ? Optional.of("PostgreSQL in " + cluster.folder() + (runs ? " still runs" : " is not removed")
                        + "; end process " + cluster.pid() + " and remove the folder by hand")
                : Optional.empty();
    }

    /** Stops everything; the files stay. */
    @Override
    public void close() throws UpkeepException {
        api.close();
        cluster.close();
    }
}
