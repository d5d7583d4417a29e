package io.jenkins.plugins.upkeep.review.trend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.jenkins.plugins.upkeep.report.Trend;
import org.junit.jupiter.api.Test;

class KendallTest {
    @Test
    void shouldCountWhatRisesAndFalls() {
        // Given: of the six pairs, 15 to 14 alone falls
        var kendall = Kendall.of(10, 15, 14, 20);

        // Then: 4 * 3 * 13 / 18
        assertThat(kendall.sum()).isEqualTo(4);
        assertThat(kendall.variance()).isEqualTo(156.0 / 18);
    }

    @Test
    void shouldTakeOffWhatTiesTake() {
        // Given: two pairs rise, one is equal
        var kendall = Kendall.of(1, 1, 2);

        // Then: (3 * 2 * 11 - 2 * 1 * 9) / 18
        assertThat(kendall.sum()).isEqualTo(2);
        assertThat(kendall.variance()).isCloseTo(48.0 / 18, within(1e-12));
    }

    @Test
    void shouldTellHowLikelyChanceDoesTheSame() {
        // Given: S = 45, variance 10 * 9 * 25 / 18 = 125, z = 44 / 11.18 = 3.935
        var rising = Kendall.of(1, 2, 3, 4, 5, 6, 7, 8, 9, 10);

        // Then
        assertThat(rising.probability(1)).isCloseTo(8.3e-5, within(1e-6));
        assertThat(rising.probability(4)).isCloseTo(0.0491, within(1e-4));
        assertThat(Kendall.of(7, 7, 7, 7).probability(1)).isEqualTo(1);
    }

    @Test
    void shouldGiveTheSlopesOfAllPairs() {
        // Given: 5/1, 4/2, 10/3, -1/1, 5/2, 6/1
        var slopes = Trend.slopes(new double[] {0, 1, 2, 3}, new double[] {10, 15, 14, 20});

        // Then: the median of -1, 2, 2.5, 3.33, 5, 6
        assertThat(slopes).containsExactlyInAnyOrder(5, 2, 10.0 / 3, -1, 2.5, 6);
        assertThat(Numbers.place(slopes, 2.5)).isCloseTo(35.0 / 12, within(1e-12));
    }

    @Test
    void shouldLeaveOutPairsOfOneTime() {
        assertThat(Trend.slopes(new double[] {0, 0, 1}, new double[] {1, 9, 3})).containsExactlyInAnyOrder(2, -6);
    }
}
