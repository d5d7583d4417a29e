package io.jenkins.plugins.upkeep.testing;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.jenkins.plugins.upkeep.system.UpkeepException;
import io.jenkins.plugins.upkeep.system.postgres.PostgresBinaries;
import io.jenkins.plugins.upkeep.system.postgres.PostgresPrograms;
import io.jenkins.plugins.upkeep.system.process.Command;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * A server of another version than the tests' own, which {@code bin/matrix} fetches from Maven Central. It comes without a
 * client, so that one of this machine is laid beside it.
 */
public final class ServerVersion {
    private static final Path FETCHED = Path.of("target", "postgres");
    private static final List<String> SERVER = List.of("postgres", "initdb", "pg_ctl");
    private static final List<String> CLIENT = List.of("pg_dump", "pg_dumpall", "pg_restore", "psql", "pg_amcheck");

    private ServerVersion() {}

    /**
     * Lays the programs of a version together; the test that asks is skipped where they are not there.
     *
     * @param major the version
     * @param folder where; the server's user can reach it
     */
    public static PostgresPrograms programs(int major, Path folder) throws Exception {
        var jar = jar(major);
        assumeTrue(jar.isPresent(), "PostgreSQL " + major + ": NOT TRIED, its server was not fetched; run bin/matrix");
        var clients = PostgresBinaries.find();
        var client = client(clients, major);
        assumeTrue(
                client.isPresent(),
                "PostgreSQL " + major + ": NOT TRIED, no pg_dump for it here; apt-get install postgresql-client-"
                        + major);
        var unpacked = unpack(jar.get(), folder);
        var programs = Files.createDirectory(folder.resolve("programs"));
        link(SERVER, unpacked.resolve("bin"), programs);
        link(CLIENT, client.get().folder(), programs);
        return PostgresPrograms.in(programs);
    }

    private static Optional<PostgresPrograms> client(PostgresBinaries found, int major) {
        try {
            return Optional.of(found.client(major));
        } catch (UpkeepException e) {
            return Optional.empty();
        }
    }

    private static Optional<Path> jar(int major) throws IOException {
        if (!Files.isDirectory(FETCHED)) {
            return Optional.empty();
        }
        try (var files = Files.list(FETCHED)) {
            return files.filter(file -> file.getFileName().toString().matches(".*-amd64-" + major + "\\..*\\.jar"))
                    .map(Path::toAbsolutePath)
                    .findFirst();
        }
    }

    private static Path unpack(Path jar, Path folder) throws Exception {
        var server = Files.createDirectory(folder.resolve("server"));
        Command.of("jar", "--extract", "--file", jar.toString()).in(server).output(Duration.ofMinutes(1));
        try (var files = Files.list(server)) {
            var archive = files.filter(file -> file.toString().endsWith(".txz"))
                    .findFirst()
                    .orElseThrow();
            Command.of("tar", "-xJf", archive.toString()).in(server).output(Duration.ofMinutes(1));
        }
        for (var parent = folder; parent.startsWith(folder); parent = parent.getParent()) {
            Files.setPosixFilePermissions(parent, PosixFilePermissions.fromString("rwxr-xr-x"));
        }
        return server;
    }

    private static void link(List<String> names, Path from, Path to) throws IOException {
        for (var name : names) {
            if (Files.exists(from.resolve(name))) {
                Files.createSymbolicLink(to.resolve(name), from.resolve(name));
            }
        }
    }
}
