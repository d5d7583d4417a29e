package io.jenkins.plugins.upkeep.system.store.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.jenkins.plugins.upkeep.system.store.FileLock;
import io.jenkins.plugins.upkeep.system.store.LockedFileException;
import io.jenkins.plugins.upkeep.system.store.StoreException;
import io.jenkins.plugins.upkeep.testing.s3.FlakyWire;
import io.jenkins.plugins.upkeep.testing.s3.S3Front;
import io.jenkins.plugins.upkeep.testing.s3.S3Front.Answer;
import io.jenkins.plugins.upkeep.testing.s3.S3Front.Seen;
import io.jenkins.plugins.upkeep.testing.s3.S3Server;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a store makes of servers and networks in trouble. */
class S3FailuresTest {
    private static final int PART = 5 << 20;
    private static final S3Server SERVER = S3Server.S3MOCK;

    private static byte[] bytes(int size) {
        var bytes = new byte[size];
        new Random(size).nextBytes(bytes);
        return bytes;
    }

    private static int uploads(String bucket) {
        try (var client = SERVER.client()) {
            return client.listMultipartUploads(request -> request.bucket(bucket))
                    .uploads()
                    .size();
        }
    }

    @Test
    void shouldGoOnWithThePartsThatArrivedWhenAConnectionBreaks() throws Exception {
        // Given
        try (var wire = FlakyWire.before(SERVER, 3 << 20, 3)) {
            var store = Buckets.at(wire.endpoint(), SERVER.bucket());

            // When
            Buckets.put(store, "one", bytes(5 * PART + 9));

            // Then
            assertThat(wire.cutsLeft()).isZero();
            assertThat(Buckets.get(store, "one")).isEqualTo(bytes(5 * PART + 9));
        }
    }

    @Test
    void shouldReadOnWhereTheConnectionBroke() throws Exception {
        // Given
        var bucket = SERVER.bucket();
        Buckets.put(Buckets.at(SERVER.endpoint(), bucket), "one", bytes(2 * PART));
        try (var wire = FlakyWire.before(SERVER, 3 << 20, 3)) {
            // When, Then
            assertThat(Buckets.get(Buckets.at(wire.endpoint(), bucket), "one")).isEqualTo(bytes(2 * PART));
            assertThat(wire.cutsLeft()).isZero();
        }
    }

    @Test
    void shouldGiveUpOnAConnectionThatAlwaysBreaks() throws Exception {
        // Given
        var bucket = SERVER.bucket();
        Buckets.put(Buckets.at(SERVER.endpoint(), bucket), "one", bytes(2 * PART));
        try (var wire = FlakyWire.before(SERVER, 1 << 20, Integer.MAX_VALUE)) {
            var store = Buckets.at(wire.endpoint(), bucket);

            // When, Then
            assertThatThrownBy(() -> Buckets.put(store, "two", bytes(2 * PART)))
                    .isInstanceOf(StoreException.class)
                    .hasMessageContaining("cannot write two: the connection broke");
            // Reading gets a megabyte further each time.
            assertThat(Buckets.get(store, "one")).isEqualTo(bytes(2 * PART));
            assertThat(store.names("")).containsExactly("one");
        }
        assertThat(uploads(bucket)).isZero();
    }

    @ParameterizedTest
    @CsvSource({"500, InternalError", "503, SlowDown", "503, ServiceUnavailable"})
    void shouldTryAgainWhenTheServerIsInTrouble(int status, String code) throws Exception {
        // Given
        try (var front = S3Front.before(SERVER)) {
            var store = Buckets.at(front.endpoint(), SERVER.bucket());
            var left = new AtomicInteger(3);
            front.obey((request, body) -> request.is("PUT", "partNumber=2") && left.getAndDecrement() > 0
                    ? Optional.of(Answer.error(status, code))
                    : Optional.empty());

            // When
            Buckets.put(store, "one", bytes(3 * PART));

            // Then: only that part was sent again
            assertThat(Buckets.get(store, "one")).isEqualTo(bytes(3 * PART));
            assertThat(front.seen().stream().filter(request -> request.is("PUT", "partNumber=1")))
                    .hasSize(1);
            assertThat(front.seen().stream().filter(request -> request.is("PUT", "partNumber=2")))
                    .hasSize(4);
        }
    }

