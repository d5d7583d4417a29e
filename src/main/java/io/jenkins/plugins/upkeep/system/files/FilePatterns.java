package io.jenkins.plugins.upkeep.system.files;

import io.jenkins.plugins.upkeep.system.UpkeepException;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/** Finds the files that patterns with {@code *} and {@code ?} in their last part mean. */
public final class FilePatterns {
    private FilePatterns() {}

    /**
     * @param folder where relative patterns start
     * @param patterns such as {@code /var/log/nginx/access.log*}
     * @return the regular files, each once, in the order of their names
     * @throws UpkeepException when a folder cannot be looked into; one that is not there has no files
     */
    public static List<Path> find(Path folder, List<String> patterns) throws UpkeepException {
        var found = new TreeSet<Path>();
        for (var pattern : patterns) {
            found.addAll(find(folder.resolve(pattern).normalize()));
        }
        return List.copyOf(found);
    }

    private static List<Path> find(Path pattern) throws UpkeepException {
        var folder = pattern.toAbsolutePath().getParent();
        var matcher = FileSystems.getDefault()
                .getPathMatcher("glob:" + pattern.getFileName().toString());
        try (var entries = Files.newDirectoryStream(folder)) {
            var files = new ArrayList<Path>();
            for (var entry : entries) {
                if (matcher.matches(entry.getFileName()) && Files.isRegularFile(entry)) {
                    files.add(entry);
                }
            }
            return files;
        } catch (NoSuchFileException e) {
            return List.of();
        } catch (IOException | DirectoryIteratorException e) {
            throw new UpkeepException(folder + ": cannot be looked into (" + e + "); check its rights", e);
        }
    }
}
