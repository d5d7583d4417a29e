package io.jenkins.plugins.upkeep.system.store.s3;

import io.jenkins.plugins.upkeep.system.UpkeepException;
import io.jenkins.plugins.upkeep.system.store.StoreException;
import io.jenkins.plugins.upkeep.system.store.Upload;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import software.amazon.awssdk.services.s3.model.HeadObjectRequest;
import software.amazon.awssdk.services.s3.model.PutObjectResponse;

/**
 * A file on its way into a bucket: in one request while it is no longer than the first part, else in parts. Whether a file
 * of its key is there already, the server says when it is committed.
 */
final class S3Upload implements Upload {
    private final S3Calls calls;
    private final S3Style style;
    private final PartMemory memory;
    private final S3Key key;
    private final String mark = UUID.randomUUID().toString();
    private Optional<S3Parts> parts = Optional.empty();
    private PartContent content;
    private boolean committed;

    S3Upload(S3Calls calls, S3Style style, PartMemory memory, S3Key key) {
        this.calls = calls;
        this.style = style;
        this.memory = memory;
        this.key = key;
        memory.reserve(PartSizes.of(1));
        this.content = new PartContent(memory, PartSizes.of(1));
    }

    @Override
    public void write(ByteBuffer data) throws UpkeepException {
        while (data.hasRemaining()) {
            // A full part is sent only once more follows: a file of exactly one part needs one request.
            if (content.isFull()) {
                send();
            }
            content.fill(data);
        }
    }

    private void send() throws StoreException {
        if (parts.isEmpty()) {
            parts = Optional.of(S3Parts.begin(calls, style, key, mark));
        }
        var sender = parts.get();
        var full = content;
        var next = PartSizes.of(sender.next() + 1);
        var beside = memory.reserveWithin(next);
        if (!beside) {
            // At once, so that nobody takes the place of the full part while this thread waits.
            memory.reserve(next);
        }
        content = new PartContent(memory, next);
        sender.send(full);
        if (!beside) {
            sender.awaitLast();
        }
    }

    @Override
    public void commit() throws UpkeepException {
        if (parts.isPresent()) {
            var last = content;
            content = new PartContent(memory, 0);
            parts.get().send(last);
            finish(parts.get());
        } else {
            put();
        }
        committed = true;
    }

    private void finish(S3Parts sender) throws StoreException {
        var checksum = sender.composite();
        try {
            requireSame(checksum, sender.complete().get());
        } catch (ExecutionException e) {
            requireOurs(e.getCause());
        } catch (InterruptedException e) {
            throw stopped(e);
        }
    }

    private void put() throws StoreException {
        var checksum = content.crc32c();
        var request = style.put(key.full(), mark).checksumCRC32C(checksum).build();
        var sent = calls.begin(client -> client.putObject(request, content.body()));
        try {
            requireSame(checksum, Optional.ofNullable(sent.get()).map(PutObjectResponse::checksumCRC32C));
            content.release();
        } catch (ExecutionException e) {
            requireOurs(e.getCause());
            content.release();
        } catch (InterruptedException e) {
            sent.cancel(true);
            throw stopped(e);
        }
    }

    private StoreException stopped(InterruptedException stop) {
        Thread.currentThread().interrupt();
        return calls.failure("write", key.shown(), new IllegalStateException("told to stop", stop));
    }

    /** An answer that was lost on its way makes the next attempt meet the file of the one before. */
    private void requireOurs(Throwable problem) throws StoreException {
        if (!S3Failures.hasStatus(problem, 404, 409, 412) || !isOurs()) {
            throw calls.failure("write", key.shown(), problem);
        }
    }

    private boolean isOurs() throws StoreException {
        var question = HeadObjectRequest.builder()
                .bucket(style.address().bucket())
                .key(key.full())
                .build();
        var answer = calls.begin(client -> client.headObject(question));
        try {
            return mark.equals(answer.get().metadata().get(S3Style.MARK));
        } catch (ExecutionException e) {
            return false;
        } catch (InterruptedException e) {
            throw stopped(e);
        }
    }

    /** Servers that know no such checksums return none: then reading back is what proves. */
    private void requireSame(String sent, Optional<String> stored) throws StoreException {
        if (stored.isPresent() && !stored.get().equals(sent)) {
            calls.clean(
                    "delete",
                    key.shown(),
                    client -> client.deleteObject(
                            request -> request.bucket(style.address().bucket()).key(key.full())));
            throw calls.failure(
                    "write",
                    key.shown(),
                    new IllegalStateException("the server has other bytes than were sent (CRC-32C " + stored.get()
                            + " instead of " + sent + "); look at the server"));
        }
    }

    @Override
    public void close() {
        if (!committed) {
            content.abandon();
            parts.ifPresent(S3Parts::abort);
        }
    }
}
