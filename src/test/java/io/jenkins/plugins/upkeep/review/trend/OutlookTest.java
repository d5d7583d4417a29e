package io.jenkins.plugins.upkeep.review.trend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.integers;

import io.jenkins.plugins.upkeep.report.History;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OutlookTest {
    private static final int DAYS = 60;

    @Test
    void shouldSayWhatIsNeeded() {
        assertThat(Outlook.of(Scenario.daily(1, 2, 3, 4, 5), Scenario.request(5)))
                .isEqualTo(new NotEnough("5 days of data; 14 are needed"));
        assertThat(Outlook.of(Scenario.daily(1), Scenario.request(1)))
                .isEqualTo(new NotEnough("1 day of data; 14 are needed"));
        assertThat(Outlook.of(new Series(List.of()), Scenario.request(1)))
                .isEqualTo(new NotEnough("0 days of data; 14 are needed"));
        assertThat(Outlook.of(Scenario.daily(new double[13]), Scenario.request(13)))
                .isInstanceOf(NotEnough.class);
        assertThat(Outlook.of(Scenario.daily(new double[14]), Scenario.request(14)))
                .isInstanceOf(Known.class);
    }

    @Test
    void shouldSayWhatIsNeededOfWhatComesRarely() {
        assertThat(Outlook.of(weekly(8), Scenario.request(90))).isInstanceOf(Known.class);
        assertThat(Outlook.of(weekly(7), Scenario.request(90)))
                .isEqualTo(new NotEnough("7 days of data, about 7 days apart; 8 are needed"));
    }

    private static Series weekly(int weeks) {
        return new Series(IntStream.range(0, weeks)
                .mapToObj(week -> new History.Point(Scenario.noon(week * 7), week))
                .toList());
    }

    @Test
    void shouldCountManyPointsOfOneDayAsOneDay() {
        // Given
        var points = IntStream.range(0, 5_000)
                .mapToObj(i -> new History.Point(Scenario.START.plusNanos(i), i))
                .toList();

        // Then
        assertThat(Outlook.of(new Series(points), Scenario.request(1)))
                .isEqualTo(new NotEnough("1 day of data; 14 are needed"));
    }

    @Test
    void shouldLeaveOutWhatIsOlderThanTheWindowAndWhatIsOfTheFuture() {
        // Given
        var series = Scenario.daily(BreaksTest.line(200, 1, 0));
        var request = OutlookRequest.usual(Scenario.noon(149));

        // When
        var known = (Known) Outlook.of(series, request);

        // Then
        assertThat(known.days()).hasSize(91);
        assertThat(known.days().get(0).value()).isEqualTo(59);
        assertThat(known.level()).isCloseTo(149, within(1e-6));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 7, -1e18})
    void shouldKnowThatNothingChanges(double value) {
        // Given
        var known =
                Scenario.known(DoubleStream.generate(() -> value).limit(DAYS).toArray());

        // Then
        assertThat(known.slope().perDay()).isEqualTo(new Range(0, 0, 0));
        assertThat(known.slope().probability()).isEqualTo(1);
        assertThat(known.slope().direction()).isEqualTo(Slope.Direction.NONE);
        assertThat(known.ahead(30).range()).isEqualTo(new Range(value, value, value));
        assertThat(known.persistence()).isZero();
        assertThat(known.seasonality()).isEmpty();
    }

    @Test
    void shouldKnowAStraightLine() {
        // Given
        var known = Scenario.known(BreaksTest.line(DAYS, 2, 10));

        // Then
        assertThat(known.slope().perDay().middle()).isCloseTo(2, within(1e-9));
        assertThat(known.slope().direction()).isEqualTo(Slope.Direction.RISING);
        assertThat(known.slope().scale()).isEqualTo(Scale.LINEAR);
        assertThat(known.at(Scenario.noon(100)).range().middle()).isCloseTo(210, within(1e-6));
        assertThat(known.at(Scenario.noon(100)).range().high()).isCloseTo(210, within(1e-6));
        assertThat(known.changes()).isEmpty();
    }

    @Test
    void shouldNotBeBentByOneHugeOutlier() {
        // Given
        var values = noisy(5);
        values[20] = 1e18;

        // When
        var known = Scenario.known(values);

        // Then
        assertThat(known.slope().perDay().middle()).isCloseTo(0.5, within(0.05));
        assertThat(known.ahead(10).range().high()).isLessThan(100);
        assertThat(known.changes()).isEmpty();
    }

    @Test
    void shouldTellOnlyTwoDifferentValues() {
        // Given
        var known = Scenario.known(IntStream.range(0, DAYS)
                .mapToDouble(day -> day * 37 % 11 < 5 ? 0 : 1)
                .toArray());

        // Then
        assertThat(known.slope().direction()).isEqualTo(Slope.Direction.NONE);
        assertThat(known.ahead(30).range().low()).isBetween(-0.5, 0.0);
        assertThat(known.ahead(30).range().high()).isBetween(1.0, 1.6);
    }

    @Test
    void shouldKeepWithinBounds() {
        // Given
        var request = Scenario.request(DAYS).atLeast(0).atMost(1);

        // When
        var known = (Known) Outlook.of(Scenario.daily(BreaksTest.line(DAYS, 0.015, 0.1)), request);

        // Then
        assertThat(known.ahead(30).range()).isEqualTo(new Range(1, 1, 1));
        assertThat(known.at(Scenario.noon(-30)).range()).isEqualTo(new Range(0, 0, 0));
        assertThat(known.level()).isCloseTo(0.1 + 0.015 * 59.5, within(1e-9));
    }

    @Test
    void shouldNotDependOnTheOrderOfPoints() {
        qt().withExamples(20).forAll(integers().between(0, 1_000)).checkAssert(seed -> {
            var points = new ArrayList<>(Scenario.daily(noisy(seed)).points());
            Collections.shuffle(points, new Random(seed));
            assertSame(
                    Outlook.of(new Series(points), Scenario.request(DAYS)), Scenario.known(noisy(seed)), 1, 0, 1e-12);
        });
    }

    @Test
    void shouldFollowWhenValuesAreShiftedAndScaled() {
        qt().withExamples(40)
                .forAll(
                        integers().between(0, 1_000),
                        integers().between(-1_000, 1_000),
                        integers().between(-9, 12))
                .checkAssert((seed, shift, power) -> {
                    var factor = Math.pow(10, power);
                    var moved = DoubleStream.of(noisy(seed))
                            .map(value -> factor * (value - 1_000 + shift))
                            .toArray();
                    assertSame(Scenario.known(moved), Scenario.known(noisy(seed)), factor, shift - 1_000, 1e-6);
                });
    }

    @Test
    void shouldFollowWhenAllIsMovedByWeeks() {
        qt().withExamples(20)
                .forAll(integers().between(0, 1_000), integers().between(-500, 500))
                .checkAssert((seed, weeks) -> {
                    var moved = Duration.ofDays(7L * weeks);
                    var points = Scenario.daily(noisy(seed)).points().stream()
                            .map(point -> new History.Point(point.at().plus(moved), point.value()))
                            .toList();
                    var request =
                            OutlookRequest.usual(Scenario.request(DAYS).now().plus(moved));
                    assertSame(Outlook.of(new Series(points), request), Scenario.known(noisy(seed)), 1, 0, 1e-6);
                });
    }

    private static void assertSame(Outlook found, Known original, double factor, double shift, double tolerance) {
        var known = (Known) found;
        assertThat(known.scale()).isEqualTo(Scale.LINEAR);
        assertThat(known.changes()).hasSameSizeAs(original.changes());
        var near = within(factor * tolerance);
        var slope = original.slope().perDay();
        assertThat(known.slope().perDay().middle()).isCloseTo(factor * slope.middle(), near);
        assertThat(known.slope().perDay().low()).isCloseTo(factor * slope.low(), near);
        assertThat(known.slope().perDay().high()).isCloseTo(factor * slope.high(), near);
        var range = original.ahead(30).range();
        assertThat(known.ahead(30).range().low()).isCloseTo(factor * (range.low() + shift), near);
        assertThat(known.ahead(30).range().high()).isCloseTo(factor * (range.high() + shift), near);
    }

    /** Rises by a half a day, around zero, so that no scale but the linear one fits. */
    private static double[] noisy(int seed) {
        var noise = Scenario.persistent(DAYS, 0.2, false, new SplittableRandom(seed));
        return IntStream.range(0, DAYS)
                .mapToDouble(day -> 0.5 * day - 15 + noise[day])
                .toArray();
    }

    @Test
    void shouldBeMoreUncertainTheFartherAndTheSurerItMustBe() {
        // Given
        var series = Scenario.daily(noisy(3));
        var usual = (Known) Outlook.of(series, Scenario.request(DAYS));
        var sure = (Known) Outlook.of(series, Scenario.request(DAYS).holding(0.95));

        // Then
        assertThat(width(usual.ahead(365))).isGreaterThan(width(usual.ahead(90)));
        assertThat(width(usual.ahead(90))).isGreaterThan(width(usual.ahead(30)));
        assertThat(width(sure.ahead(30))).isGreaterThan(width(usual.ahead(30)));
        assertThat(sure.ahead(30).range().middle())
                .isEqualTo(usual.ahead(30).range().middle());
    }

    private static double width(Forecast forecast) {
        return forecast.range().high() - forecast.range().low();
    }

    @Test
    void shouldRefuseRequestsThatCannotBeMet() {
        var request = OutlookRequest.usual(Instant.EPOCH).in(ZoneId.of("Europe/Paris"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> request.holding(1))
                .withMessage("confidence 1.0 is not within 0.5 and 0.99");
        assertThatIllegalArgumentException().isThrownBy(() -> request.holding(Double.NaN));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> request.over(Duration.ZERO))
                .withMessageContaining("window");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> request.atLeast(2).atMost(1))
                .withMessageContaining("floor");
    }
}
