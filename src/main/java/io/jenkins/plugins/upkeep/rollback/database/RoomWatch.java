package io.jenkins.plugins.upkeep.rollback.database;

import io.jenkins.plugins.upkeep.system.Bytes;
import io.jenkins.plugins.upkeep.system.UpkeepException;
import io.jenkins.plugins.upkeep.system.concurrent.Daemons;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * Watches the disk that a restore fills and the live database writes to, and stops the restore while there is still something
 * left: a server that cannot write its log any more ends, with all its databases. Made and closed by the thread that restores.
 */
final class RoomWatch implements AutoCloseable {
    private static final Duration PAUSE = Duration.ofMillis(100);
    private static final Bytes MOST_RESERVED = new Bytes(1L << 30);
    private static final int RESERVED_PART = 10;

    private final Thread restoring = Thread.currentThread();
    private final Path folder;
    private final Bytes reserved;
    private Bytes stoppedAt;
    private boolean closed;

    private RoomWatch(Path folder) {
        this.folder = folder;
        this.reserved =
                new Bytes(Math.min(MOST_RESERVED.count(), folder.toFile().getTotalSpace() / RESERVED_PART));
    }

    /**
     * Begins.
     *
     * @param folder a folder on the disk; empty where it cannot be seen, and so is not watched
     */
    static RoomWatch over(Optional<Path> folder) {
        var watch = new RoomWatch(folder.orElse(Path.of("/")));
        if (folder.isPresent()) {
            Daemons.named("room").newThread(watch::watch).start();
        }
        return watch;
    }

    private void watch() {
        try {
            while (look()) {
                Thread.sleep(PAUSE.toMillis());
            }
        } catch (InterruptedException e) {
            // Nobody interrupts it; if somebody does, it watches no longer.
            Thread.currentThread().interrupt();
        }
    }

    private synchronized boolean look() {
        var free = new Bytes(folder.toFile().getUsableSpace());
        if (!closed && stoppedAt == null && free.compareTo(reserved) < 0) {
            stoppedAt = free;
            restoring.interrupt();
        }
        return !closed && stoppedAt == null;
    }

    /**
     * @return why the restore was stopped; empty when it was not
     */
    synchronized Optional<UpkeepException> stopped() {
        return Optional.ofNullable(stoppedAt)
                .map(free -> new UpkeepException("folder " + folder + ": " + free + " free, and the last " + reserved
                        + " are left to the live database; the restore was stopped, free some"));
    }

    @Override
    public synchronized void close() {
        closed = true;
        if (stoppedAt != null && Thread.interrupted()) {
            // The mark was ours, and has done its work.
            closed = true;
        }
    }
}
