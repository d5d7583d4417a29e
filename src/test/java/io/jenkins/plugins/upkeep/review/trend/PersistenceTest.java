package io.jenkins.plugins.upkeep.review.trend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.ZoneOffset;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PersistenceTest {
    @ParameterizedTest
    @CsvSource({"45, 0.3", "45, 0.6", "90, 0.3", "90, 0.6", "90, 0.8", "180, 0.9"})
    void shouldBeMeasuredWithoutBias(int size, double share) {
        // When
        var mean = IntStream.range(0, 500)
                .mapToDouble(number -> {
                    var noise = Scenario.persistent(size, share, false, new SplittableRandom(number));
                    var days = Days.of(Scenario.daily(noise).daily(ZoneOffset.UTC));
                    return Persistence.of(Line.through(days).residuals(days), 2).share();
                })
                .average()
                .orElseThrow();

        // Then
        assertThat(mean).isCloseTo(share, within(0.04));
    }

    @Test
    void shouldMakeAMeanOfThreeDaysLessCertain() {
        // Given: (3 + 4 * 0.5 + 2 * 0.25) / 3 of a mean; (2 - 2 * 0.25) / 2 of a slope, which is no less than 1
        var days = Days.of(Scenario.daily(1, 2, 3).daily(ZoneOffset.UTC));

        // Then
        assertThat(new Persistence(0.5).ofMean(days)).isCloseTo(5.5 / 3, within(1e-12));
        assertThat(new Persistence(0.5).ofSlope(days)).isEqualTo(1);
        assertThat(new Persistence(0).ofMean(days)).isEqualTo(1);
    }
}
