package io.jenkins.plugins.upkeep.system.postgres;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.jenkins.plugins.upkeep.system.Secret;
import io.jenkins.plugins.upkeep.system.UpkeepException;
import io.jenkins.plugins.upkeep.system.process.Command;
import io.jenkins.plugins.upkeep.system.process.RunningProcess;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** One attempt to create a cluster and to start its server, from the first file to the first connection accepted. */
final class ClusterStart {
    private static final String HOST = "127.0.0.1";
    private static final Pattern PREFIX = Pattern.compile("^\\d{4}-\\d\\d-\\d\\d [\\d:.]+ \\S+ \\[\\d+] ");
    private static final Duration LOOK_EVERY = Duration.ofMillis(20);
    private static final int PASSWORD_BYTES = 24;
    private static final int SHOWN_LINES = 5;

    private final ClusterSettings settings;
    private final int port;
    private final Secret password = randomPassword();

    ClusterStart(ClusterSettings settings, int port) {
        this.settings = settings;
        this.port = port;
    }

    static ClusterStart onFreePort(ClusterSettings settings) throws UpkeepException {
        return new ClusterStart(settings, freePort());
    }

    private static Secret randomPassword() {
        var random = new byte[PASSWORD_BYTES];
        new SecureRandom().nextBytes(random);
        return Secret.of(Base64.getUrlEncoder().withoutPadding().encodeToString(random));
    }

    PostgresCluster run() throws UpkeepException, InterruptedException {
        var superuser = FirstRole.named(settings.superuser());
        var folder = ClusterFolder.create(settings.base());
        try {
            return serve(folder, superuser);
        } catch (UpkeepException | InterruptedException e) {
            discard(folder, e);
            throw e;
        }
    }

    private static int freePort() throws UpkeepException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UpkeepException(HOST + ": has no free port (" + e.getMessage() + "); close connections", e);
        }
    }

    private static void discard(ClusterFolder folder, Exception cause) throws InterruptedException {
        try (folder) {
            folder.remove();
        } catch (UpkeepException | IOException e) {
            cause.addSuppressed(e);
        }
    }

    private PostgresCluster serve(ClusterFolder folder, FirstRole superuser)
            throws UpkeepException, InterruptedException {
        var watchdog = watchdog(folder, serverLine(folder, superuser));
        try {
            var ready = awaitReady(folder, watchdog);
            if (ready.isEmpty()) {
                var late = watchdog.isAlive();
                throw failure(late, PostgresCluster.end(folder, watchdog));
            }
            folder.delete("password");
            var address = DatabaseAddress.of(HOST, port, "postgres", superuser.early(), password);
            return new PostgresCluster(folder, watchdog, superuser.settle(address), ready.get());
        } catch (UpkeepException | InterruptedException e) {
            PostgresCluster.end(folder, watchdog);
            throw e;
        }
    }

    private RunningProcess watchdog(ClusterFolder folder, List<String> serverLine) throws UpkeepException {
        folder.write("password", password.reveal().getBytes(UTF_8));
        folder.write("server.conf", settings.parameterFile().getBytes(UTF_8));
        folder.write("watchdog.sh", script("watchdog.sh"));
        folder.write("serve.sh", script("serve.sh"));
        return Command.of("sh", folder.path().resolve("watchdog.sh").toString())
                .with(folder.path().toString())
                .with(serverLine)
                .in(Path.of("/"))
                .start();
    }

    private static byte[] script(String name) throws UpkeepException {
        try (var stream = ClusterStart.class.getResourceAsStream(name)) {
            if (stream == null) {
                throw new UpkeepException(name + ": missing in this copy of Upkeep; install it again");
            }
            return stream.readAllBytes();
        } catch (IOException e) {
            throw new UpkeepException(name + ": unreadable (" + e.getMessage() + "); install Upkeep again", e);
        }
    }

    private List<String> serverLine(ClusterFolder folder, FirstRole superuser) {
        var line = new ArrayList<String>();
        // A process group of its own: Ctrl-C is for us, and the watchdog can signal the server with all its helpers.
        Command.find("setsid").ifPresent(setsid -> line.add(setsid.toString()));
        line.addAll(folder.accountWords());
        line.addAll(cleanEnvironment());
        line.addAll(List.of("sh", folder.path().resolve("serve.sh").toString()));
        line.addAll(List.of(folder.path().toString(), Integer.toString(port)));
        line.add(settings.programs().folder().toString());
        line.addAll(List.of("--username=" + superuser.early(), "--locale=" + settings.locale()));
        if (settings.checksums()) {
            line.add("--data-checksums");
        }
        return line;
    }

    /** Code inside the server can read its environment, and ours may hold secrets. */
    private static List<String> cleanEnvironment() {
        var words = new ArrayList<>(List.of("env", "-i", "LC_ALL=C.UTF-8"));
        for (var name : List.of("PATH", "LD_LIBRARY_PATH")) {
            Optional.ofNullable(System.getenv(name)).ifPresent(value -> words.add(name + "=" + value));
        }
        return words;
    }

    private Optional<Long> awaitReady(ClusterFolder folder, RunningProcess watchdog)
            throws UpkeepException, InterruptedException {
        var end = System.nanoTime() + settings.patience().toNanos();
        var ready = folder.readyServer();
        while (ready.isEmpty() && watchdog.isAlive() && System.nanoTime() < end) {
            Thread.sleep(LOOK_EVERY.toMillis());
            ready = folder.readyServer();
        }
        return ready;
    }

    private UpkeepException failure(boolean late, String log) {
        // A statement of initdb has the password in it.
        var lines = log.lines()
                .filter(line -> !line.isBlank() && !line.contains("STATEMENT:"))
                .map(line -> PREFIX.matcher(line).replaceFirst(""))
                .toList();
        var last = String.join("; ", lines.subList(Math.max(0, lines.size() - SHOWN_LINES), lines.size()));
        var reason = late ? "it took longer than " + settings.patience().toSeconds() + " s" : last;
        var message = "throwaway cluster in " + settings.base() + ": did not start (" + reason
                + "); mend that, or choose another base folder";
        return last.contains("Address already in use") ? new PortTakenException(message) : new UpkeepException(message);
    }

    /** Another program took the port between our choice and the server's start. */
    static final class PortTakenException extends UpkeepException {
        private static final long serialVersionUID = 1L;

        private PortTakenException(String message) {
            super(message);
        }
    }
}
