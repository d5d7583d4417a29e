package io.jenkins.plugins.upkeep.system.store.s3;

import io.jenkins.plugins.upkeep.system.store.LockedFileException;
import io.jenkins.plugins.upkeep.system.store.StoreException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.BucketVersioningStatus;
import software.amazon.awssdk.services.s3.model.DeleteMarkerEntry;
import software.amazon.awssdk.services.s3.model.DeleteObjectsRequest;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.ListObjectVersionsResponse;
import software.amazon.awssdk.services.s3.model.MultipartUpload;
import software.amazon.awssdk.services.s3.model.ObjectIdentifier;
import software.amazon.awssdk.services.s3.model.ObjectLockLegalHoldStatus;
import software.amazon.awssdk.services.s3.model.ObjectVersion;
import software.amazon.awssdk.services.s3.model.S3Error;
import software.amazon.awssdk.services.s3.model.S3Exception;

/**
 * Removes files, all versions of them where the bucket keeps versions: else what is removed would still be there, unseen,
 * and be paid for. Safe for use by several threads.
 */
final class S3Removal {
    private static final int BATCH = 1_000;

    private final S3Calls calls;
    private final String bucket;
    private Optional<Boolean> versioned = Optional.empty();

    S3Removal(S3Calls calls) {
        this.calls = calls;
        this.bucket = calls.address().bucket();
    }

    /** Removes one file. */
    void file(S3Key key) throws StoreException {
        var found = calls.clean("delete", key.shown(), client -> versions(client, key, key.full()::equals));
        remove(key, found);
    }

    /** Removes all below a prefix. */
    void below(S3Key prefix) throws StoreException {
        uploads(prefix);
        remove(prefix, calls.clean("delete", prefix.shown(), client -> versions(client, prefix, all -> true)));
    }

    /** Removes the parts of files that were never finished. */
    void uploads(S3Key prefix) throws StoreException {
        calls.clean("delete", prefix.shown(), client -> {
            unfinished(client, prefix)
                    .forEach(upload -> client.abortMultipartUpload(
                            request -> request.bucket(bucket).key(upload.key()).uploadId(upload.uploadId())));
            return true;
        });
    }

    private List<MultipartUpload> unfinished(S3Client client, S3Key prefix) {
        // Not every server looks at the prefix here.
        return client
                .listMultipartUploadsPaginator(request -> request.bucket(bucket).prefix(prefix.full()))
                .uploads()
                .stream()
                .filter(upload -> upload.key().startsWith(prefix.full()))
                .toList();
    }

    private List<ObjectIdentifier> versions(S3Client client, S3Key prefix, Predicate<String> wanted) {
        if (isVersioned(client)) {
            try {
                return client
                        .listObjectVersionsPaginator(
                                request -> request.bucket(bucket).prefix(prefix.full()))
                        .stream()
                        .flatMap(S3Removal::identifiers)
                        .filter(found -> wanted.test(found.key()))
                        .toList();
            } catch (S3Exception e) {
                requireRefusal(e);
            }
        }
        return client
                .listObjectsV2Paginator(request -> request.bucket(bucket).prefix(prefix.full()))
                .contents()
                .stream()
                .filter(found -> wanted.test(found.key()))
                .map(found -> ObjectIdentifier.builder().key(found.key()).build())
                .toList();
    }

    /** Who may not see versions cannot remove them; what is seen is removed all the same. */
    private static void requireRefusal(S3Exception answer) {
        if (!S3Failures.hasStatus(answer, 403, 405, 501)) {
            throw answer;
        }
    }

    private static Stream<ObjectIdentifier> identifiers(ListObjectVersionsResponse page) {
        var versions = page.versions().stream().map((ObjectVersion one) -> identifier(one.key(), one.versionId()));
        var markers =
                page.deleteMarkers().stream().map((DeleteMarkerEntry one) -> identifier(one.key(), one.versionId()));
        return Stream.concat(versions, markers);
    }

    private static ObjectIdentifier identifier(String key, String version) {
        return ObjectIdentifier.builder().key(key).versionId(version).build();
    }

    private synchronized boolean isVersioned(S3Client client) {
        if (versioned.isEmpty()) {
            versioned = Optional.of(askVersioned(client));
        }
        return versioned.get();
    }

    private boolean askVersioned(S3Client client) {
        try {
            var status = client.getBucketVersioning(request -> request.bucket(bucket))
                    .status();
            return status == BucketVersioningStatus.ENABLED || status == BucketVersioningStatus.SUSPENDED;
        } catch (S3Exception e) {
            requireRefusal(e);
            return e.statusCode() == 403;
        }
    }

    private void remove(S3Key place, List<ObjectIdentifier> found) throws StoreException {
        var refused = new ArrayList<S3Error>();
        for (int from = 0; from < found.size(); from += BATCH) {
            var request = DeleteObjectsRequest.builder()
                    .bucket(bucket)
                    .delete(batch(found.subList(from, Math.min(from + BATCH, found.size()))))
                    .build();
            refused.addAll(calls.clean("delete", place.shown(), client -> client.deleteObjects(request))
                    .errors());
        }
        if (!refused.isEmpty()) {
            throw refusal(place, refused);
        }
    }

    private static software.amazon.awssdk.services.s3.model.Delete batch(List<ObjectIdentifier> found) {
        return software.amazon.awssdk.services.s3.model.Delete.builder()
                .objects(found)
                .quiet(true)
                .build();
    }

    /** A lock and a missing right are refused with the same words: the file itself says which of them it is. */
    private StoreException refusal(S3Key place, List<S3Error> refused) throws StoreException {
        var last = Instant.MIN;
        for (var error : refused) {
            var until = calls.clean("delete", place.shown(), client -> lock(client, error));
            if (until.isEmpty()) {
                return denied(place, error, refused.size());
            }
            last = until.get().isAfter(last) ? until.get() : last;
        }
        return new LockedFileException(
                "store " + calls.address() + ": keeps " + refused.size() + " of the files of " + place.shown()
                        + " because they are locked " + text(last),
                last,
                null);
    }

    private StoreException denied(S3Key place, S3Error error, int count) {
        var name = error.key().substring(calls.address().prefix().length());
        return calls.failure(
                "delete",
                place.shown(),
                new IllegalStateException("refused for " + count
                        + (count == 1 ? " file: " : " files, the first of them ") + name + ": " + error.code() + " "
                        + error.message() + "; let this account delete objects and their versions"));
    }

    static String text(Instant until) {
        return until.equals(Instant.MAX) ? "by a legal hold, which has no end" : "until " + until;
    }

    private Optional<Instant> lock(S3Client client, S3Error error) {
        if (!"AccessDenied".equals(error.code())) {
            return Optional.empty();
        }
        try {
            return lock(client.headObject(
                    request -> request.bucket(bucket).key(error.key()).versionId(error.versionId())));
        } catch (S3Exception e) {
            return Optional.empty();
        }
    }

    /** Until when an answer says that its file is locked. */
    static Optional<Instant> lock(HeadObjectResponse file) {
        return file.objectLockLegalHoldStatus() == ObjectLockLegalHoldStatus.ON
                ? Optional.of(Instant.MAX)
                : Optional.ofNullable(file.objectLockRetainUntilDate());
    }
}
