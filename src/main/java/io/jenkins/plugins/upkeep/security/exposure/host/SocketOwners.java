package io.jenkins.plugins.upkeep.security.exposure.host;

import io.jenkins.plugins.upkeep.system.OneLine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Finds the processes that hold sockets, as far as this user may see them: root sees all, others their own. */
final class SocketOwners {
    private static final String SOCKET = "socket:[";

    private final Set<String> wanted;
    private final Map<String, String> names = new HashMap<>();

    private SocketOwners(Set<String> wanted) {
        this.wanted = Set.copyOf(wanted);
    }

    /** The name of a process for each of these numbers of sockets that one is seen to hold. */
    static Map<String, String> of(Path proc, Set<String> inodes) {
        var owners = new SocketOwners(inodes);
        list(proc).stream()
                .filter(folder -> folder.getFileName().toString().matches("\\d+"))
                .forEach(owners::process);
        return Map.copyOf(owners.names);
    }

    private void process(Path process) {
        list(process.resolve("fd")).stream()
                .flatMap(file -> inode(file).stream())
                .filter(wanted::contains)
                .forEach(inode -> names.putIfAbsent(inode, name(process)));
    }

    private static List<Path> list(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList();
        } catch (IOException | java.io.UncheckedIOException e) {
            // The process has ended, or belongs to another user: its sockets stay without a name.
            return List.of();
        }
    }

    private static Optional<String> inode(Path file) {
        try {
            var target = Files.readSymbolicLink(file).toString();
            return target.startsWith(SOCKET)
                    ? Optional.of(target.substring(SOCKET.length(), target.length() - 1))
                    : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static String name(Path process) {
        try (var stream = Files.newInputStream(process.resolve("comm"))) {
            return OneLine.of(new String(stream.readNBytes(64), java.nio.charset.StandardCharsets.UTF_8));
        } catch (IOException e) {
            return "process " + process.getFileName();
        }
    }
}
