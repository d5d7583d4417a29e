package io.jenkins.plugins.upkeep.review.trend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.DayOfWeek;
import java.time.ZoneOffset;
import java.util.SplittableRandom;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WeekdaysTest {
    private static final double[] PLANTED = {3, 2, 1, 0, 0, -2, -4};

    @ParameterizedTest
    @CsvSource({"30, 0", "45, 0", "90, 0", "180, 0", "45, 0.5", "90, 0.5", "180, 0.5", "90, 0.9"})
    void shouldRarelyFindAnyInNoise(int days, double persistence) {
        // When
        var alarms = IntStream.range(0, 1_000)
                .parallel()
                .filter(number -> {
                    var random = new SplittableRandom(9_000_000L + days * 10_000L + number);
                    var noise = Scenario.persistent(days, persistence, false, random);
                    return !Weekdays.of(Days.of(Scenario.daily(noise).daily(ZoneOffset.UTC)))
                            .isNone();
                })
                .count();

        // Then
        assertThat(alarms).isLessThan(50);
    }

    @Test
    void shouldFindWhatEachDayDoes() {
        for (int number = 0; number < 20; number++) {
            // Given
            var noise = Scenario.persistent(90, 0, false, new SplittableRandom(number));
            var known = Scenario.known(IntStream.range(0, 90)
                    .mapToDouble(day -> 100 + 0.1 * day + PLANTED[day % 7] + noise[day])
                    .toArray());

            // When
            var season = known.seasonality().orElseThrow();

            // Then
            for (var day : DayOfWeek.values()) {
                assertThat(season.effects().get(day)).isCloseTo(PLANTED[day.getValue() - 1], within(1.2));
            }
            assertThat(season.lowest()).isEqualTo(DayOfWeek.SUNDAY);
            assertThat(season.effects().values().stream()
                            .mapToDouble(Double::doubleValue)
                            .sum())
                    .isCloseTo(0, within(1e-9));
            assertThat(known.changes()).isEmpty();
        }
    }

    @Test
    void shouldFindThemExactlyWithoutScatterAndUseThemInForecasts() {
        // Given
        var known = Scenario.known(IntStream.range(0, 56)
                .mapToDouble(day -> 100 + PLANTED[day % 7])
                .toArray());

        // When
        var effects = known.seasonality().orElseThrow().effects();

        // Then
        assertThat(known.seasonality().orElseThrow().highest()).isEqualTo(DayOfWeek.MONDAY);
        assertThat(effects.get(DayOfWeek.MONDAY)).isCloseTo(3, within(1e-9));
        assertThat(known.at(Scenario.noon(70)).range().middle()).isCloseTo(103, within(1e-9));
        assertThat(known.at(Scenario.noon(76)).range().middle()).isCloseTo(96, within(1e-9));
    }

    @Test
    void shouldNotBelieveInThemBeforeEachDayCameThreeTimes() {
        // Given
        var values = IntStream.range(0, 20).mapToDouble(day -> PLANTED[day % 7]).toArray();
        var more = DoubleStream.concat(DoubleStream.of(values), DoubleStream.of(-4))
                .toArray();

        // Then
        assertThat(Scenario.known(values).seasonality()).isEmpty();
        assertThat(Scenario.known(more).seasonality()).isPresent();
    }
}
