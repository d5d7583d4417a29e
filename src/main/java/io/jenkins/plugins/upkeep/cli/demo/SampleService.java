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
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A small service to try Upkeep on: a PostgreSQL server of its own, an HTTP API, and files. The server lives no longer than
 * this process.
 */
final class SampleService implements CleanUp.Running {
    private final PostgresCluster cluster;
    private final DatabaseAddress database;
    private final Path config;
    private final List<String> description;
    private SampleApi api;

    private SampleService(
            PostgresCluster cluster, SampleApi api, DatabaseAddress database, Path config, List<String> description) {
        this.cluster = cluster;
        this.api = api;
        this.database = database;
        this.config = config;
        this.description = description;
    }

    /**
     * How it is made.
     *
     * @param scale how large its database is
     * @param present the moment from which the times in its database go back; empty for now
     * @param template the resource with the text of its upkeep.yaml
     */
    record Shape(BigDecimal scale, Optional<Instant> present, String template) {
        /** One of now, with all that the demo of the main job needs. */
        static Shape usual(BigDecimal scale) {
            return new Shape(scale, Optional.empty(), SampleConfig.USUAL);
        }
    }

    /**
     * Starts it.
     *
     * @param folder an empty folder for its files
     * @param shape how it is made
     * @return the service, which answers; close it to stop it
     * @throws UpkeepException when a part of it does not start; nothing of it runs then
     * @throws InterruptedException when this thread was told to stop; nothing of it runs then either
     */
    static SampleService start(Path folder, Shape shape) throws UpkeepException, InterruptedException {
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
            return on(cluster, programs, folder, shape);
        } catch (UpkeepException | InterruptedException | RuntimeException e) {
            cluster.close();
            throw e;
        }
    }

    private static SampleService on(PostgresCluster cluster, PostgresPrograms programs, Path folder, Shape shape)
            throws UpkeepException, InterruptedException {
        var database = SampleDatabase.create(cluster.address(), shape.scale(), shape.present());
        var size = SampleDatabase.size(database);
        var files = SampleFiles.write(folder);
        var api = SampleApi.start(database, 0);
        try {
            var config = SampleConfig.write(shape.template(), folder, database, api.port());
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

    /** Its API. */
    SampleApi api() {
        return api;
    }

    /** Starts the API anew where it was before; it must be closed. */
    void restartApi() throws UpkeepException {
        api = SampleApi.start(database, api.port());
    }

    DatabaseAddress database() {
        return database;
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
    @Override
    public Optional<String> remains() {
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
