package io.jenkins.plugins.upkeep.system.store.s3;

import io.jenkins.plugins.upkeep.system.store.FileLock;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.s3.model.ChecksumAlgorithm;
import software.amazon.awssdk.services.s3.model.CreateMultipartUploadRequest;
import software.amazon.awssdk.services.s3.model.ObjectLockLegalHoldStatus;
import software.amazon.awssdk.services.s3.model.ObjectLockMode;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;

/**
 * How the server is to keep what is written: encryption, storage class, lock.
 *
 * @param address says the first two
 * @param lock the lock of files, where there is one
 * @param clock from which the lock's period is counted
 */
record S3Style(S3Address address, Optional<FileLock> lock, Clock clock) {
    /** Who wrote a file: tells one that a lost answer belongs to from one of somebody else. */
    static final String MARK = "upkeep-upload";

    PutObjectRequest.Builder put(String fullKey, String mark) {
        var request = plain(fullKey).metadata(Map.of(MARK, mark)).ifNoneMatch("*");
        address.storageClass().ifPresent(request::storageClass);
        lock.ifPresent(asked -> {
            request.objectLockMode(mode(asked)).objectLockRetainUntilDate(until(asked));
            hold(asked).ifPresent(request::objectLockLegalHoldStatus);
        });
        return request;
    }

    /** A file that is neither locked nor kept long: the lock of a service. */
    PutObjectRequest.Builder plain(String fullKey) {
        var request = PutObjectRequest.builder().bucket(address.bucket()).key(fullKey);
        address.encryption().ifPresent(request::serverSideEncryption);
        address.kmsKey().ifPresent(request::ssekmsKeyId);
        return request;
    }

    CreateMultipartUploadRequest multipart(String fullKey, String mark) {
        var request = CreateMultipartUploadRequest.builder()
                .bucket(address.bucket())
                .key(fullKey)
                .metadata(Map.of(MARK, mark))
                .checksumAlgorithm(ChecksumAlgorithm.CRC32_C);
        address.encryption().ifPresent(request::serverSideEncryption);
        address.kmsKey().ifPresent(request::ssekmsKeyId);
        address.storageClass().ifPresent(request::storageClass);
        lock.ifPresent(asked -> {
            request.objectLockMode(mode(asked)).objectLockRetainUntilDate(until(asked));
            hold(asked).ifPresent(request::objectLockLegalHoldStatus);
        });
        return request.build();
    }

    private static ObjectLockMode mode(FileLock lock) {
        return switch (lock.mode()) {
            case GOVERNANCE -> ObjectLockMode.GOVERNANCE;
            case COMPLIANCE -> ObjectLockMode.COMPLIANCE;
        };
    }

    private Instant until(FileLock lock) {
        return clock.instant().plus(lock.period()).truncatedTo(ChronoUnit.SECONDS);
    }

    private static Optional<ObjectLockLegalHoldStatus> hold(FileLock lock) {
        return lock.legalHold() ? Optional.of(ObjectLockLegalHoldStatus.ON) : Optional.empty();
    }
}
