package io.jenkins.plugins.upkeep.jenkins.agent;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A folder on the machine of an agent. */
final class AgentFolder {
    private AgentFolder() {}

    /** Removes a folder and all in it; links are removed and not followed. */
    static void remove(Path folder) throws IOException {
        for (var path : deepestFirst(folder)) {
            Files.deleteIfExists(path);
        }
    }

    private static List<Path> deepestFirst(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.sorted(Comparator.reverseOrder()).toList();
        }
    }
}
