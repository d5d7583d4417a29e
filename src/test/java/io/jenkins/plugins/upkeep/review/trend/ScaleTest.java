package io.jenkins.plugins.upkeep.review.trend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ScaleTest {
    @Test
    void shouldKnowGrowthByAShare() {
        // Given
        var known = Scenario.known(IntStream.range(0, 90)
                .mapToDouble(day -> 100 * Math.pow(1.02, day))
                .toArray());

        // Then
        var slope = known.slope();
        assertThat(slope.scale()).isEqualTo(Scale.LOGARITHMIC);
        assertThat(slope.ratePerDay().middle()).isCloseTo(0.02, within(1e-9));
        assertThat(slope.perDay().middle()).isCloseTo(0.02 * known.level(), within(1e-6));
        assertThat(known.at(Scenario.noon(120)).range().middle()).isCloseTo(100 * Math.pow(1.02, 120), within(1e-3));
        assertThat(known.changes()).isEmpty();
    }

    @Test
    void shouldHoldTheTruthOfGrowthByAShare() {
        // When
        var held = IntStream.range(0, 1_000).filter(ScaleTest::holds).count();

        // Then
        assertThat(held).isBetween(750L, 850L);
    }

    private static boolean holds(int number) {
        var noise = Scenario.persistent(121, 0, false, new SplittableRandom(70_000 + number));
        var values = IntStream.range(0, 121)
                .mapToDouble(day -> 100 * Math.exp(0.02 * day + 0.1 * noise[day]))
                .toArray();
        var known =
                (Known) Outlook.of(Scenario.NORMAL.measured(values, 90, new SplittableRandom(0)), Scenario.request(90));
        var range = known.at(Scenario.noon(119)).range();
        return range.low() <= values[119] && values[119] <= range.high();
    }

    @Test
    void shouldRarelyTakeAStraightCourseForOne() {
        // When
        var mistaken = IntStream.range(0, 500)
                .filter(number -> {
                    var noise = Scenario.persistent(90, 0.5, false, new SplittableRandom(80_000 + number));
                    return Scenario.known(IntStream.range(0, 90)
                                            .mapToDouble(day -> 20 + day + 3 * noise[day])
                                            .toArray())
                                    .scale()
                            == Scale.LOGARITHMIC;
                })
                .count();

        // Then
        assertThat(mistaken).isLessThan(5);
    }

    @Test
    void shouldNotTakeLogarithmsOfWhatIsNotPositive() {
        assertThat(Scenario.known(IntStream.range(0, 90)
                                .mapToDouble(day -> Math.pow(1.1, day) - 1)
                                .toArray())
                        .scale())
                .isEqualTo(Scale.LINEAR);
    }
}
