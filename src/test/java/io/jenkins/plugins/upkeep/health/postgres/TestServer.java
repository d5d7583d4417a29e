package io.jenkins.plugins.upkeep.health.postgres;

import io.jenkins.plugins.upkeep.system.UpkeepException;
import io.jenkins.plugins.upkeep.system.postgres.Database;
import io.jenkins.plugins.upkeep.system.postgres.DatabaseAddress;
import io.jenkins.plugins.upkeep.system.process.Command;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** A throwaway PostgreSQL server for tests, stopped and removed at its end. */
record TestServer(Path folder, int port) implements AutoCloseable {
    private static final Path BINARIES = Path.of("/usr/lib/postgresql/15/bin");
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final AtomicInteger DATABASES = new AtomicInteger();

    static TestServer start() throws Exception {
        var server = new TestServer(newFolder(), freePort());
        server.run("initdb", "-D", server.data(), "-N", "-A", "trust", "-U", "postgres", "-E", "UTF8");
        server.begin();
        return server;
    }

    /** A server that follows this one. */
    TestServer standby() throws Exception {
        var standby = new TestServer(newFolder(), freePort());
        standby.run(
                "pg_basebackup",
                "-D",
                standby.data(),
                "-R",
                "-c",
                "fast",
                "-d",
                "host=127.0.0.1 user=postgres application_name=second port=" + port);
        standby.begin();
        return standby;
    }

    private void begin() throws Exception {
        var options = "-p " + port + " -c listen_addresses=127.0.0.1 -c unix_socket_directories=" + folder
                + " -c fsync=off -c max_prepared_transactions=5 -c max_connections=20";
        run("pg_ctl", "-D", data(), "-w", "-l", folder.resolve("log").toString(), "-o", options, "start");
    }

    private String data() {
        return folder.resolve("data").toString();
    }

    private static Path newFolder() throws Exception {
        var folder = Files.createTempDirectory("upkeep-test-postgres");
        if (isRoot()) {
            Command.of("chown", "postgres", folder.toString()).output(PATIENCE);
        }
        return folder;
    }

    private static boolean isRoot() {
        return "root".equals(System.getProperty("user.name"));
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private void run(String program, String... arguments) throws UpkeepException, InterruptedException {
        var command = Command.of(BINARIES.resolve(program), arguments).in(folder);
        var user = List.of("setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups");
        (isRoot() ? command.behind(user) : command).output(PATIENCE);
    }

    /** A new, empty database. */
    DatabaseAddress newDatabase() throws Exception {
        var name = "test_" + DATABASES.incrementAndGet();
        execute(address("postgres"), "CREATE DATABASE " + name);
        return address(name);
    }

    DatabaseAddress address(String database) {
        return new DatabaseAddress("127.0.0.1", port, database, Optional.of("postgres"), Optional.empty(), Map.of());
    }

    static Connection connect(DatabaseAddress address) throws UpkeepException {
        return Database.connect(address, "test");
    }

    static void execute(DatabaseAddress address, String... statements) throws UpkeepException, SQLException {
        try (var connection = connect(address);
                var statement = connection.createStatement()) {
            for (var sql : statements) {
                statement.execute(sql);
            }
        }
    }

    private void stop() throws UpkeepException, InterruptedException {
        run("pg_ctl", "-D", data(), "-m", "immediate", "-w", "stop");
    }

    @Override
    public void close() throws UpkeepException {
        try {
            if (Files.exists(folder.resolve("data/postmaster.pid"))) {
                stop();
            }
            Command.of("rm", "-rf", folder.toString()).output(PATIENCE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
