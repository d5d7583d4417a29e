package io.jenkins.plugins.upkeep.system.files;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * A {@link ProcessLock} on a hidden file in a folder, for which one waits. Whoever may write in the folder may take it, also when
 * another account was there first.
 */
public final class QueueLock {
    private static final Duration PAUSE = Duration.ofMillis(20);
    private static final Map<PosixFilePermission, PosixFilePermission> READ = Map.of(
            PosixFilePermission.OWNER_WRITE, PosixFilePermission.OWNER_READ,
            PosixFilePermission.GROUP_WRITE, PosixFilePermission.GROUP_READ,
            PosixFilePermission.OTHERS_WRITE, PosixFilePermission.OTHERS_READ);

    private QueueLock() {}

    /**
     * Takes the lock, if need be once who holds it lets go.
     *
     * @param file the file, made where it is missing; its folder exists
     * @param patience how long to wait; nothing to take it at once or not at all
     * @return the lock; empty when it was held all the time
     * @throws IOException when the file cannot be opened
     * @throws InterruptedException when this thread was told to stop meanwhile
     */
    public static Optional<ProcessLock> take(Path file, Duration patience) throws IOException, InterruptedException {
        var begun = System.nanoTime();
        make(file);
        var lock = ProcessLock.take(file);
        while (lock.isEmpty() && System.nanoTime() - begun < patience.toNanos()) {
            TimeUnit.MILLISECONDS.sleep(PAUSE.toMillis());
            lock = ProcessLock.take(file);
        }
        return lock;
    }

    private static void make(Path file) throws IOException {
        try {
            Files.createFile(file);
        } catch (FileAlreadyExistsException e) {
            return;
        }
        share(file);
    }

    private static void share(Path file) {
        var folder = Files.getFileAttributeView(file.toAbsolutePath().getParent(), PosixFileAttributeView.class);
        var own = Files.getFileAttributeView(file, PosixFileAttributeView.class);
        if (folder == null || own == null) {
            return;
        }
        try {
            var model = folder.readAttributes();
            var rights = EnumSet.noneOf(PosixFilePermission.class);
            READ.forEach((write, read) -> {
                if (model.permissions().contains(write)) {
                    rights.add(write);
                    rights.add(read);
                }
            });
            own.setPermissions(rights);
            own.setGroup(model.group());
            own.setOwner(model.owner());
        } catch (IOException e) {
            // Only root may give a file away; for the same account it is right as it is.
            return;
        }
    }
}
