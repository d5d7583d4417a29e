package io.jenkins.plugins.upkeep.backup.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;

/** Looks which of a part's paths exist. */
final class ConfiguredPaths {
    private ConfiguredPaths() {}

    static List<String> existing(FilesPart part, Path base, FileProblems problems) {
        var existing = part.paths().stream().filter(path -> exists(path, base)).toList();
        part.paths().stream()
                .filter(path -> !existing.contains(path))
                .map(path -> new FileProblem(
                        FileProblem.Kind.MISSING, path, "does not exist; correct the path or take it out of the part"))
                .forEach(problems::add);
        return existing;
    }

    private static boolean exists(String path, Path base) {
        try {
            Files.readAttributes(base.resolve(path), BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            return true;
        } catch (NoSuchFileException e) {
            return false;
        } catch (IOException | InvalidPathException e) {
            // What cannot be looked at from here, tar will name with the true reason.
            return true;
        }
    }
}
