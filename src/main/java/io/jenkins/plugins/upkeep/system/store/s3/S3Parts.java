package io.jenkins.plugins.upkeep.system.store.s3;

import io.jenkins.plugins.upkeep.system.store.StoreException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.zip.CRC32C;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.CompleteMultipartUploadRequest;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.UploadPartRequest;

/**
 * The parts of a file on their way. Each is tried again by itself, so that a connection that breaks costs what was under way
 * and nothing of what has arrived. For one thread.
 */
final class S3Parts {
    private static final int MOST = 10_000;

    private final S3Calls calls;
    private final S3Key key;
    private final String bucket;
    private final String upload;
    private final List<Future<CompletedPart>> sent = new ArrayList<>();
    private final CRC32C composite = new CRC32C();

    private S3Parts(S3Calls calls, S3Key key, String bucket, String upload) {
        this.calls = calls;
        this.key = key;
        this.bucket = bucket;
        this.upload = upload;
    }

    static S3Parts begin(S3Calls calls, S3Style style, S3Key key, String mark) throws StoreException {
        var request = style.multipart(key.full(), mark);
        var begun = calls.call("write", key.shown(), client -> client.createMultipartUpload(request));
        return new S3Parts(calls, key, request.bucket(), begun.uploadId());
    }

    /** The number of the part that is sent next. */
    int next() {
        return sent.size() + 1;
    }

    /** Begins to send a part; the content is given away. */
    void send(PartContent content) throws StoreException {
        try {
            requireNoFailure();
            requireRoom();
        } catch (StoreException e) {
            content.release();
            throw e;
        }
        composite.update(content.crc32cBytes());
        var number = next();
        sent.add(calls.begin(client -> send(client, number, content)));
    }

    private void requireRoom() throws StoreException {
        if (next() > MOST) {
            throw calls.failure(
                    "write",
                    key.shown(),
                    new IllegalStateException("longer than 5 TiB, the longest file of S3; divide it"));
        }
    }

    /** Waits until the part that was begun last has arrived. */
    void awaitLast() throws StoreException {
        calls.await("write", key.shown(), sent.get(sent.size() - 1));
    }

    private CompletedPart send(S3Client client, int number, PartContent content) {
        try {
            return sendWhole(client, number, content);
        } finally {
            content.release();
        }
    }

    private CompletedPart sendWhole(S3Client client, int number, PartContent content) {
        var checksum = content.crc32c();
        var request = UploadPartRequest.builder()
                .bucket(bucket)
                .key(key.full())
                .uploadId(upload)
                .partNumber(number)
                .checksumCRC32C(checksum)
                .build();
        var answer = client.uploadPart(request, content.body());
        var stored = answer.checksumCRC32C();
        if (stored != null && !stored.equals(checksum)) {
            throw new IllegalStateException("the server has other bytes of part " + number + " than were sent");
        }
        return CompletedPart.builder()
                .partNumber(number)
                .eTag(answer.eTag())
                .checksumCRC32C(stored)
                .build();
    }

    /** The first part that failed ends the file, before more is read for it. */
    private void requireNoFailure() throws StoreException {
        for (var part : sent) {
            if (part.isDone()) {
                calls.await("write", key.shown(), part);
            }
        }
    }

    /** The checksum of a file in parts: that of the parts' checksums, and how many there are. */
    String composite() {
        var bytes = ByteBuffer.allocate(Integer.BYTES)
                .putInt((int) composite.getValue())
                .array();
        return Base64.getEncoder().encodeToString(bytes) + "-" + sent.size();
    }

    /**
     * Makes the file of its parts, once all have arrived.
     *
     * @return the checksum that the server has of it, where it returns one of parts
     */
    Future<Optional<String>> complete() throws StoreException {
        var arrived = new ArrayList<CompletedPart>();
        for (var part : sent) {
            arrived.add(calls.await("write", key.shown(), part));
        }
        var request = CompleteMultipartUploadRequest.builder()
                .bucket(bucket)
                .key(key.full())
                .uploadId(upload)
                .multipartUpload(parts -> parts.parts(arrived))
                .ifNoneMatch("*")
                .build();
        return calls.begin(client -> Optional.ofNullable(
                        client.completeMultipartUpload(request).checksumCRC32C())
                .filter(checksum -> checksum.contains("-")));
    }

    /**
     * Takes back what has arrived. What cannot be taken back is no file, and the next run removes it.
     */
    void abort() {
        sent.forEach(part -> part.cancel(true));
        try {
            calls.clean(
                    "abort",
                    key.shown(),
                    client -> client.abortMultipartUpload(
                            request -> request.bucket(bucket).key(key.full()).uploadId(upload)));
        } catch (StoreException e) {
            // See above.
        }
    }
}
