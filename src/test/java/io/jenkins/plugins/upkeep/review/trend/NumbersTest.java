package io.jenkins.plugins.upkeep.review.trend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.integers;
import static org.quicktheories.generators.SourceDSL.lists;

import org.junit.jupiter.api.Test;

class NumbersTest {
    @Test
    void shouldChooseWhatSortingWouldPutThere() {
        qt().forAll(
                        lists().of(integers().between(-5, 5)).ofSizeBetween(1, 40),
                        integers().between(-3, 45))
                .checkAssert((list, place) -> {
                    var values = list.stream().mapToDouble(Integer::doubleValue).toArray();
                    var sorted = Numbers.sorted(values);
                    var inside = Math.max(0, Math.min(values.length - 1, place));
                    assertThat(Numbers.place(values, place)).isEqualTo(sorted[inside]);
                });
    }

    @Test
    void shouldChooseBetweenTwo() {
        assertThat(Numbers.place(new double[] {9, 1, 5}, 0.25)).isEqualTo(2);
        assertThat(Numbers.place(new double[] {}, 3)).isZero();
        assertThat(Numbers.median(1, 2, 4, 9)).isEqualTo(3);
        assertThat(Numbers.quantile(new double[] {0, 10}, 0.3)).isEqualTo(3);
    }

    @Test
    void shouldMeasureSpreadAsStandardDeviationsOfNormalValues() {
        assertThat(Numbers.spread(-1, 1, -2, 2, 1e9)).isEqualTo(1.4826 * 2);
    }

    @Test
    void shouldShareRanksAmongEqualValues() {
        assertThat(Ranks.of(5, 1, 5, 9)).containsExactly(2.5, 1, 2.5, 4);
        assertThat(Ranks.cubes(5, 1, 5, 9, 9, 9)).isEqualTo(6 + 24);
    }
}
