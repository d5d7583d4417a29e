package io.jenkins.plugins.upkeep.cli.task;

import io.jenkins.plugins.upkeep.system.UpkeepException;
import io.jenkins.plugins.upkeep.system.files.FileTrouble;
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
    private static final String PREFIX = "upkeep-run-";
    private static final String LOCK = ".lock";

    private final Path path;
    private final Path lockFile;
    private final ProcessLock lock;

    private WorkFolder(Path lockFile, ProcessLock lock) {
        this.lockFile = lockFile;
        this.path = folder(lockFile);
        this.lock = lock;
    }

    private static Path folder(Path lockFile) {
        var name = lockFile.getFileName().toString();
        return lockFile.resolveSibling(name.substring(0, name.length() - LOCK.length()));
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
            var folder = locked(place);
            Files.createDirectory(folder.path, PRIVATE);
            return folder;
        } catch (IOException e) {
            throw new UpkeepException(
                    place + ": no working folder can be made there (" + e
                            + "); make room, or name another place with UPKEEP_JAVA_OPTS=-Djava.io.tmpdir=DIR",
                    e);
        }
    }

    /** The lock comes before the folder and goes after it, so that there is no moment at which a killed run hides. */
    private static WorkFolder locked(Path place) throws IOException {
        while (true) {
            var file = Files.createTempFile(place, PREFIX, LOCK);
            var lock = ProcessLock.take(file);
            if (lock.isPresent() && Files.exists(file)) {
                return new WorkFolder(file, lock.get());
            }
            // Another run took the new file for one that was left, and has removed it.
            if (lock.isPresent()) {
                lock.get().close();
            }
        }
    }

    private static void sweep(Path place) throws IOException {
        try (var files = Files.newDirectoryStream(place, PREFIX + "*" + LOCK)) {
            for (var file : files) {
                removeLeft(file);
            }
        }
    }

    private static void removeLeft(Path file) {
        try {
            var lock = isOurs(file) ? ProcessLock.take(file) : Optional.<ProcessLock>empty();
            lock.ifPresent(taken -> new WorkFolder(file, taken).remove());
        } catch (IOException e) {
            // Another run removes it at this moment, or the next one tries again.
        }
    }

    private static boolean isOurs(Path file) throws IOException {
        var user = ProcessHandle.current().info().user();
        return Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
                && user.equals(Optional.of(
                        Files.getOwner(file, LinkOption.NOFOLLOW_LINKS).getName()));
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
            if (Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
                Files.walkFileTree(path, new Removal());
            }
            Files.delete(lockFile);
            return Optional.empty();
        } catch (IOException e) {
            return Optional.of(
                    path + ": the working folder cannot be removed (" + FileTrouble.reason(e) + "); remove it by hand");
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
