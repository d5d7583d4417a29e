package io.jenkins.plugins.upkeep.jenkins.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class PatienceTest {
    private static final Duration MOST = Duration.ofMinutes(2);

    /** A clock that a test sets. */
    private static final class HandClock extends Clock {
        private Instant now = Instant.EPOCH;

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    }

    @Test
    void shouldBearTroubleForATimeAndNotForANumberOfTries() {
        // Given
        var clock = new HandClock();
        var patience = new Patience(clock);

        // When, Then
        for (int attempt = 0; attempt < 1000; attempt++) {
            assertThat(patience.isAtEnd(MOST)).isFalse();
        }
        clock.now = clock.now.plus(MOST).plusMillis(1);
        assertThat(patience.isAtEnd(MOST)).isTrue();
    }

    @Test
    void shouldBeginAnewAfterAnySuccess() {
        // Given
        var clock = new HandClock();
        var patience = new Patience(clock);
        patience.isAtEnd(MOST);

        // When
        patience.renew();
        clock.now = clock.now.plus(MOST).plusMillis(1);

        // Then
        assertThat(patience.isTried()).isFalse();
        assertThat(patience.isAtEnd(MOST)).isFalse();
    }
}
