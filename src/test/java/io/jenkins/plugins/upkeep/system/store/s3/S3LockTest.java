package io.jenkins.plugins.upkeep.system.store.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.jenkins.plugins.upkeep.system.UpkeepException;
import io.jenkins.plugins.upkeep.testing.s3.S3Front;
import io.jenkins.plugins.upkeep.testing.s3.S3Front.Answer;
import io.jenkins.plugins.upkeep.testing.s3.S3Server;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.sync.RequestBody;

/** Who holds a lock in a bucket, and how it ends. */
class S3LockTest {
    private static S3Lease lease(URI endpoint, String bucket, Clock clock) throws Exception {
        Buckets.let(S3Server.SECRET_KEY);
        var address = S3Address.of(URI.create("s3://" + bucket + "/some/prefix?endpoint=" + endpoint));
        var calls = new S3Calls(new S3Connection(address, Buckets.HASTY));
        return new S3Lease(calls, new S3Style(address, Optional.empty(), clock), S3Key.of(address, "app/lock"), clock);
    }

    private static LeaseNote noteOfAKilledRun() {
        return new LeaseNote("process 1, killed", UUID.randomUUID().toString(), Duration.ofSeconds(2), 0);
    }

    @ParameterizedTest
    @EnumSource(S3Server.class)
    void shouldTakeOverALockThatWasNotRenewed(S3Server server) throws Exception {
        // Given: a run that was killed, and clocks that are wrong by years
        var bucket = server.bucket();
        var future = Clock.fixed(Instant.parse("2999-01-01T00:00:00Z"), ZoneOffset.UTC);
        lease(server.endpoint(), bucket, future).create(noteOfAKilledRun());
        var store = Buckets.at(server.endpoint(), bucket);

        // When, Then
        assertThatThrownBy(() -> S3Lock.take(lease(server.endpoint(), bucket, future), "process 2"))
                .hasMessageContaining("is held by process 1, killed;");
        await().atMost(Duration.ofSeconds(20)).ignoreExceptions().until(() -> {
            store.lock("app/lock", "process 2").close();
            return true;
        });
        assertThat(store.list("")).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(S3Server.class)
    void shouldKeepALockForLongerThanOneLease(S3Server server) throws Exception {
        // Given
        var store = Buckets.fresh(server);
        try (var held = store.lock("app/lock", "process 1")) {
            // When
            await().pollDelay(Buckets.HASTY.lease().plus(Buckets.HASTY.margin()).plusSeconds(2))
                    .atMost(Duration.ofSeconds(20))
                    .untilAsserted(held::requireHeld);

            // Then
            assertThatThrownBy(() -> store.lock("app/lock", "process 2")).hasMessageContaining("is held by process 1");
        }
    }

    @ParameterizedTest
    @EnumSource(S3Server.class)
    void shouldKnowThatItLostTheLock(S3Server server) throws Exception {
        // Given
        var bucket = server.bucket();
        var store = Buckets.at(server.endpoint(), bucket);
        try (var held = store.lock("app/lock", "process 1");
                var client = server.client()) {
            // When
            var other = new LeaseNote("process 2", UUID.randomUUID().toString(), Duration.ofMinutes(1), 0);
            client.putObject(
                    request -> request.bucket(bucket).key("some/prefix/app/lock"),
                    RequestBody.fromString(other.toString()));

            // Then: and goes on knowing it
            for (int time = 0; time < 2; time++) {
                assertThatThrownBy(held::requireHeld)
                        .isInstanceOf(UpkeepException.class)
                        .hasMessageContaining("app/lock was lost")
                        .hasMessageContaining("is held by process 2");
            }
        }
        assertThatThrownBy(() -> store.lock("app/lock", "process 3")).hasMessageContaining("is held by process 2");
    }

    @Test
    void shouldNotClaimALockThatTheServerDoesNotConfirm() throws Exception {
        try (var front = S3Front.before(S3Server.S3MOCK)) {
            // Given
            var store = Buckets.at(front.endpoint(), S3Server.S3MOCK.bucket());
            try (var held = store.lock("app/lock", "process 1")) {
                // When
                front.obey((request, body) -> Optional.of(Answer.error(503, "SlowDown")));

                // Then: until it answers again
                assertThatThrownBy(held::requireHeld).hasMessageContaining("cannot lock app/lock");
                front.obey((request, body) -> Optional.empty());
                held.requireHeld();
            }
        }
    }

    @Test
    void shouldKnowItsOwnLockWhenAnAnswerWasLost() throws Exception {
        try (var front = S3Front.before(S3Server.S3MOCK)) {
            // Given
            var store = Buckets.at(front.endpoint(), S3Server.S3MOCK.bucket());
            var left = new java.util.concurrent.atomic.AtomicInteger(1);
            front.spoil(request -> request.is("PUT", "app/lock") && left.getAndDecrement() > 0);

            // When, Then
            try (var held = store.lock("app/lock", "process 1")) {
                left.set(1);
                held.requireHeld();
            }
            assertThat(store.list("")).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "nonsense", "upkeep lock\nowner: x\nid: 1\n", "upkeep lock\nowner: a\nowner: b\n"})
    void shouldRespectAFileThatItCannotRead(String content) throws Exception {
        // Given
        var server = S3Server.S3MOCK;
        var bucket = server.bucket();
        var store = Buckets.at(server.endpoint(), bucket);
        try (var client = server.client()) {
            client.putObject(
                    request -> request.bucket(bucket).key("some/prefix/app/lock"), RequestBody.fromString(content));
        }

        // When, Then
        assertThatThrownBy(() -> store.lock("app/lock", "me")).hasMessageContaining("is held by somebody unknown");
    }

    @Test
    void shouldWriteOwnersInOneLine() {
        var note = new LeaseNote("a\nid: b\n€ \u0007", UUID.randomUUID().toString(), Duration.ofSeconds(5), 7);
        var read = LeaseNote.of(note.toString(), Duration.ofSeconds(1));
        assertThat(read.id()).isEqualTo(note.id());
        assertThat(read.owner()).isEqualTo("a id: b €");
        assertThat(read.renewed().renewals()).isEqualTo(8);
    }
}
