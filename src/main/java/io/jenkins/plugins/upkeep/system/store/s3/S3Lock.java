package io.jenkins.plugins.upkeep.system.store.s3;

import io.jenkins.plugins.upkeep.system.UpkeepException;
import io.jenkins.plugins.upkeep.system.concurrent.Daemons;
import io.jenkins.plugins.upkeep.system.store.StoreException;
import io.jenkins.plugins.upkeep.system.store.StoreLock;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * A lock that is a file of the bucket. It lasts for a short time and is renewed while its holder lives; one that was not
 * renewed for longer is taken over. Its age is told by the server's clock alone, so that no other clock matters. Whether it
 * is still held is asked of the server, never of a clock: a machine that slept through its end finds that out.
 */
final class S3Lock implements StoreLock {
    private static final int ATTEMPTS = 5;

    private final S3Lease lease;
    private final ScheduledExecutorService heartbeat =
            Executors.newSingleThreadScheduledExecutor(Daemons.named("lock of the store"));
    private Future<?> beats = CompletableFuture.completedFuture(null);
    private LeaseNote note;
    private String tag;
    private Optional<String> lost = Optional.empty();

    private S3Lock(S3Lease lease, LeaseNote note, String tag) {
        this.lease = lease;
        this.note = note;
        this.tag = tag;
    }

    static S3Lock take(S3Lease lease, String owner) throws UpkeepException {
        var pace = lease.calls().pace();
        var note = new LeaseNote(owner, UUID.randomUUID().toString(), pace.lease(), 0);
        for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
            var tag = attempt(lease, note);
            if (tag.isPresent()) {
                return new S3Lock(lease, note, tag.get()).started();
            }
        }
        throw new UpkeepException(
                "store " + lease.calls().address() + ": " + lease.key().shown()
                        + " changes faster than it can be taken; see whether other runs of this service end at once");
    }

    private static Optional<String> attempt(S3Lease lease, LeaseNote note) throws UpkeepException {
        var created = lease.create(note);
        if (created.isPresent()) {
            return created;
        }
        var found = lease.read();
        if (found.isEmpty()) {
            return Optional.empty();
        }
        // An answer that was lost makes the next attempt meet the one before.
        if (found.get().note().id().equals(note.id())) {
            return Optional.of(found.get().tag());
        }
        requireEnded(lease, found.get());
        return lease.replace(note, found.get().tag());
    }

    private static void requireEnded(S3Lease lease, S3Lease.Found found) throws UpkeepException {
        var margin = lease.calls().pace().margin();
        if (!found.hasEnded(margin)) {
            throw new UpkeepException("store " + lease.calls().address() + ": "
                    + lease.key().shown() + " is held by " + found.note().owner()
                    + "; wait until that run has ended; if it was killed, the lock is free after "
                    + found.end().plus(margin).truncatedTo(ChronoUnit.SECONDS));
        }
    }

    private S3Lock started() {
        var pause = lease.calls().pace().renewal().toMillis();
        beats = heartbeat.scheduleWithFixedDelay(this::beat, pause, pause, TimeUnit.MILLISECONDS);
        return this;
    }

    private void beat() {
        try {
            requireHeld();
        } catch (UpkeepException e) {
            // Whoever is about to publish asks again and is told.
        }
    }

    @Override
    public synchronized void requireHeld() throws UpkeepException {
        if (lost.isEmpty()) {
            renew();
        }
        if (lost.isPresent()) {
            throw new UpkeepException("store " + lease.calls().address() + ": "
                    + lease.key().shown() + " was lost, since this run could not renew it in time: it "
                    + lost.get() + "; this run ends, run the task again");
        }
    }

    private void renew() throws StoreException {
        var next = note.renewed();
        var written = lease.replace(next, tag);
        if (written.isEmpty()) {
            written = again(next);
        }
        if (written.isPresent()) {
            note = next;
            tag = written.get();
        }
    }

    /** The file is another one: still ours when the answer to an earlier renewal was lost on its way. */
    private Optional<String> again(LeaseNote next) throws StoreException {
        var found = lease.read();
        if (found.isPresent() && found.get().note().id().equals(note.id())) {
            return lease.replace(next, found.get().tag());
        }
        lost = found.map(other -> "is held by " + other.note().owner())
                .or(() -> Optional.of("was removed by somebody"));
        return Optional.empty();
    }

    @Override
    public String toString() {
        return lease.key().shown();
    }

    /** A lock that cannot be given back ends by itself. */
    @Override
    public void close() {
        beats.cancel(true);
        heartbeat.shutdownNow();
        giveBack();
    }

    private synchronized void giveBack() {
        var stopped = Thread.interrupted();
        try {
            // Renewed first: nobody can take over between that and the removal.
            if (lost.isEmpty()) {
                renew();
            }
            if (lost.isEmpty()) {
                lease.remove();
            }
        } catch (StoreException e) {
            // See above.
        } finally {
            if (stopped) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
