package io.jenkins.plugins.upkeep.system.postgres;

import static java.nio.file.attribute.PosixFilePermissions.asFileAttribute;
import static java.nio.file.attribute.PosixFilePermissions.fromString;

import io.jenkins.plugins.upkeep.system.UpkeepException;
import io.jenkins.plugins.upkeep.system.process.Command;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The folder of a throwaway cluster. It belongs to this process' user; of the server's user is only {@code data} in it,
 * so that nothing that runs inside the server can change what runs outside as root.
 */
final class ClusterFolder implements Closeable {
    static final String PREFIX = "upkeep-cluster-";
    private static final Duration REMOVAL = Duration.ofMinutes(5);
    private static final int PID_LINE = 0;
    private static final int STATUS_LINE = 7;

    private final Path path;
    private final ClusterLock lock;
    private final Optional<ServerAccount> account;

    ClusterFolder(Path path, ClusterLock lock, Optional<ServerAccount> account) {
        this.path = path;
        this.lock = lock;
        this.account = account;
    }

    static ClusterFolder create(Path base) throws UpkeepException, InterruptedException {
        var account = ServerAccount.ifRoot();
        try {
            var path = Files.createTempDirectory(base.toRealPath(), PREFIX, asFileAttribute(fromString("rwx------")));
            var folder = new ClusterFolder(path, ClusterLock.mark(path), account);
            folder.admitServer();
            return folder;
        } catch (IOException e) {
            throw failure(base, "no cluster can be made in it", e);
        }
    }

    private static UpkeepException failure(Path folder, String what, IOException cause) {
        var reason = cause.getClass().getSimpleName() + ": " + cause.getMessage();
        return new UpkeepException(
                "folder " + folder + ": " + what + " (" + reason + "); check its permissions and free space", cause);
    }

    private void admitServer() throws IOException {
        var data = Files.createDirectory(path.resolve("data"), asFileAttribute(fromString("rwx------")));
        if (account.isPresent()) {
            account.get().own(data);
            account.get().share(path);
            Files.setPosixFilePermissions(path, fromString("rwx--x---"));
        }
    }

    Path path() {
        return path;
    }

    /** The words to put before the server's command line so that it runs as the server's user. */
    List<String> accountWords() {
        return account.map(ServerAccount::words).orElse(List.of());
    }

    /** Writes a file that only we and the server can read, and only we can change. */
    void write(String name, byte[] content) throws UpkeepException {
        var file = path.resolve(name);
        try {
            Files.createFile(file, asFileAttribute(fromString("rw-------")));
            Files.write(file, content);
            if (account.isPresent()) {
                account.get().share(file);
                Files.setPosixFilePermissions(file, fromString("rw-r-----"));
            }
        } catch (IOException e) {
            throw failure(path, "cannot write " + name, e);
        }
    }

    void delete(String name) throws UpkeepException {
        try {
            Files.delete(path.resolve(name));
        } catch (IOException e) {
            throw failure(path, "cannot delete " + name, e);
        }
    }

    /** The server's process id, once it accepts connections. */
    Optional<Long> readyServer() throws UpkeepException {
        var lines = pidFile();
        return lines.size() > STATUS_LINE && lines.get(STATUS_LINE).startsWith("ready")
                ? Optional.of(Long.valueOf(lines.get(PID_LINE).strip()))
                : Optional.empty();
    }

    private List<String> pidFile() throws UpkeepException {
        try {
            return Files.readAllLines(
                    path.resolve("data/postmaster.pid"), java.nio.charset.StandardCharsets.ISO_8859_1);
        } catch (NoSuchFileException e) {
            return List.of();
        } catch (IOException e) {
            throw failure(path, "cannot read the server's process id", e);
        }
    }

    /** Kills the server if it still runs, and removes the folder. Without effect when both are gone. */
    void remove() throws UpkeepException, InterruptedException {
        survivor().ifPresent(ProcessHandle::destroyForcibly);
        var remover = Command.of("rm", "-rf", "--", path.toString());
        var result = remover.run(REMOVAL);
        for (int attempt = 1; attempt < 5 && !result.succeeded(); attempt++) {
            // The children of a server that was killed need a moment to notice; they may still write.
            Thread.sleep(500);
            result = remover.run(REMOVAL);
        }
        if (!result.succeeded()) {
            throw new UpkeepException("folder " + path + ": cannot be removed (" + result.complaint() + "); remove it");
        }
    }

    private Optional<ProcessHandle> survivor() throws UpkeepException {
        var lines = pidFile();
        if (lines.isEmpty() || !lines.get(PID_LINE).strip().matches("[1-9]\\d{0,9}")) {
            return Optional.empty();
        }
        // The process id may belong to somebody else by now; the folder's random name in the command line is ours
        // alone.
        return ProcessHandle.of(Long.parseLong(lines.get(PID_LINE).strip()))
                .filter(process -> process.info()
                        .commandLine()
                        .orElse("")
                        .contains(path.resolve("data").toString()));
    }

    @Override
    public void close() throws IOException {
        lock.close();
    }
}
