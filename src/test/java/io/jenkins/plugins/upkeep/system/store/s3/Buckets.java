package io.jenkins.plugins.upkeep.system.store.s3;

import io.jenkins.plugins.upkeep.system.store.FileLock;
import io.jenkins.plugins.upkeep.system.store.Store;
import io.jenkins.plugins.upkeep.testing.s3.S3Server;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.Random;

/** Makes stores for tests, which lose their patience soon. */
final class Buckets {
    static final S3Pace HASTY = new S3Pace(
            5,
            Duration.ofMillis(10),
            Duration.ofMillis(50),
            Duration.ofSeconds(5),
            Duration.ofSeconds(10),
            Duration.ofSeconds(2),
            Duration.ofMillis(200),
            Duration.ofSeconds(1));

    /** The size of a first part. */
    static final int PART = 5 << 20;

    private Buckets() {}

    /** As many bytes, always the same. */
    static byte[] bytes(int size) {
        var bytes = new byte[size];
        new Random(size).nextBytes(bytes);
        return bytes;
    }

    /** How many uploads of a bucket are unfinished. */
    static int uploads(S3Server server, String bucket) {
        try (var client = server.client()) {
            return client.listMultipartUploads(request -> request.bucket(bucket))
                    .uploads()
                    .size();
        }
    }

    /** A store in a new bucket. */
    static S3Store fresh(S3Server server) throws Exception {
        return at(server.endpoint(), server.bucket());
    }

    static S3Store at(URI endpoint, String bucket) throws Exception {
        return at(endpoint, bucket, Optional.empty(), "");
    }

    static S3Store at(URI endpoint, String bucket, Optional<FileLock> lock, String more) throws Exception {
        let(S3Server.SECRET_KEY);
        var address = URI.create("s3://" + bucket + "/some/prefix?endpoint=" + endpoint + more);
        return S3Stores.open(S3Address.of(address), lock, HASTY, Clock.systemUTC());
    }

    /** Has the library find this secret. */
    static void let(String secret) {
        System.setProperty("aws.accessKeyId", S3Server.ACCESS_KEY);
        System.setProperty("aws.secretAccessKey", secret);
    }

    static void put(Store store, String key, String text) throws Exception {
        put(store, key, text.getBytes(StandardCharsets.UTF_8));
    }

    static void put(Store store, String key, byte[] content) throws Exception {
        try (var upload = store.create(key)) {
            upload.write(ByteBuffer.wrap(content));
            upload.commit();
        }
    }

    static byte[] get(Store store, String key) throws Exception {
        try (var content = store.openFresh(key)) {
            return content.readAllBytes();
        }
    }
}
