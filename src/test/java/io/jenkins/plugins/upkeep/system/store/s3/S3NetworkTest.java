package io.jenkins.plugins.upkeep.system.store.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.jenkins.plugins.upkeep.system.store.StoreException;
import io.jenkins.plugins.upkeep.testing.s3.FlakyWire;
import io.jenkins.plugins.upkeep.testing.s3.S3Front;
import io.jenkins.plugins.upkeep.testing.s3.S3Server;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a store makes of connections that break, stay silent, or lose an answer. */
class S3NetworkTest {
    private static final S3Server SERVER = S3Server.S3MOCK;

    @Test
    void shouldGoOnWithThePartsThatArrivedWhenAConnectionBreaks() throws Exception {
        // Given
        try (var wire = FlakyWire.before(SERVER, 3 << 20, 3)) {
            var store = Buckets.at(wire.endpoint(), SERVER.bucket());

            // When
            Buckets.put(store, "one", Buckets.bytes(5 * Buckets.PART + 9));

            // Then
            assertThat(wire.cutsLeft()).isZero();
            assertThat(Buckets.get(store, "one")).isEqualTo(Buckets.bytes(5 * Buckets.PART + 9));
        }
    }

    @Test
    void shouldReadOnWhereTheConnectionBroke() throws Exception {
        // Given
        var bucket = SERVER.bucket();
        Buckets.put(Buckets.at(SERVER.endpoint(), bucket), "one", Buckets.bytes(2 * Buckets.PART));
        try (var wire = FlakyWire.before(SERVER, 3 << 20, 3)) {
            // When, Then
            assertThat(Buckets.get(Buckets.at(wire.endpoint(), bucket), "one"))
                    .isEqualTo(Buckets.bytes(2 * Buckets.PART));
            assertThat(wire.cutsLeft()).isZero();
        }
    }

    @Test
    void shouldGiveUpOnAConnectionThatAlwaysBreaks() throws Exception {
        // Given
        var bucket = SERVER.bucket();
        Buckets.put(Buckets.at(SERVER.endpoint(), bucket), "one", Buckets.bytes(2 * Buckets.PART));
        try (var wire = FlakyWire.before(SERVER, 1 << 20, Integer.MAX_VALUE)) {
            var store = Buckets.at(wire.endpoint(), bucket);

            // When, Then
            assertThatThrownBy(() -> Buckets.put(store, "two", Buckets.bytes(2 * Buckets.PART)))
                    .isInstanceOf(StoreException.class)
                    .hasMessageContaining("cannot write two: the connection broke");
            // Reading gets a megabyte further each time.
            assertThat(Buckets.get(store, "one")).isEqualTo(Buckets.bytes(2 * Buckets.PART));
            assertThat(store.names("")).containsExactly("one");
        }
        assertThat(Buckets.uploads(SERVER, bucket)).isZero();
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
            assertThatThrownBy(() -> Buckets.put(store, "one", Buckets.bytes(Buckets.PART - 1)))
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
            Buckets.put(store, "one", Buckets.bytes(size));

            // Then
            assertThat(left.get()).isNotPositive();
            assertThat(Buckets.get(store, "one")).isEqualTo(Buckets.bytes(size));
        }
    }
}
