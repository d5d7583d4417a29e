package io.jenkins.plugins.upkeep.rollback.git;

import io.jenkins.plugins.upkeep.system.UpkeepException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The gits that an earlier, killed run has left working in a folder: they are known by what only Upkeep tells git. */
final class Survivors {
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final long BETWEEN = 100;

    private Survivors() {}

    /**
     * Waits until none works there.
     *
     * @throws UpkeepException when one does for more than five minutes
     * @throws InterruptedException when this thread is told to stop
     */
    static void await(Path folder) throws UpkeepException, InterruptedException {
        var deadline = System.nanoTime() + PATIENCE.toNanos();
        for (var all = in(folder); !all.isEmpty(); all = in(folder)) {
            if (System.nanoTime() - deadline > 0) {
                throw new UpkeepException(folder + ": git of an earlier run (process " + all.get(0)
                        + ") has worked there for more than five minutes; see what it waits for and end it, then repeat"
                        + " this");
            }
            TimeUnit.MILLISECONDS.sleep(BETWEEN);
        }
    }

    private static List<Long> in(Path folder) {
        var found = new ArrayList<Long>();
        try (var processes = Files.newDirectoryStream(Path.of("/proc"), "[0-9]*")) {
            for (var process : processes) {
                if (isOurs(process, folder)) {
                    found.add(Long.parseLong(process.getFileName().toString()));
                }
            }
        } catch (IOException | DirectoryIteratorException e) {
            // There is no /proc on this system: whether one works is seen by its lock alone.
            return List.of();
        }
        return found;
    }

    private static boolean isOurs(Path process, Path folder) {
        try {
            var words =
                    new String(Files.readAllBytes(process.resolve("cmdline")), StandardCharsets.UTF_8).split("\0", -1);
            return Arrays.asList(words).containsAll(List.of(Git.safe(folder), Git.NO_HOOKS));
        } catch (IOException e) {
            // It has ended meanwhile.
            return false;
        }
    }
}
