package io.jenkins.plugins.upkeep.system.store;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Looks at places of a file system. Only what the system itself calls missing is missing: a place that could not be looked
 * at is an {@link IOException}, for else a disk that stumbles would seem empty.
 */
final class Places {
    private Places() {}

    /**
     * A place that is there.
     *
     * @param path where
     * @param attributes what is there, behind links
     */
    record Place(Path path, BasicFileAttributes attributes) {
        boolean isFile() {
            return attributes.isRegularFile();
        }
    }

    static Optional<Place> at(Path path) throws IOException {
        try {
            return Optional.of(new Place(path, Files.readAttributes(path, BasicFileAttributes.class)));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    /** The names in a folder; none where there is no folder. */
    static List<String> names(Path folder) throws IOException {
        var names = new ArrayList<String>();
        try (DirectoryStream<Path> paths = Files.newDirectoryStream(folder)) {
            for (var path : paths) {
                names.add(path.getFileName().toString());
            }
            return names;
        } catch (NoSuchFileException e) {
            return List.of();
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
    }

    /** The files below a folder; what goes away meanwhile is left out. */
    static List<Place> files(Path folder) throws IOException {
        var files = new ArrayList<Place>();
        for (var path : below(folder)) {
            at(path).filter(Place::isFile).ifPresent(files::add);
        }
        return files;
    }

    /** All that lies below a folder and the folder itself, the innermost first. */
    static List<Path> below(Path folder) throws IOException {
        var found = new ArrayList<Path>();
        Files.walkFileTree(folder, new Collector(found));
        return found;
    }

    /** Notes each place once it has been passed. */
    private static final class Collector extends SimpleFileVisitor<Path> {
        private final List<Path> found;

        private Collector(List<Path> found) {
            this.found = found;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            found.add(file);
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFileFailed(Path file, IOException problem) throws IOException {
            if (problem instanceof NoSuchFileException) {
                return FileVisitResult.CONTINUE;
            }
            throw problem;
        }

        @Override
        public FileVisitResult postVisitDirectory(Path folder, IOException problem) throws IOException {
            if (problem != null) {
                throw problem;
            }
            found.add(folder);
            return FileVisitResult.CONTINUE;
        }
    }
}
