package io.jenkins.plugins.upkeep.system.store.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.upkeep.system.UpkeepException;
import io.jenkins.plugins.upkeep.system.store.MissingFileException;
import io.jenkins.plugins.upkeep.system.store.Store;
import io.jenkins.plugins.upkeep.system.store.StoreAdvice;
import io.jenkins.plugins.upkeep.system.store.StoreException;
import io.jenkins.plugins.upkeep.system.store.StoredFile;
import io.jenkins.plugins.upkeep.testing.s3.S3Server;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.s3.model.BucketVersioningStatus;
import software.amazon.awssdk.services.s3.model.ExpirationStatus;
import software.amazon.awssdk.services.s3.model.LifecycleRule;

/** The contract of a store, with real servers. */
class S3StoreTest {
    private static final int PART = 5 << 20;

    private static byte[] bytes(int size) {
        var bytes = new byte[size];
        new Random(size).nextBytes(bytes);
        return bytes;
    }

    @ParameterizedTest
    @EnumSource(S3Server.class)
    void shouldGiveBackWhatWasWritten(S3Server server) throws Exception {
        // Given
        var store = Buckets.fresh(server);

        for (var size : new int[] {0, 1, PART - 1, PART, PART + 1, 3 * PART + 17}) {
            // When
            Buckets.put(store, "a/file-" + size, bytes(size));

            // Then
            assertThat(Buckets.get(store, "a/file-" + size)).isEqualTo(bytes(size));
        }
        assertThat(store.list("a/")).extracting(StoredFile::size).contains(0L, 1L, 3L * PART + 17);
        assertThat(store.memory().held()).isZero();
    }

    @ParameterizedTest
    @EnumSource(S3Server.class)
    void shouldShowAFileOnceItIsWhole(S3Server server) throws Exception {
        // Given
        var store = Buckets.fresh(server);
        try (var upload = store.create("a/b/one")) {
            // When
            upload.write(ByteBuffer.wrap(bytes(2 * PART + 1)));

            // Then
            assertThat(store.list("")).isEmpty();
            assertThat(store.names("a/b/")).isEmpty();
            upload.commit();
        }
        assertThat(store.list("a/")).singleElement().satisfies(file -> {
            assertThat(file.key()).isEqualTo("a/b/one");
            assertThat(file.size()).isEqualTo(2 * PART + 1);
        });
    }

    @ParameterizedTest
    @EnumSource(S3Server.class)
    void shouldLeaveNothingOfAFileThatIsGivenUp(S3Server server) throws Exception {
        // Given
        var bucket = server.bucket();
        var store = Buckets.at(server.endpoint(), bucket);

        // When
        try (var upload = store.create("a/one")) {
            upload.write(ByteBuffer.wrap(bytes(3 * PART)));
        }

        // Then
        assertThat(store.list("")).isEmpty();
        assertThat(uploads(server, bucket)).isZero();
    }

    private static int uploads(S3Server server, String bucket) {
        try (var client = server.client()) {
            return client.listMultipartUploads(request -> request.bucket(bucket))
                    .uploads()
                    .size();
        }
    }

    @ParameterizedTest
    @EnumSource(S3Server.class)
    void shouldWriteAFileOnce(S3Server server) throws Exception {
        // Given
        var store = Buckets.fresh(server);
        Buckets.put(store, "one", "first");

        for (var second : new byte[][] {bytes(PART), bytes(PART + 1)}) {
            // When, Then: in one request, and in parts
            assertThatThrownBy(() -> Buckets.put(store, "one", second))
                    .isInstanceOf(StoreException.class)
                    .hasMessageEndingWith("cannot write one: a file of this name is there already");
        }
        // S3Mock takes a file away with the upload that was to replace it and is aborted; S3 does not.
        if (server != S3Server.S3MOCK) {
            assertThat(Buckets.get(store, "one")).asString().isEqualTo("first");
        }
    }