    @Test
    void shouldGiveUpOnAServerThatStaysInTrouble() throws Exception {
        // Given
        var bucket = SERVER.bucket();
        try (var front = S3Front.before(SERVER)) {
            var store = Buckets.at(front.endpoint(), bucket);
            front.obey((request, body) ->
                    request.is("PUT", "partNumber=2") ? Optional.of(Answer.error(503, "SlowDown")) : Optional.empty());

            // When, Then
            assertThatThrownBy(() -> Buckets.put(store, "one", bytes(3 * PART)))
                    .isInstanceOf(StoreException.class)
                    .hasMessageEndingWith(
                            "cannot write one: the server is overloaded or has a fault of its own; try again later");
            assertThat(front.seen().stream().filter(request -> request.is("PUT", "partNumber=2")))
                    .hasSize(Buckets.HASTY.attempts());
            assertThat(store.list("")).isEmpty();
            assertThat(store.memory().held()).isZero();
        }
        assertThat(uploads(bucket)).isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "400, ExpiredToken, the credentials have expired; get new ones",
        "403, InvalidAccessKeyId, the access key or its secret is wrong; check AWS_ACCESS_KEY_ID",
        "403, AccessDenied, access denied (said AccessDenied); check the credentials",
        "403, RequestTimeTooSkewed, set the clock",
        "400, AuthorizationHeaderMalformed, the bucket is in another region; write its region",
        "400, KMS.DisabledException, the KMS key cannot be used",
        "400, SomethingElse, the server answered 400 SomethingElse: said SomethingElse",
    })
    void shouldSayWhatToDoAndNotTryAgain(int status, String code, String advice) throws Exception {
        try (var front = S3Front.before(SERVER)) {
            // Given
            var store = Buckets.at(front.endpoint(), SERVER.bucket());
            front.obey((request, body) -> Optional.of(Answer.error(status, code)));

            // When, Then
            assertThatThrownBy(() -> Buckets.put(store, "one", "1"))
                    .isInstanceOf(StoreException.class)
                    .hasMessageStartingWith("store " + store.describe() + ": cannot write one: ")
                    .hasMessageContaining(advice)
                    .hasMessageNotContaining(S3Server.ACCESS_KEY)
                    .hasMessageNotContaining("\n");
            assertThat(front.seen().stream().filter(request -> request.is("PUT", "one")))
                    .hasSizeBetween(1, code.equals("RequestTimeTooSkewed") ? Buckets.HASTY.attempts() : 1);
        }
    }

    @Test
    void shouldNotWaitForeverForASilentServer() throws Exception {
        try (var silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            // Given
            var endpoint = URI.create("http://127.0.0.1:" + silent.getLocalPort());
            var pace = new S3Pace(
                    2,
                    Duration.ofMillis(10),
                    Duration.ofMillis(10),
                    Duration.ofMillis(500),
                    Duration.ofSeconds(1),
                    Duration.ofSeconds(2),
                    Duration.ofSeconds(1),
                    Duration.ofSeconds(1));
            Buckets.let(S3Server.SECRET_KEY);
            var store = S3Stores.open(
                    S3Address.of(URI.create("s3://bucket?endpoint=" + endpoint)),
                    Optional.empty(),
                    pace,
                    java.time.Clock.systemUTC());

            // When, Then
            assertThatThrownBy(() -> store.names("")).hasMessageContaining("the server did not answer in time");
            assertThatThrownBy(() -> Buckets.put(store, "one", bytes(PART - 1)))
                    .hasMessageContaining("the server did not answer in time");
        }
    }

    @Test
    void shouldSayThatNobodyListens() throws Exception {
        int port;
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }
        var store = Buckets.at(URI.create("http://127.0.0.1:" + port), "bucket");
        assertThatThrownBy(() -> store.names("")).hasMessageContaining("no connection (Connection refused)");
    }

    @Test
    void shouldStopWhenToldTo() throws Exception {
        try (var silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            // Given
            var store = Buckets.at(URI.create("http://127.0.0.1:" + silent.getLocalPort()), "bucket");
            var said = new AtomicReference<Throwable>();
            var writer = new Thread(() -> {
                try {
                    Buckets.put(store, "one", "1");
                } catch (Exception e) {
                    said.set(e);
                }
                if (!Thread.currentThread().isInterrupted()) {
                    said.set(new AssertionError("the mark of the interruption is gone"));
                }
            });
            writer.start();
            await().until(() -> writer.getState() == Thread.State.WAITING);

            // When
            writer.interrupt();

            // Then
            writer.join(2_000);
            assertThat(said.get()).isInstanceOf(StoreException.class).hasMessageContaining("told to stop");
        }
    }

    /** An answer that never arrives makes the library ask again, and meet its own file. */
    @ParameterizedTest
    @CsvSource({"PUT, one, 5", "POST, uploadId=, 5242881"})
    void shouldKnowItsOwnFileWhenAnAnswerWasLost(String method, String part, int size) throws Exception {
        try (var front = S3Front.before(SERVER)) {
            // Given
            var store = Buckets.at(front.endpoint(), SERVER.bucket());
            var left = new AtomicInteger(1);
            front.spoil(request -> request.is(method, part) && left.getAndDecrement() > 0);

            // When
            Buckets.put(store, "one", bytes(size));

            // Then
            assertThat(left.get()).isNotPositive();
            assertThat(Buckets.get(store, "one")).isEqualTo(bytes(size));
        }
    }

    @Test
    void shouldNotLetStandWhatTheServerHasOtherwise() throws Exception {
        try (var front = S3Front.before(SERVER)) {
            // Given
            var store = Buckets.at(front.endpoint(), SERVER.bucket());
            front.change("x-amz-checksum-crc32c", "AAAAAA==");

            // When, Then
            assertThatThrownBy(() -> Buckets.put(store, "one", "1"))
                    .hasMessageContaining("has other bytes than were sent");
            assertThatThrownBy(() -> Buckets.put(store, "two", bytes(PART + 1)))
                    .hasMessageContaining("has other bytes of part 1 than were sent");
            assertThat(store.list("")).isEmpty();
        }
    }

    @Test
    void shouldLockFilesAndNotLocks() throws Exception {
        try (var front = S3Front.before(SERVER)) {
            // Given
            var lock = new FileLock(FileLock.Mode.COMPLIANCE, Duration.ofDays(30), true);
            var store = Buckets.at(front.endpoint(), SERVER.bucket(), Optional.of(lock), "");

            // When
            Buckets.put(store, "one", "1");
            Buckets.put(store, "two", bytes(PART + 1));
            store.lock("lock", "me").close();

            // Then
            var begun = front.seen().stream()
                    .filter(request -> request.is("PUT", "/one") || request.is("POST", "two?uploads"))
                    .toList();
            assertThat(begun)
                    .hasSize(2)
                    .allSatisfy(request -> assertThat(request.headers())
                            .containsEntry("x-amz-object-lock-mode", "COMPLIANCE")
                            .containsEntry("x-amz-object-lock-legal-hold", "ON")
                            .hasEntrySatisfying(
                                    "x-amz-object-lock-retain-until-date",
                                    until -> assertThat(Instant.parse(until))
                                            .isBetween(
                                                    Instant.now()
                                                            .plus(Duration.ofDays(30))
                                                            .minusSeconds(60),
                                                    Instant.now().plus(Duration.ofDays(30)))));
            assertThat(front.seen().stream().filter(request -> request.is("PUT", "/lock")))
                    .isNotEmpty()
                    .noneMatch(request -> request.headers().containsKey("x-amz-object-lock-mode"));
        }
    }

    private static Optional<Answer> refuse(Seen request, Map<String, String> lock) {
        if (request.is("POST", "?delete")) {
            return Optional.of(new Answer(200, Map.of("Content-Type", "application/xml"), """
                    <DeleteResult><Error><Key>some/prefix/app/one</Key><Code>AccessDenied</Code>\
                    <Message>Access Denied because object protected by object lock.</Message></Error></DeleteResult>"""));
        }
        return request.is("HEAD", "app/one") ? Optional.of(new Answer(200, lock, "")) : Optional.empty();
    }

    /** No server at hand enforces a lock: this is what S3's documentation says that it answers. */
    @Test
    void shouldTellALockFromAMissingRight() throws Exception {
        try (var front = S3Front.before(SERVER)) {
            // Given
            var store = Buckets.at(front.endpoint(), SERVER.bucket());
            Buckets.put(store, "app/one", "1");
            var until = Instant.parse("2999-01-02T03:04:05Z");

            // When, Then
            front.obey((request, body) -> refuse(
                    request,
                    Map.of(
                            "x-amz-object-lock-mode",
                            "GOVERNANCE",
                            "x-amz-object-lock-retain-until-date",
                            until.toString())));
            assertThat(store.lockedUntil("app/one")).contains(until);
            assertThatThrownBy(() -> store.deleteAll("app/"))
                    .isInstanceOfSatisfying(
                            LockedFileException.class,
                            locked -> assertThat(locked.until()).isEqualTo(until))
                    .hasMessageContaining("keeps 1 of the files of app/ because they are locked until 2999-01-02");
            front.obey((request, body) -> refuse(request, Map.of("x-amz-object-lock-legal-hold", "ON")));
            assertThat(store.lockedUntil("app/one")).contains(Instant.MAX);
            assertThatThrownBy(() -> store.delete("app/one"))
                    .isInstanceOf(LockedFileException.class)
                    .hasMessageContaining("by a legal hold");
            front.obey((request, body) -> refuse(request, Map.of()));
            assertThat(store.lockedUntil("app/one")).isEmpty();
            assertThatThrownBy(() -> store.deleteAll("app/"))
                    .isInstanceOf(StoreException.class)
                    .isNotInstanceOf(LockedFileException.class)
                    .hasMessageContaining("1 files are refused, the first of them app/one: AccessDenied");
        }
    }

    @Test
    void shouldKeepItsMemoryBounded() throws Exception {
        // Given
        var store = Buckets.fresh(SERVER);
        var writers = Executors.newFixedThreadPool(8);
        try {
            // When
            List<Future<?>> all = new ArrayList<>();
            for (int number = 0; number < 8; number++) {
                var key = "file-" + number;
                all.add(writers.submit((Callable<Boolean>) () -> {
                    Buckets.put(store, key, bytes(4 * PART + key.length()));
                    return true;
                }));
            }
            for (var one : all) {
                one.get();
            }
        } finally {
            writers.shutdownNow();
        }

        // Then
        assertThat(store.list("")).hasSize(8);
        assertThat(store.memory().most()).isBetween(2L * PART, S3Store.MEMORY + 8L * PART);
        assertThat(store.memory().held()).isZero();
    }
}
