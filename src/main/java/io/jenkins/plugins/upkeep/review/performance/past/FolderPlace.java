package io.jenkins.plugins.upkeep.review.performance.past;

import io.jenkins.plugins.upkeep.system.UpkeepException;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.EnumSet;

/**
 * A folder with reports at any depth: what the command line leaves, archived builds of Jenkins, a copy of either. Links within it
 * are not followed: they lead to what is there anyway, or out of it.
 *
 * @param root the folder
 */
record FolderPlace(Path root) implements PastPlace {
    private static final int DEEPEST = 40;

    @Override
    public String describe() {
        return root.toString();
    }

    @Override
    public Listing list(Instant since) throws UpkeepException, InterruptedException {
        try {
            var visit = new Visit(root.toRealPath(), since);
            Files.walkFileTree(visit.start, EnumSet.noneOf(java.nio.file.FileVisitOption.class), DEEPEST, visit);
            if (Thread.interrupted()) {
                throw new InterruptedException("told to stop while looking for reports in " + root);
            }
            return visit.found.listing();
        } catch (NoSuchFileException e) {
            throw new UpkeepException(
                    root + ": there is no such folder; name the one with the reports by --reports", e);
        } catch (IOException e) {
            throw new UpkeepException(root + ": cannot be looked at (" + e + "); check its rights", e);
        }
    }

    /** Notes what may be of use; a folder that cannot be entered is said and passed by. */
    private static final class Visit extends SimpleFileVisitor<Path> {
        private final Path start;
        private final Found found;

        private Visit(Path start, Instant since) {
            this.start = start;
            this.found = new Found(start.toString(), since, MOST_VISITED);
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            if (attributes.isRegularFile()) {
                var path = start.relativize(file).toString().replace(java.io.File.separatorChar, '/');
                found.add(new PastFile(
                        file.toString(),
                        path,
                        attributes.lastModifiedTime().toInstant(),
                        () -> Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)));
            }
            return next();
        }

        private FileVisitResult next() {
            return found.visit() && !Thread.currentThread().isInterrupted()
                    ? FileVisitResult.CONTINUE
                    : FileVisitResult.TERMINATE;
        }

        @Override
        public FileVisitResult visitFileFailed(Path file, IOException problem) throws IOException {
            if (file.equals(start)) {
                throw problem;
            }
            if (!(problem instanceof NoSuchFileException)) {
                found.remark(file + ": cannot be looked at (" + problem + ")");
            }
            return next();
        }

        @Override
        public FileVisitResult postVisitDirectory(Path folder, IOException problem) {
            if (problem != null) {
                found.remark(folder + ": cannot be listed to its end (" + problem + ")");
            }
            return FileVisitResult.CONTINUE;
        }
    }
}
