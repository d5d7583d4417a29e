package io.jenkins.plugins.upkeep.review.trend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.SplittableRandom;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BreaksTest {
    @ParameterizedTest
    @CsvSource({
        "30, 0, false", "45, 0, false", "90, 0, false", "180, 0, false",
        "45, 0, true", "90, 0, true", "180, 0, true",
        "30, 0.5, false", "45, 0.5, false", "90, 0.5, false", "180, 0.5, false",
        "90, 0.3, false", "90, 0.6, false"
    })
    void shouldRarelyFindAnyInNoise(int days, double persistence, boolean heavy) {
        // When
        var alarms = IntStream.range(0, 1_000)
                .parallel()
                .filter(number -> hasBreak(days, persistence, heavy, number))
                .count();

        // Then
        assertThat(alarms).isLessThan(50);
    }

    private static boolean hasBreak(int days, double persistence, boolean heavy, int number) {
        var random = new SplittableRandom(4_000_000L + days * 10_000L + number);
        var noise = Scenario.persistent(days, persistence, heavy, random);
        return Breaks.of(Days.of(Scenario.daily(noise).daily(ZoneOffset.UTC)))
                        .count()
                > 1;
    }

    @ParameterizedTest
    @CsvSource({"20, 5", "45, 5", "45, -5", "70, 5", "45, 10"})
    void shouldFindAJump(int day, double size) {
        for (int number = 0; number < 20; number++) {
            // Given
            var known = Scenario.known(noisy(90, number, at -> 0.02 * at + (at < day ? 0 : size)));

            // When
            var changes = known.changes();

            // Then
            assertThat(changes).hasSize(1);
            var found = changes.get(0);
            assertThat(day(found)).isCloseTo(day, within(3L));
            assertThat(found.kind()).isEqualTo(ChangePoint.Kind.LEVEL);
            assertThat(found.size()).isCloseTo(size, within(2.5));
            assertThat(known.since()).isEqualTo(found.day());
        }
    }

    @Test
    void shouldFindThatGrowthBecomesFaster() {
        for (int number = 0; number < 20; number++) {
            // Given
            var known = Scenario.known(noisy(90, number, at -> at < 50 ? 0.1 * at : 5 + 0.6 * (at - 50)));

            // When
            var changes = known.changes();

            // Then
            assertThat(changes).hasSize(1);
            var found = changes.get(0);
            assertThat(day(found)).isCloseTo(50, within(6L));
            assertThat(found.kind()).isEqualTo(ChangePoint.Kind.SLOPE);
            assertThat(found.perDayBefore()).isCloseTo(0.1, within(0.08));
            assertThat(found.perDayAfter()).isCloseTo(0.6, within(0.12));
            assertThat(known.slope().perDay().middle()).isEqualTo(found.perDayAfter(), within(1e-9));
        }
    }

    @Test
    void shouldFindWhatComesAndGoes() {
        for (int number = 0; number < 20; number++) {
            // Given
            var known = Scenario.known(noisy(90, number, at -> at >= 30 && at < 50 ? 6 : 0));

            // When
            var changes = known.changes();

            // Then
            assertThat(changes).hasSize(2);
            assertThat(day(changes.get(0))).isCloseTo(30, within(3L));
            assertThat(day(changes.get(1))).isCloseTo(50, within(3L));
        }
    }

    @Test
    void shouldFindAJumpWithoutAnyScatter() {
        // Given
        var known = Scenario.known(
                IntStream.range(0, 60).mapToDouble(at -> at < 33 ? 5 : 9).toArray());

        // When
        var changes = known.changes();

        // Then
        assertThat(changes).hasSize(1);
        assertThat(day(changes.get(0))).isEqualTo(33);
        assertThat(changes.get(0).size()).isEqualTo(4);
        assertThat(known.level()).isEqualTo(9);
    }

    @Test
    void shouldFindNoneInAStraightLineOrAConstantOrASingleOddDay() {
        assertThat(Scenario.known(line(90, 0.1, 3)).changes()).isEmpty();
        assertThat(Scenario.known(line(90, 0, 3)).changes()).isEmpty();
        var odd = line(90, 0, 3);
        odd[40] = 1e9;
        assertThat(Scenario.known(odd).changes()).isEmpty();
    }

    @Test
    void shouldTakeOlderValuesAlongWhenTheBreakIsTooNewAndSaySo() {
        // Given
        var known = Scenario.known(noisy(90, 1, at -> 0.5 * at - (at < 80 ? 0 : 30)));

        // When
        var forecast = known.ahead(30);

        // Then
        assertThat(known.changes()).hasSize(1);
        assertThat(known.slope().perDay().middle()).isCloseTo(0.5, within(0.1));
        assertThat(forecast.range().middle()).isCloseTo(0.5 * 119 - 30, within(4.0));
        assertThat(forecast.confidence()).isEqualTo(Confidence.LOW);
        assertThat(forecast.reason())
                .isEqualTo("90 days of data for 31 days after them; its course broke on 2026-03-26, and the 10 days"
                        + " since then are too few to tell how it goes on");
    }

    private static double[] noisy(int days, int number, IntToDoubleFunction course) {
        var noise = Scenario.persistent(days, 0, false, new SplittableRandom(number));
        return IntStream.range(0, days)
                .mapToDouble(day -> course.applyAsDouble(day) + noise[day])
                .toArray();
    }

    static double[] line(int days, double slope, double start) {
        return IntStream.range(0, days).mapToDouble(day -> start + slope * day).toArray();
    }

    private static long day(ChangePoint change) {
        return ChronoUnit.DAYS.between(
                Scenario.START.atOffset(ZoneOffset.UTC).toLocalDate(), change.day());
    }
}
