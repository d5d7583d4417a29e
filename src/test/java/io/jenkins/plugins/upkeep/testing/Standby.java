package io.jenkins.plugins.upkeep.testing;

import io.jenkins.plugins.upkeep.system.UpkeepException;
import io.jenkins.plugins.upkeep.system.postgres.ClusterSettings;
import io.jenkins.plugins.upkeep.system.postgres.DatabaseAddress;
import io.jenkins.plugins.upkeep.system.postgres.PostgresCluster;
import io.jenkins.plugins.upkeep.system.process.Command;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** A throwaway server with one that follows it; its connection to the first is called {@code second}. */
public final class Standby implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final PostgresCluster primary;
    private final Path folder;
    private final DatabaseAddress address;

    private Standby(PostgresCluster primary, Path folder, DatabaseAddress address) {
        this.primary = primary;
        this.folder = folder;
        this.address = address;
    }

    /** Starts both. */
    public static Standby start() throws Exception {
        var settings = ClusterSettings.of(TestCluster.programs())
                .parameter("wal_level", "replica")
                .parameter("max_wal_senders", "5");
        var primary = PostgresCluster.start(settings);
        var first = primary.address();
        var address = new DatabaseAddress(
                first.host(), freePort(), first.database(), first.user(), first.password(), first.parameters());
        var standby = new Standby(primary, newFolder(), address);
        standby.follow();
        return standby;
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private static Path newFolder() throws Exception {
        var folder = Files.createTempDirectory("upkeep-test-standby");
        if (isRoot()) {
            Command.of("chown", "postgres", folder.toString()).output(PATIENCE);
        }
        return folder;
    }

    private static boolean isRoot() {
        return "root".equals(System.getProperty("user.name"));
    }

    private void follow() throws UpkeepException, InterruptedException {
        var first = primary.address();
        run(program("pg_basebackup")
                .with("--pgdata=" + data(), "--write-recovery-conf", "--checkpoint=fast", "--no-sync")
                .with("--dbname=host=" + first.host() + " port=" + first.port() + " application_name=second user="
                        + first.user().orElseThrow())
                .environment("PGPASSWORD", first.password().orElseThrow()));
        var options =
                "-p " + address.port() + " -c listen_addresses=127.0.0.1 -c unix_socket_directories= -c fsync=off";
        run(control("start").with("--wait", "--log=" + folder.resolve("log"), "--options=" + options));
    }

    private Command control(String what) {
        return program("pg_ctl").with(what, "--pgdata=" + data());
    }

    private static Command program(String name) {
        return Command.of(TestCluster.programs().folder().resolve(name));
    }

    private String data() {
        return folder.resolve("data").toString();
    }

    private void run(Command command) throws UpkeepException, InterruptedException {
        var user = List.of("setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups");
        var mine = command.in(folder);
        (isRoot() ? mine.behind(user) : mine).output(PATIENCE);
    }

    /** The server that is followed. */
    public DatabaseAddress first() {
        return primary.address();
    }

    /** The server that follows. */
    public DatabaseAddress second() {
        return address;
    }

    @Override
    public void close() throws UpkeepException {
        try (primary) {
            run(control("stop").with("--mode=immediate", "--wait"));
            Command.of("rm", "-rf", folder.toString()).output(PATIENCE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
