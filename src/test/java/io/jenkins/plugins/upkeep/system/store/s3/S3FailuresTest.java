package io.jenkins.plugins.upkeep.system.store.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.upkeep.system.store.StoreException;
import io.jenkins.plugins.upkeep.testing.s3.S3Front;
import io.jenkins.plugins.upkeep.testing.s3.S3Front.Answer;
import io.jenkins.plugins.upkeep.testing.s3.S3Server;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a store makes of servers that are in trouble, or refuse. */
class S3FailuresTest {
    private static final S3Server SERVER = S3Server.S3MOCK;

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
            Buckets.put(store, "one", Buckets.bytes(3 * Buckets.PART));

            // Then: only that part was sent again
            assertThat(Buckets.get(store, "one")).isEqualTo(Buckets.bytes(3 * Buckets.PART));
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
            assertThatThrownBy(() -> Buckets.put(store, "one", Buckets.bytes(3 * Buckets.PART)))
                    .isInstanceOf(StoreException.class)
                    .hasMessageEndingWith(
                            "cannot write one: the server is overloaded or has a fault of its own; try again later");
            assertThat(front.seen().stream().filter(request -> request.is("PUT", "partNumber=2")))
                    .hasSize(Buckets.HASTY.attempts());
            assertThat(store.list("")).isEmpty();
            assertThat(store.memory().held()).isZero();
        }
        assertThat(Buckets.uploads(SERVER, bucket)).isZero();
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
    void shouldNotLetStandWhatTheServerHasOtherwise() throws Exception {
        try (var front = S3Front.before(SERVER)) {
            // Given
            var store = Buckets.at(front.endpoint(), SERVER.bucket());
            front.change("x-amz-checksum-crc32c", "AAAAAA==");

            // When, Then
            assertThatThrownBy(() -> Buckets.put(store, "one", "1"))
                    .hasMessageContaining("has other bytes than were sent");
            assertThatThrownBy(() -> Buckets.put(store, "two", Buckets.bytes(Buckets.PART + 1)))
                    .hasMessageContaining("has other bytes of part 1 than were sent");
            assertThat(store.list("")).isEmpty();
        }
    }
}
