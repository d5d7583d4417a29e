package io.jenkins.plugins.upkeep.security.access;

import io.jenkins.plugins.upkeep.security.audit.Gap;
import io.jenkins.plugins.upkeep.security.files.TextFile;
import io.jenkins.plugins.upkeep.system.files.FilePattern;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The files of a system, which may lie below another folder than {@code /}.
 *
 * @param root what stands for {@code /}
 */
record SystemFiles(Path root) {
    /** Where a file of the system lies. */
    Path place(String name) {
        var relative = name.replaceFirst("^/+", "");
        return root.resolve(relative).normalize();
    }

    /**
     * The lines of a file.
     *
     * @return empty when there is no such file
     * @throws IOException when it is there and cannot be read
     */
    Optional<List<String>> lines(String name) throws IOException {
        return text(name).map(text -> text.lines().toList());
    }

    /** As {@link #lines}, in one piece. */
    Optional<String> text(String name) throws IOException {
        try {
            return Optional.of(TextFile.text(place(name)));
        } catch (InvalidPathException e) {
            throw new IOException("no file can have this name", e);
        } catch (NoSuchFileException | NotDirectoryException e) {
            return Optional.empty();
        } catch (FileSystemException e) {
            return none(name, e);
        }
    }

    /** There is nothing below what is no folder, such as a home that is {@code /dev/null}. */
    private Optional<String> none(String name, FileSystemException problem) throws IOException {
        var belowAFile = Stream.iterate(place(name).getParent(), Objects::nonNull, Path::getParent)
                .anyMatch(above -> Files.exists(above) && !Files.isDirectory(above));
        if (!belowAFile) {
            throw problem;
        }
        return Optional.empty();
    }

    /** The names of files that a pattern means. */
    List<String> expand(String pattern, FilePattern.Obstacle obstacle) {
        try {
            return new FilePattern(place(pattern).toString())
                    .expand(root, obstacle).stream()
                            .filter(file -> !Files.isDirectory(file))
                            .map(this::name)
                            .toList();
        } catch (InvalidPathException e) {
            obstacle.met(root, new IOException("no file can have the name " + Name.text(pattern), e));
            return List.of();
        }
    }

    private String name(Path file) {
        return "/" + root.toAbsolutePath().normalize().relativize(file);
    }

    /** What to say of a file that cannot be read. */
    static Gap gap(String name, IOException problem) {
        return new Gap(
                "file " + Name.text(name),
                TextFile.words(problem),
                "run the audit as root, or let its user read the file");
    }
}
