package io.jenkins.plugins.upkeep.rollback.git;

import io.jenkins.plugins.upkeep.system.UpkeepException;
import io.jenkins.plugins.upkeep.system.files.FileTrouble;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * The lock files of a repository: git makes one beside each file that it writes, keeps it open meanwhile, and renames it in
 * the end. A git that was killed leaves it behind.
 */
final class Locks {
    private static final List<String> NAMES = List.of("index.lock", "HEAD.lock", "config.lock");
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final long BETWEEN = 100;

    private Locks() {}

    static List<Path> present(Path gitDir) {
        return NAMES.stream()
                .map(gitDir::resolve)
                .filter(lock -> Files.exists(lock, LinkOption.NOFOLLOW_LINKS))
                .toList();
    }

    /** The processes that hold a lock open; of other accounts' processes only root sees that. */
    static List<Long> holders(Path lock) {
        try (var processes = Files.newDirectoryStream(Path.of("/proc"), "[0-9]*")) {
            return holders(processes, lock);
        } catch (IOException e) {
            // There is no /proc on this system: who holds a lock is not known.
            return List.of();
        }
    }

    private static List<Long> holders(DirectoryStream<Path> processes, Path lock) {
        var holders = new ArrayList<Long>();
        for (var process : processes) {
            if (holds(process.resolve("fd"), lock)) {
                holders.add(Long.parseLong(process.getFileName().toString()));
            }
        }
        return holders;
    }

    private static boolean holds(Path files, Path lock) {
        try (Stream<Path> all = Files.list(files)) {
            return all.anyMatch(file -> isLinkTo(file, lock));
        } catch (IOException | UncheckedIOException e) {
            // The process has ended, or belongs to somebody else.
            return false;
        }
    }

    private static boolean isLinkTo(Path file, Path lock) {
        try {
            return Files.readSymbolicLink(file).equals(lock);
        } catch (IOException e) {
            // It was closed meanwhile.
            return false;
        }
    }

    /**
     * Removes what a killed git of ours has left; a git that still lives, because only its starter was killed, is waited
     * for.
     *
     * @throws UpkeepException when a process holds a lock for more than five minutes
     * @throws InterruptedException when this thread is told to stop
     */
    static void clear(Path gitDir) throws UpkeepException, InterruptedException {
        var deadline = System.nanoTime() + PATIENCE.toNanos();
        for (var lock : present(gitDir)) {
            clear(lock, deadline);
        }
    }

    /** While a lock is there that nobody holds, nobody can make another: it is the stale one that is removed. */
    private static void clear(Path lock, long deadline) throws UpkeepException, InterruptedException {
        demandOurs(lock);
        while (Files.exists(lock, LinkOption.NOFOLLOW_LINKS)) {
            var holders = holders(lock);
            if (holders.isEmpty()) {
                remove(lock);
                return;
            }
            if (System.nanoTime() - deadline > 0) {
                throw new UpkeepException(lock + ": process " + holders.get(0)
                        + " has held it for more than five minutes; see what it does and end it, then repeat this");
            }
            TimeUnit.MILLISECONDS.sleep(BETWEEN);
        }
    }

    /** Whether another account's process holds a lock, only root and that account can see. */
    private static void demandOurs(Path lock) throws UpkeepException {
        try {
            var self = Files.getAttribute(Path.of("/proc/self"), "unix:uid");
            var owner = Files.getAttribute(lock, "unix:uid", LinkOption.NOFOLLOW_LINKS);
            if (!self.equals(0) && !self.equals(owner)) {
                throw new UpkeepException(lock + ": belongs to another account (" + owner
                        + "); see whether its git works there, remove the lock, then repeat this");
            }
        } catch (NoSuchFileException e) {
            // It went away by itself.
            return;
        } catch (IOException e) {
            throw new UpkeepException(
                    lock + ": its owner cannot be read (" + FileTrouble.reason(e) + "); check the folder's rights", e);
        }
    }

    private static void remove(Path lock) throws UpkeepException {
        try {
            Files.deleteIfExists(lock);
        } catch (IOException e) {
            throw new UpkeepException(
                    lock + ": was left over and cannot be removed (" + FileTrouble.reason(e) + "); remove it by hand",
                    e);
        }
    }
}
