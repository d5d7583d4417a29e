package io.jenkins.plugins.upkeep.postgres.archive;

import io.jenkins.plugins.upkeep.system.UpkeepException;
import io.jenkins.plugins.upkeep.system.store.StoreLock;
import io.jenkins.plugins.upkeep.task.Progress;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/** The rows of one table that leave in one run. Safe for use by several threads. */
final class ArchiveRun {
    private final ArchiveTarget target;
    private final ArchiveFiles files;
    private final int most;
    private final StoreLock lock;
    private final Progress.Stretch progress;
    private final AtomicInteger numbers = new AtomicInteger();
    private final ConcurrentLinkedQueue<BatchNote> batches = new ConcurrentLinkedQueue<>();
    private volatile boolean cutShort;
    private volatile boolean open;

    ArchiveRun(ArchiveTarget target, ArchiveFiles files, int most, StoreLock lock, Progress.Stretch progress) {
        this.target = target;
        this.files = files;
        this.most = most;
        this.lock = lock;
        this.progress = progress;
    }

    ArchiveTarget target() {
        return target;
    }

    ArchiveFiles files() {
        return files;
    }

    /** How many rows a batch has at the most. */
    int most() {
        return most;
    }

    /** Demands that nobody else can archive meanwhile. */
    void requireLock() throws UpkeepException {
        lock.requireHeld();
    }

    Progress.Stretch progress() {
        return progress;
    }

    int nextNumber() {
        return numbers.incrementAndGet();
    }

    void take(BatchNote batch) {
        if (batch.left() > 0) {
            batches.add(batch);
        }
    }

    List<BatchNote> batches() {
        return List.copyOf(batches);
    }

    /** Says that the window ended before all rows had left. */
    void cutShort() {
        cutShort = true;
    }

    boolean isCutShort() {
        return cutShort;
    }

    /** Says that nobody knows whether the rows of a batch left. */
    void leaveOpen() {
        open = true;
    }

    boolean isOpen() {
        return open;
    }
}
