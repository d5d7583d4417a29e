package io.jenkins.plugins.upkeep.system.store.s3;

import io.jenkins.plugins.upkeep.system.store.StoreException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;

/**
 * The file of a lock, read and written under the condition that nobody else has changed it meanwhile.
 *
 * @param calls how the server is asked
 * @param style how the file is kept
 * @param key its key
 * @param clock tells the age where the server does not say what time it is
 */
record S3Lease(S3Calls calls, S3Style style, S3Key key, Clock clock) {
    /**
     * A lock as it was read.
     *
     * @param note what it says
     * @param tag changes with each writing
     * @param written when, by the server's clock
     * @param age how long ago, by the same clock
     */
    record Found(LeaseNote note, String tag, Instant written, Duration age) {
        boolean hasEnded(Duration margin) {
            return age.compareTo(note.lease().plus(margin)) > 0;
        }

        Instant end() {
            return written.plus(note.lease());
        }
    }

    /**
     * Writes the file where there is none.
     *
     * @return its tag; empty when there is one
     */
    Optional<String> create(LeaseNote note) throws StoreException {
        return write(note, style.plain(key.full()).ifNoneMatch("*").build());
    }

    /**
     * Writes the file over the one that was seen.
     *
     * @return its new tag; empty when it is no longer the one that was seen
     */
    Optional<String> replace(LeaseNote note, String tag) throws StoreException {
        return write(note, style.plain(key.full()).ifMatch(tag).build());
    }

    private Optional<String> write(LeaseNote note, PutObjectRequest request) throws StoreException {
        try {
            var body = RequestBody.fromString(note.toString());
            return Optional.of(calls.call("lock", key.shown(), client -> client.putObject(request, body))
                    .eTag());
        } catch (StoreException e) {
            if (S3Failures.hasStatus(e.getCause(), 404, 409, 412) && !S3Failures.isBucketMissing(e.getCause())) {
                return Optional.empty();
            }
            throw e;
        }
    }

    /** Reads the file; empty when there is none. */
    Optional<Found> read() throws StoreException {
        try {
            return Optional.of(calls.call("lock", key.shown(), this::read));
        } catch (StoreException e) {
            if (S3Failures.isMissing(e.getCause())) {
                return Optional.empty();
            }
            throw e;
        }
    }

    private Found read(S3Client client) {
        var answer = client.getObjectAsBytes(
                request -> request.bucket(style.address().bucket()).key(key.full()));
        var written = answer.response().lastModified();
        var now = answer.response()
                .sdkHttpResponse()
                .firstMatchingHeader("Date")
                .flatMap(S3Lease::instant)
                .orElseGet(clock::instant);
        var text = new String(answer.asByteArrayUnsafe(), StandardCharsets.UTF_8);
        var note = LeaseNote.of(text, calls.pace().lease());
        return new Found(note, answer.response().eTag(), written, Duration.between(written, now));
    }

    private static Optional<Instant> instant(String date) {
        try {
            return Optional.of(ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /**
     * Removes the file. Its earlier versions go too, where the bucket keeps them and lets them go; a bucket that locks
     * whatever is written keeps them, unseen.
     */
    void remove() throws StoreException {
        calls.clean(
                "unlock",
                key.shown(),
                client -> client.deleteObject(
                        request -> request.bucket(style.address().bucket()).key(key.full())));
        try {
            new S3Removal(calls).file(key);
        } catch (StoreException e) {
            // See above: the lock itself is gone.
        }
    }
}
