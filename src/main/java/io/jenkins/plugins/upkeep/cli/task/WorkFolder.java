package io.jenkins.plugins.upkeep.cli.task;

import io.jenkins.plugins.upkeep.system.UpkeepException;
import io.jenkins.plugins.upkeep.system.files.ProcessLock;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;

/**
 * A folder for one run, closed to other users, in the folder for temporary files. It is locked as long as its run lives:
 * what a run leaves that is killed, the next one removes.
 */
public final class WorkFolder {
    private static final FileAttribute<?> PRIVATE =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));
    private static final String PREFIX = "upkeep-";
    private static final String LOCK = "run.lock";

    private final Path whole;
    private final Path path;
    private final ProcessLock lock;

    private WorkFolder(Path whole, Path path, ProcessLock lock) {
        this.whole = whole;
        this.path = path;
        this.lock = lock;
    }

    /**
     * Makes a folder, and removes those of runs that were killed.
     *
     * @throws UpkeepException when there is no place for it
     */
    public static WorkFolder create() throws UpkeepException {
        var place = Path.of(System.getProperty("java.io.tmpdir"));
        try {
            sweep(place);
            return in(Files.createTempDirectory(place, PREFIX, PRIVATE));
        } catch (IOException e) {
            throw new UpkeepException(
                    place + ": no working folder can be made there (" + e
                            + "); make room, or name another place with UPKEEP_JAVA_OPTS=-Djava.io.tmpdir=DIR",
                    e);
        }
    }

    /** The lock gets its name when it is held, so that no other run takes this folder for one that was left. */
    private static WorkFolder in(Path whole) throws IOException {
        var early = whole.resolve(LOCK + ".new");
        var lock = ProcessLock.take(early)
                .orElseThrow(() -> new IOException(early + " is held by somebody else, who should not know of it"));
        lock.rename(LOCK);
        return new WorkFolder(whole, Files.createDirectory(whole.resolve("work"), PRIVATE), lock);
    }

    private static void sweep(Path place) throws IOException {
        try (var folders = Files.newDirectoryStream(place, PREFIX + "*")) {
            for (var folder : folders) {
                if (isOurs(folder)) {
                    removeLeft(folder);
                }
            }
        }
    }

    private static boolean isOurs(Path folder) throws IOException {
        var user = ProcessHandle.current().info().user();
        return Files.isRegularFile(folder.resolve(LOCK), LinkOption.NOFOLLOW_LINKS)
                && user.equals(Optional.of(
                        Files.getOwner(folder, LinkOption.NOFOLLOW_LINKS).getName()));
    }

    private static void removeLeft(Path folder) {
        try {
            var taken = ProcessLock.take(folder.resolve(LOCK));
            if (taken.isPresent()) {
                new WorkFolder(folder, folder, taken.get()).remove();
            }
        } catch (IOException e) {
            // Another run removes it at this moment, or the next one tries again.
        }
    }

    /**
     * @return where it is
     */
    public Path path() {
        return path;
    }

    /**
     * Removes it with all that is in it; links are removed, not followed.
     *
     * @return what went wrong, if something did
     */
    public Optional<String> remove() {
        try (lock) {
            Files.walkFileTree(whole, new Removal());
            return Optional.empty();
        } catch (IOException e) {
            return Optional.of(whole + ": the working folder cannot be removed (" + e + "); remove it by hand");
        }
    }

    private static final class Removal extends SimpleFileVisitor<Path> {
        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
            Files.delete(file);
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult postVisitDirectory(Path folder, IOException problem) throws IOException {
            if (problem != null) {
                throw problem;
            }
            Files.delete(folder);
            return FileVisitResult.CONTINUE;
        }
    }
}
