package io.jenkins.plugins.upkeep.dependencies.update;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;

import io.jenkins.plugins.upkeep.system.UpkeepException;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashSet;
import java.util.Set;

/**
 * Removes a folder that foreign code has worked in, which may have closed parts of it.
 *
 * @param folder the folder
 */
record Removal(Path folder) {
    /**
     * Removes all of it.
     *
     * @throws UpkeepException when it is still there afterwards
     */
    void run() throws UpkeepException {
        var problem = attempt();
        if (Files.exists(folder, NOFOLLOW_LINKS)) {
            problem = attempt();
        }
        if (Files.exists(folder, NOFOLLOW_LINKS)) {
            throw new UpkeepException(
                    folder + ": cannot be removed (" + problem
                            + "), and the next attempt would run in what is left; see what the test has left there, and remove it");
        }
    }

    private String attempt() {
        try {
            if (Files.exists(folder, NOFOLLOW_LINKS)) {
                Files.walkFileTree(folder, new Remover());
            }
            return "it came back";
        } catch (IOException e) {
            return e.toString();
        }
    }

    private static final class Remover extends SimpleFileVisitor<Path> {
        private final Set<Path> opened = new HashSet<>();

        @Override
        public FileVisitResult preVisitDirectory(Path path, BasicFileAttributes attributes) {
            open(path);
            return FileVisitResult.CONTINUE;
        }

        private static void open(Path path) {
            try {
                Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwx------"));
            } catch (IOException | UnsupportedOperationException e) {
                // Whether it could be removed nevertheless is seen afterwards.
            }
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
            Files.deleteIfExists(file);
            return FileVisitResult.CONTINUE;
        }

        /** A folder that could not be opened: once more, after opening it. */
        @Override
        public FileVisitResult visitFileFailed(Path path, IOException reason) throws IOException {
            if (opened.add(path) && Files.isDirectory(path, NOFOLLOW_LINKS)) {
                open(path);
                Files.walkFileTree(path, this);
            }
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult postVisitDirectory(Path path, IOException reason) throws IOException {
            Files.deleteIfExists(path);
            return FileVisitResult.CONTINUE;
        }
    }
}
