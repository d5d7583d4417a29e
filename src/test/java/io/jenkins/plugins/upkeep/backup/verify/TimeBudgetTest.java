package io.jenkins.plugins.upkeep.backup.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** What may still be begun in the time that is left. */
class TimeBudgetTest {
    private static final long MEGABYTE = 1 << 20;

    private final AtomicLong nanos = new AtomicLong();
    private final TimeBudget budget = new TimeBudget(Duration.ofSeconds(20), nanos::get);

    private void read(long size, Duration time) {
        nanos.addAndGet(time.toNanos());
        budget.spent(size);
    }

    @Test
    void shouldNotTakeTheTimeToAskForASmallFileForTheSpeed() {
        // When
        read(3_000, Duration.ofMillis(200));

        // Then
        assertThat(budget.allows(100 * MEGABYTE)).isTrue();
    }

    @Test
    void shouldNotBeginWhatDoesNotFitByTheSpeedSoFar() {
        // When
        read(10 * MEGABYTE, Duration.ofSeconds(10));

        // Then
        assertThat(budget.allows(9 * MEGABYTE)).isTrue();
        assertThat(budget.allows(11 * MEGABYTE)).isFalse();
    }

    @Test
    void shouldBeginNothingOnceTheTimeIsUp() {
        // When
        read(3_000, Duration.ofSeconds(20));

        // Then
        assertThat(budget.isOver()).isTrue();
        assertThat(budget.allows(1)).isFalse();
    }
}
