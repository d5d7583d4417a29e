package io.jenkins.plugins.upkeep.system.files;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Stream;

/**
 * A pattern of files: each of its parts may hold {@code *}, {@code ?}, {@code [...]} and {@code {...}}.
 *
 * @param text the pattern
 */
public record FilePattern(String text) {
    private static final Pattern WILD = Pattern.compile("[*?\\[{]");

    /** Something that a pattern leads to and that cannot be looked at. */
    @FunctionalInterface
    public interface Obstacle {
        /**
         * @param place a folder that cannot be listed, or a place of which nobody can tell whether something is there
         * @param problem why
         */
        void met(Path place, IOException problem);
    }

    /**
     * Looks for files.
     *
     * @param folder where a relative pattern begins
     * @param obstacle is told of what cannot be looked at; what is not there is none
     * @return what there is, sorted by name
     */
    public List<Path> expand(Path folder, Obstacle obstacle) {
        var whole = folder.resolve(text).toAbsolutePath().normalize();
        var found = List.of(whole.getRoot());
        for (var part : whole) {
            found = step(found, part.toString(), obstacle);
        }
        return found.stream().filter(file -> isThere(file, obstacle)).sorted().toList();
    }

    private static List<Path> step(List<Path> folders, String part, Obstacle obstacle) {
        if (!WILD.matcher(part).find()) {
            return folders.stream().map(folder -> folder.resolve(part)).toList();
        }
        var found = new ArrayList<Path>();
        for (var folder : folders) {
            found.addAll(list(folder, part, obstacle));
        }
        return found;
    }

    private static List<Path> list(Path folder, String part, Obstacle obstacle) {
        if (!Files.isDirectory(folder)) {
            isThere(folder, obstacle);
            return List.of();
        }
        try (var stream = Files.newDirectoryStream(folder, part)) {
            var found = new ArrayList<Path>();
            stream.forEach(found::add);
            return found;
        } catch (DirectoryIteratorException e) {
            obstacle.met(folder, e.getCause());
        } catch (IOException e) {
            obstacle.met(folder, e);
        } catch (PatternSyntaxException e) {
            obstacle.met(folder, new IOException(part + " is no pattern", e));
        }
        return List.of();
    }

    /** What this user may not look at is not known to be missing. */
    private static boolean isThere(Path file, Obstacle obstacle) {
        try {
            Files.readAttributes(file, BasicFileAttributes.class);
            return true;
        } catch (NoSuchFileException e) {
            return false;
        } catch (IOException e) {
            hidden(file, e, obstacle);
            return false;
        }
    }

    private static void hidden(Path file, IOException problem, Obstacle obstacle) {
        if (!isBelowAFile(file)) {
            obstacle.met(file, problem);
        }
    }

    /** There is nothing below what is no folder. */
    private static boolean isBelowAFile(Path file) {
        return Stream.iterate(file.getParent(), Objects::nonNull, Path::getParent)
                .anyMatch(above -> Files.exists(above) && !Files.isDirectory(above));
    }
}
