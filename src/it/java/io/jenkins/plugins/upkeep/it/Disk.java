package io.jenkins.plugins.upkeep.it;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;

/** Looks at folders while others change them. */
final class Disk {
    private Disk() {}

    /** The text of a file, whatever bytes are in it. */
    static String text(Path file) {
        try {
            return Files.readString(file, StandardCharsets.ISO_8859_1);
        } catch (NoSuchFileException e) {
            return "";
        } catch (IOException e) {
            throw new UncheckedIOException(file + ": cannot be read", e);
        }
    }

    static void write(Path file, String text) {
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(file + ": cannot be written", e);
        }
    }

    /** The files and folders below a folder that are wanted; none when it is not there. */
    static List<Path> find(Path folder, Predicate<Path> wanted) {
        if (!Files.exists(folder)) {
            return List.of();
        }
        try (var paths = Files.walk(folder)) {
            return paths.filter(wanted).sorted().toList();
        } catch (UncheckedIOException e) {
            // Something vanished while it was looked at.
            return find(folder, wanted);
        } catch (IOException e) {
            throw new UncheckedIOException(folder + ": cannot be read", e);
        }
    }

    /** Removes a folder and all in it, if it is there; links are not followed. */
    static void remove(Path folder) {
        for (var path : find(folder, path -> true).stream()
                .sorted(Comparator.reverseOrder())
                .toList()) {
            try {
                Files.delete(path);
            } catch (IOException e) {
                throw new UncheckedIOException(path + ": cannot be removed", e);
            }
        }
    }

    static List<Path> files(Path folder) {
        return find(folder, Files::isRegularFile);
    }

    /** The files that hold a text, as UTF-8. */
    static List<Path> holding(Path folder, String text) {
        var bytes = new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
        return files(folder).stream().filter(file -> text(file).contains(bytes)).toList();
    }
}
