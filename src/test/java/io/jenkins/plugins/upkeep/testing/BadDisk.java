package io.jenkins.plugins.upkeep.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What a failing disk does to a file or a folder, by means of the real system. */
public final class BadDisk implements AutoCloseable {
    private final Path place;
    private final Path aside;

    private BadDisk(Path place, Path aside) {
        this.place = place;
        this.aside = aside;
    }

    /** Makes each read of a file end with "Input/output error". */
    public static BadDisk reading(Path file) throws IOException {
        return replaced(file, Path.of("/proc/self/mem"));
    }

    /** Makes each look at a file or folder end with an error that is not "no such file". */
    public static BadDisk looking(Path place) throws IOException {
        return replaced(place, place);
    }

    private static BadDisk replaced(Path place, Path target) throws IOException {
        var aside = Files.createTempDirectory("upkeeptest-aside").resolve("it");
        Files.move(place, aside);
        Files.createSymbolicLink(place, target);
        return new BadDisk(place, aside);
    }

    @Override
    public void close() throws IOException {
        Files.delete(place);
        Files.move(aside, place);
        Files.delete(aside.getParent());
    }
}
