package io.jenkins.plugins.upkeep.system.postgres;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;

import io.jenkins.plugins.upkeep.system.UpkeepException;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Removes the clusters that a crash left behind in one folder. */
final class ClusterSweep {
    private ClusterSweep() {}

    static List<Path> of(Path base) throws UpkeepException, InterruptedException {
        var removed = new ArrayList<Path>();
        for (var path : candidates(base)) {
            if (sweep(path)) {
                removed.add(path);
            }
        }
        return List.copyOf(removed);
    }

    private static List<Path> candidates(Path base) throws UpkeepException {
        try (var children = Files.newDirectoryStream(base.toRealPath(), ClusterFolder.PREFIX + "*")) {
            var candidates = new ArrayList<Path>();
            children.forEach(candidates::add);
            return candidates;
        } catch (NoSuchFileException e) {
            return List.of();
        } catch (IOException | DirectoryIteratorException e) {
            throw failure(base, e);
        }
    }

    private static boolean sweep(Path path) throws UpkeepException, InterruptedException {
        try {
            var lock = isOurs(path) ? ClusterLock.takeOver(path) : Optional.<ClusterLock>empty();
            if (lock.isEmpty()) {
                return false;
            }
            try (var folder = new ClusterFolder(path, lock.get(), Optional.empty())) {
                folder.remove();
                return true;
            }
        } catch (NoSuchFileException e) {
            // Its watchdog, or another sweep, removed it meanwhile.
            return false;
        } catch (IOException e) {
            throw failure(path, e);
        }
    }

    private static boolean isOurs(Path path) throws IOException {
        var user = ProcessHandle.current().info().user();
        return Files.isDirectory(path, NOFOLLOW_LINKS)
                && user.equals(Optional.of(Files.getOwner(path, NOFOLLOW_LINKS).getName()));
    }

    private static UpkeepException failure(Path path, Exception cause) {
        var reason = cause.getClass().getSimpleName() + ": " + cause.getMessage();
        return new UpkeepException(
                "folder " + path + ": left-over clusters cannot be looked for (" + reason + "); check it", cause);
    }
}
