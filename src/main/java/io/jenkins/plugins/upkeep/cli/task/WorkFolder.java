package io.jenkins.plugins.upkeep.cli.task;

import io.jenkins.plugins.upkeep.system.UpkeepException;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;

/**
 * A folder for one run, closed to other users, in the folder for temporary files.
 *
 * @param path where it is
 */
public record WorkFolder(Path path) {
    private static final FileAttribute<?> PRIVATE =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));

    public static WorkFolder create() throws UpkeepException {
        var place = Path.of(System.getProperty("java.io.tmpdir"));
        try {
            return new WorkFolder(Files.createTempDirectory(place, "upkeep-", PRIVATE));
        } catch (IOException e) {
            throw new UpkeepException(
                    place + ": no working folder can be made there (" + e
                            + "); make room, or name another place with UPKEEP_JAVA_OPTS=-Djava.io.tmpdir=DIR",
                    e);
        }
    }

    /**
     * Removes it with all that is in it; links are removed, not followed.
     *
     * @return what went wrong, if something did
     */
    public Optional<String> remove() {
        try {
            Files.walkFileTree(path, new Removal());
            return Optional.empty();
        } catch (IOException e) {
            return Optional.of(path + ": the working folder cannot be removed (" + e + "); remove it by hand");
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
