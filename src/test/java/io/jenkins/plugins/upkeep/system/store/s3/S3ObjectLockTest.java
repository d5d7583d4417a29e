package io.jenkins.plugins.upkeep.system.store.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.upkeep.system.store.FileLock;
import io.jenkins.plugins.upkeep.system.store.LockedFileException;
import io.jenkins.plugins.upkeep.system.store.StoreException;
import io.jenkins.plugins.upkeep.testing.s3.S3Front;
import io.jenkins.plugins.upkeep.testing.s3.S3Front.Answer;
import io.jenkins.plugins.upkeep.testing.s3.S3Front.Seen;
import io.jenkins.plugins.upkeep.testing.s3.S3Server;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Files that the server is to keep. */
class S3ObjectLockTest {
    private static final S3Server SERVER = S3Server.S3MOCK;

    @Test
    void shouldLockFilesAndNotLocks() throws Exception {
        try (var front = S3Front.before(SERVER)) {
            // Given
            var lock = new FileLock(FileLock.Mode.COMPLIANCE, Duration.ofDays(30), true);
            var store = Buckets.at(front.endpoint(), SERVER.bucket(), Optional.of(lock), "");

            // When
            Buckets.put(store, "one", "1");
            Buckets.put(store, "two", Buckets.bytes(Buckets.PART + 1));
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
                    .hasMessageContaining("refused for 1 file: app/one: AccessDenied");
        }
    }
}
