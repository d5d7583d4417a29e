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
    private static final int SERIES = 300;

    @ParameterizedTest
    @CsvSource({
        "30, 0, false",
        "45, 0, false",
        "90, 0, false",
        "180, 0, false",
        "45, 0, true",
        "90, 0, true",
        "180, 0, true",
        "30, 0.5, false",
        "45, 0.5, false",
        "90, 0.5, false",
        "180, 0.5, false",
        "90, 0.3, false",
        "90, 0.6, false"
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
        return Breaks.of(Days.of(Scenario.daily(noise).daily(ZoneOffset.UTC))).count() > 1;
    }

    @ParameterizedTest
    @CsvSource({"20, 5", "45, 5", "45, -5", "70, 5", "45, 10"})
    void shouldFindAJump(int day, double size) {
        // When
        var found = IntStream.range(0, SERIES)
                .mapToObj(number -> Scenario.known(noisy(90, number, at -> 0.02 * at + (at < day ? 0 : size))))
                .filter(known -> isJump(known, day, size))
                .count();

        // Then
        assertThat(found).isGreaterThan(SERIES * 95L / 100);
    }

    private static boolean isJump(Known known, int day, double size) {
        var changes = known.changes();
        return changes.size() == 1
                && Math.abs(day(changes.get(0)) - day) <= 2
                && changes.get(0).kind() == ChangePoint.Kind.LEVEL
                && Math.abs(changes.get(0).size() - size) < 2
                && known.since().equals(changes.get(0).day());
    }

    @Test
    void shouldFindThatGrowthBecomesFaster() {
        // When
        var found = IntStream.range(0, SERIES)
                .mapToObj(number -> Scenario.known(noisy(90, number, at -> at < 50 ? 0.1 * at : 5 + 0.6 * (at - 50))))
                .filter(BreaksTest::isTurn)
                .count();

        // Then
        assertThat(found).isGreaterThan(SERIES * 9L / 10);
    }

    private static boolean isTurn(Known known) {
        var changes = known.changes();
        return changes.size() == 1
                && Math.abs(day(changes.get(0)) - 50) <= 7
                && changes.get(0).kind() == ChangePoint.Kind.SLOPE
                && Math.abs(changes.get(0).perDayBefore() - 0.1) < 0.1
                && Math.abs(changes.get(0).perDayAfter() - 0.6) < 0.1
                && known.slope().perDay().middle() == changes.get(0).perDayAfter();
    }

    @Test
    void shouldFindWhatComesAndGoes() {
        // When
        var found = IntStream.range(0, SERIES)
                .mapToObj(number -> Scenario.known(noisy(90, number, at -> at >= 30 && at < 50 ? 6 : 0)))
                .filter(known -> known.changes().size() == 2)
                .filter(known -> Math.abs(day(known.changes().get(0)) - 30) <= 2)
                .filter(known -> Math.abs(day(known.changes().get(1)) - 50) <= 2)
                .count();

        // Then
        assertThat(found).isGreaterThan(SERIES * 95L / 100);
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
    void shouldFindNoneAtTheEndsOfASteepCourse() {
        // When
        var alarms = IntStream.range(0, SERIES)
                .filter(number -> !Scenario.known(noisy(90, number, at -> 20 * at - 900))
                        .changes()
                        .isEmpty())
                .count();

        // Then
        assertThat(alarms).isLessThan(SERIES / 20);
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
                .isEqualTo("90 days of data for 31 days after them; its course broke on 26 March 2026, and the 10 days"
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
        return ChronoUnit.DAYS.between(Scenario.START.atOffset(ZoneOffset.UTC).toLocalDate(), change.day());
    }
}
