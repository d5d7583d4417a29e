package io.jenkins.plugins.upkeep.health.host;

import io.jenkins.plugins.upkeep.system.UpkeepException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;

/**
 * What the Linux kernel says of the machine.
 *
 * @param root the folder where it says it
 */
public record ProcFolder(Path root) {
    /** The running kernel's. */
    public static ProcFolder system() {
        return new ProcFolder(Path.of("/proc"));
    }

    /**
     * @return whether there is a Linux kernel to ask
     */
    boolean isThere() {
        return Files.isReadable(root.resolve("meminfo"));
    }

    List<String> lines(String file) throws UpkeepException {
        try {
            return Files.readAllLines(root.resolve(file));
        } catch (IOException e) {
            throw new UpkeepException(root.resolve(file) + ": cannot be read (" + e.getMessage() + ")", e);
        }
    }

    /**
     * A line of meminfo.
     *
     * @param key its name: {@code MemTotal}
     * @return the amount in bytes; empty when the kernel does not have it
     * @throws UpkeepException when there is no meminfo that could be read
     */
    public OptionalLong memory(String key) throws UpkeepException {
        for (var line : lines("meminfo")) {
            var words = line.split("[:\\s]+", -1);
            if (words.length >= 2 && words[0].equals(key) && words[1].matches("\\d{1,15}")) {
                return OptionalLong.of(Long.parseLong(words[1]) * 1024);
            }
        }
        return OptionalLong.empty();
    }
}