    @ParameterizedTest
    @EnumSource(S3Server.class)
    void shouldTellNamesAndFilesApart(S3Server server) throws Exception {
        // Given
        var store = Buckets.fresh(server);
        for (var key : new String[] {"app/b/two", "app/b/one", "app/lock", "app-test/a/one", "app.x"}) {
            Buckets.put(store, key, "1");
        }

        // When, Then
        assertThat(store.names("")).containsExactly("app", "app-test", "app.x");
        assertThat(store.names("app/")).containsExactly("b", "lock");
        assertThat(store.names("no/such/")).isEmpty();
        assertThat(store.list("app/"))
                .extracting(StoredFile::key)
                .containsExactly("app/b/one", "app/b/two", "app/lock");
        store.deleteAll("app/");
        store.delete("no/such/file");
        store.delete("app.x");
        store.deleteAll("no/such/");
        assertThat(store.list("")).extracting(StoredFile::key).containsExactly("app-test/a/one");
    }

    @ParameterizedTest
    @EnumSource(S3Server.class)
    void shouldTakeHostileNames(S3Server server) throws Exception {
        // Given
        var store = Buckets.fresh(server);
        var names =
                new String[] {"it's", "a b", "semi;colon", "%20", "ünï€", "plus+", "q?x=1&y", "h#", "q\"uote", "%2E."};

        for (var name : names) {
            // When
            Buckets.put(store, name + "/" + name, name);

            // Then
            assertThat(store.names(name + "/")).containsExactly(name);
            assertThat(Buckets.get(store, name + "/" + name))
                    .asString(java.nio.charset.StandardCharsets.UTF_8)
                    .isEqualTo(name);
            store.deleteAll(name + "/");
        }
        assertThat(store.list("")).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(S3Server.class)
    void shouldSayThatAFileOrABucketIsMissing(S3Server server) throws Exception {
        var store = Buckets.fresh(server);
        assertThatThrownBy(() -> store.open("a/one"))
                .isInstanceOf(MissingFileException.class)
                .hasMessage("store " + store.describe() + ": cannot read a/one: no such file");

        var nowhere = Buckets.at(server.endpoint(), "no-such-bucket");
        assertThatThrownBy(() -> nowhere.list(""))
                .isInstanceOf(StoreException.class)
                .isNotInstanceOf(MissingFileException.class)
                .hasMessageContaining("there is no such bucket; make it");
        assertThatThrownBy(() -> Buckets.put(nowhere, "one", "1")).hasMessageContaining("there is no such bucket");
        assertThatThrownBy(() -> nowhere.lock("lock", "me")).hasMessageContaining("there is no such bucket");
    }

    @ParameterizedTest
    @EnumSource(S3Server.class)
    void shouldRemoveWhatAKilledRunLeft(S3Server server) throws Exception {
        // Given
        var bucket = server.bucket();
        var store = Buckets.at(server.endpoint(), bucket);
        try (var client = server.client()) {
            for (var key : new String[] {"some/prefix/app/set/one", "some/prefix/app-test/set/one"}) {
                client.createMultipartUpload(request -> request.bucket(bucket).key(key));
            }

            // When
            store.deleteUnfinished("app/");

            // Then
            assertThat(client.listMultipartUploads(request -> request.bucket(bucket))
                            .uploads())
                    .singleElement()
                    .satisfies(upload -> assertThat(upload.key()).contains("app-test"));
        }
    }

    @ParameterizedTest
    @EnumSource(S3Server.class)
    void shouldLetOneHoldALock(S3Server server) throws Exception {
        // Given
        var store = Buckets.fresh(server);
        var held = store.lock("app/lock", "process 1 of me");

        // When, Then
        assertThatThrownBy(() -> store.lock("app/lock", "process 2"))
                .isInstanceOf(UpkeepException.class)
                .hasMessageContaining("app/lock is held by process 1 of me; wait until that run has ended; if it was"
                        + " killed, the lock is free after 20");
        held.requireHeld();
        store.lock("other/lock", "process 2").close();
        held.close();
        store.lock("app/lock", "process 3").close();
        assertThat(store.list("")).isEmpty();
    }

    @Test
    void shouldRemoveAllVersions() throws Exception {
        // Given
        var bucket = S3Server.S3MOCK.bucket();
        var store = Buckets.at(S3Server.S3MOCK.endpoint(), bucket);
        try (var client = S3Server.S3MOCK.client()) {
            client.putBucketVersioning(request -> request.bucket(bucket)
                    .versioningConfiguration(setting -> setting.status(BucketVersioningStatus.ENABLED)));
            Buckets.put(store, "app/one", "1");
            Buckets.put(store, "app/two", "2");
            Buckets.put(store, "app/two-more", "2");
            Buckets.put(store, "app/gone", "1");
            client.deleteObject(request -> request.bucket(bucket).key("some/prefix/app/gone"));

            // When
            store.delete("app/two");

            // Then
            assertThat(client.listObjectVersions(request -> request.bucket(bucket))
                            .versions())
                    .hasSize(3);
            store.deleteAll("app/");
            var left = client.listObjectVersions(request -> request.bucket(bucket));
            assertThat(left.versions()).isEmpty();
            assertThat(left.deleteMarkers()).isEmpty();
        }
    }

    @Test
    void shouldAdviseARuleAgainstIncompleteUploads() throws Exception {
        // Given
        var bucket = S3Server.S3MOCK.bucket();
        var store = Buckets.at(S3Server.S3MOCK.endpoint(), bucket);

        // When, Then
        assertThat(store.advice()).singleElement().satisfies(advice -> {
            assertThat(advice.certain()).isTrue();
            assertThat(advice.action()).contains("aborts incomplete multipart uploads after 7 days");
        });
        rule(bucket, "other/");
        assertThat(store.advice()).hasSize(1);
        rule(bucket, "some/");
        assertThat(store.advice()).isEmpty();
        assertThat(Buckets.fresh(S3Server.S3PROXY).advice())
                .singleElement()
                .extracting(StoreAdvice::certain)
                .isEqualTo(false);
    }

    private static void rule(String bucket, String prefix) {
        var rule = LifecycleRule.builder()
                .id("one")
                .status(ExpirationStatus.ENABLED)
                .filter(filter -> filter.prefix(prefix))
                .abortIncompleteMultipartUpload(abort -> abort.daysAfterInitiation(7))
                .build();
        try (var client = S3Server.S3MOCK.client()) {
            client.putBucketLifecycleConfiguration(
                    request -> request.bucket(bucket).lifecycleConfiguration(setting -> setting.rules(List.of(rule))));
        }
    }

    @Test
    void shouldSayWhatToCheckWhenTheCredentialsAreWrong() throws Exception {
        // Given
        var store = Buckets.fresh(S3Server.S3PROXY);
        Buckets.let("another secret");
        try {
            // When, Then
            for (Action action : new Action[] {
                () -> store.list(""), () -> store.open("one"), () -> Buckets.put(store, "one", bytes(PART + 1))
            }) {
                assertThatThrownBy(action::run)
                        .isInstanceOf(StoreException.class)
                        .hasMessageContaining("the access key or its secret is wrong; check AWS_ACCESS_KEY_ID")
                        .hasMessageNotContaining("another secret");
            }
        } finally {
            Buckets.let(S3Server.SECRET_KEY);
        }
    }

    /** Something that fails. */
    @FunctionalInterface
    private interface Action {
        void run() throws Exception;
    }

    @ParameterizedTest
    @ValueSource(strings = {"../outside", "a/../../outside", "/etc/outside", "a/./b"})
    void shouldNotBeLedOut(String key) throws Exception {
        Store store = Buckets.at(java.net.URI.create("http://127.0.0.1:1"), "no-such-bucket");
        assertThatThrownBy(() -> store.create(key)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> store.open(key)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> store.delete(key)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> store.deleteAll(key)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> store.lock(key, "test")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void shouldKeepFilesAsTheAddressSays() throws Exception {
        // Given
        var server = S3Server.S3MOCK;
        var bucket = server.bucket();
        var store = Buckets.at(server.endpoint(), bucket, Optional.empty(), "&sse=AES256&storageClass=STANDARD_IA");

        // When
        Buckets.put(store, "one", "1");
        Buckets.put(store, "two", bytes(PART + 1));

        // Then
        try (var client = server.client()) {
            for (var name : new String[] {"one", "two"}) {
                var file = client.headObject(request -> request.bucket(bucket).key("some/prefix/" + name));
                assertThat(file.storageClassAsString()).isEqualTo("STANDARD_IA");
            }
        }
    }
}
