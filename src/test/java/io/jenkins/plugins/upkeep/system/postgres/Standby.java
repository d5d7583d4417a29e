package io.jenkins.plugins.upkeep.system.postgres;

import static org.awaitility.Awaitility.await;

import io.jenkins.plugins.upkeep.system.UpkeepException;
import io.jenkins.plugins.upkeep.system.process.Command;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A hot standby of a test's own cluster, stopped when it is closed. */
public final class Standby implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final PostgresPrograms programs;
    private final Path data;
    private final DatabaseAddress address;

    private Standby(PostgresPrograms programs, Path data, DatabaseAddress address) {
        this.programs = programs;
        this.data = data;
        this.address = address;
    }

    /** Copies a server, with a base backup, and starts the copy as its standby. */
    public static Standby of(DatabaseAddress primary, PostgresPrograms programs) throws Exception {
        var data = Files.createTempDirectory("upkeep-test-standby").resolve("data");
        Files.createDirectory(data, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        var account = ServerAccount.ifRoot();
        if (account.isPresent()) {
            account.get().own(data);
            Files.setPosixFilePermissions(data.getParent(), PosixFilePermissions.fromString("rwxr-xr-x"));
        }
        var port = freePort();
        var standby = new Standby(programs, data, at(primary, port));
        primary.handTo(standby.program("pg_basebackup", "--write-recovery-conf", "--checkpoint=fast"))
                .output(PATIENCE);
        standby.start(port);
        await().atMost(PATIENCE).ignoreExceptions().until(standby::answers);
        return standby;
    }

    private static DatabaseAddress at(DatabaseAddress primary, int port) {
        return new DatabaseAddress(
                primary.host(), port, primary.database(), primary.user(), primary.password(), primary.parameters());
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private Command program(String name, String... arguments) throws UpkeepException, InterruptedException {
        var words = new ArrayList<String>();
        ServerAccount.ifRoot().ifPresent(account -> words.addAll(account.words()));
        words.addAll(List.of(programs.folder().resolve(name).toString(), "-D", data.toString()));
        words.addAll(List.of(arguments));
        return Command.of(words.get(0)).with(words.subList(1, words.size())).in(Path.of("/"));
    }

    private void start(int port) throws UpkeepException, InterruptedException {
        var options =
                "-c port=" + port + " -c listen_addresses=127.0.0.1 -c unix_socket_directories= -c hot_standby=on";
        program("pg_ctl", "start", "--wait", "--log=" + data.resolve("log"), "--options=" + options)
                .output(PATIENCE);
    }

    private boolean answers() throws Exception {
        try (var connection = Database.connect(address, "upkeep test")) {
            return Sql.query(connection, "SELECT pg_is_in_recovery()", row -> row.getBoolean(1))
                    .get(0);
        }
    }

    /** The maintenance database of the standby. */
    public DatabaseAddress address() {
        return address;
    }

    @Override
    public void close() throws UpkeepException {
        try {
            program("pg_ctl", "stop", "--mode=immediate").output(PATIENCE);
            Command.of("rm", "-rf", "--", data.getParent().toString()).output(PATIENCE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
