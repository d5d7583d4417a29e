package io.jenkins.plugins.upkeep.dependencies.update;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/**
 * What a program has left behind in its session when it ended. Where the system has no {@code /proc}, nobody can tell.
 *
 * @param session the program's process, which began the session
 */
record Leftovers(long session) {
    private static final Path PROCESSES = Path.of("/proc");
    private static final Pattern SPACE = Pattern.compile(" ");

    /** Behind the name of a process, which may hold anything: its state, its parent, its group, its session. */
    private static final int SESSION = 3;

    private static final int ROUNDS = 50;
    private static final long PAUSE = 20;

    /** Ends all of it, also what begins meanwhile. */
    void end() throws InterruptedException {
        var left = processes();
        for (int round = 0; round < ROUNDS && !left.isEmpty(); round++) {
            left.forEach(ProcessHandle::destroyForcibly);
            TimeUnit.MILLISECONDS.sleep(PAUSE);
            left = processes();
        }
    }

    private List<ProcessHandle> processes() {
        var found = new ArrayList<ProcessHandle>();
        try (var all = Files.newDirectoryStream(PROCESSES, "[0-9]*")) {
            all.forEach(process -> handle(process).ifPresent(found::add));
        } catch (IOException | DirectoryIteratorException e) {
            return List.of();
        }
        return found;
    }

    private Optional<ProcessHandle> handle(Path process) {
        try {
            var stat = Files.readString(process.resolve("stat"));
            var fields = SPACE.split(stat.substring(stat.lastIndexOf(')') + 2), -1);
            var here = fields[SESSION].equals(Long.toString(session)) && !fields[0].equals("Z");
            return here ? ProcessHandle.of(Long.parseLong(process.getFileName().toString())) : Optional.empty();
        } catch (IOException | UncheckedIOException | IndexOutOfBoundsException e) {
            // It has ended meanwhile.
            return Optional.empty();
        }
    }
}
