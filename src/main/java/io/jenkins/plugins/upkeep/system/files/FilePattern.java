package io.jenkins.plugins.upkeep.system.files;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * A pattern of files: each of its parts may hold {@code *}, {@code ?}, {@code [...]} and {@code {...}}.
 *
 * @param text the pattern
 */
public record FilePattern(String text) {
    private static final Pattern WILD = Pattern.compile("[*?\\[{]");

    /** Something that a pattern leads to and that cannot be listed. */
    @FunctionalInterface
    public interface Obstacle {
        /**
         * @param folder the folder
         * @param problem why it cannot be listed
         */
        void met(Path folder, IOException problem);
    }

    /**
     * Looks for files.
     *
     * @param folder where a relative pattern begins
     * @param obstacle is told of folders that cannot be listed
     * @return what there is, sorted by name
     */
    public List<Path> expand(Path folder, Obstacle obstacle) {
        var whole = folder.resolve(text).toAbsolutePath().normalize();
        var found = List.of(whole.getRoot());
        for (var part : whole) {
            found = step(found, part.toString(), obstacle);
        }
        return found.stream().filter(Files::exists).sorted().toList();
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
}
