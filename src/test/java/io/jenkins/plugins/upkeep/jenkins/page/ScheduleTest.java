package io.jenkins.plugins.upkeep.jenkins.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ScheduleTest {
    @Test
    void shouldTakeTheEarlierOfTwo() {
        // Given
        Schedule early = from -> Optional.of(Instant.EPOCH.plusSeconds(10));
        Schedule late = from -> Optional.of(Instant.EPOCH.plusSeconds(20));

        // When, Then
        assertThat(early.or(late).next(Instant.EPOCH)).contains(Instant.EPOCH.plusSeconds(10));
        assertThat(late.or(early).next(Instant.EPOCH)).contains(Instant.EPOCH.plusSeconds(10));
        assertThat(Schedule.NEVER.or(late).next(Instant.EPOCH)).contains(Instant.EPOCH.plusSeconds(20));
        assertThat(late.or(Schedule.NEVER).next(Instant.EPOCH)).contains(Instant.EPOCH.plusSeconds(20));
        assertThat(Schedule.NEVER.or(Schedule.NEVER).next(Instant.EPOCH)).isEmpty();
    }
}
