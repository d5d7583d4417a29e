package io.jenkins.plugins.upkeep.review.trend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Against the tables that every textbook of statistics has. */
class OddsTest {
    @ParameterizedTest
    @CsvSource({"0, 0.5", "1, 0.841345", "1.959964, 0.975", "-2.575829, 0.005", "4, 0.9999683"})
    void shouldKnowTheNormalDistribution(double z, double probability) {
        assertThat(Odds.normal(z)).isCloseTo(probability, within(3e-7));
    }

    @ParameterizedTest
    @CsvSource({"0.5, 0", "0.9, 1.281552", "0.975, 1.959964", "0.005, -2.575829"})
    void shouldInvertIt(double probability, double z) {
        assertThat(Odds.normalQuantile(probability)).isCloseTo(z, within(2e-5));
    }

    @ParameterizedTest
    @CsvSource({
        "0.9, 3, 1.638",
        "0.9, 5, 1.476",
        "0.9, 10, 1.372",
        "0.9, 30, 1.310",
        "0.975, 10, 2.228",
        "0.995, 10, 3.169",
        "0.025, 20, -2.086"
    })
    void shouldKnowStudentsDistribution(double probability, double freedom, double quantile) {
        assertThat(Odds.studentQuantile(probability, freedom)).isCloseTo(quantile, within(0.005));
    }

    @Test
    void shouldKnowChiSquareOfSix() {
        assertThat(Odds.chiSquareOfSix(12.592)).isCloseTo(0.05, within(1e-5));
        assertThat(Odds.chiSquareOfSix(16.812)).isCloseTo(0.01, within(1e-5));
        assertThat(Odds.chiSquareOfSix(0)).isEqualTo(1);
        assertThat(Odds.chiSquareOfSix(-1)).isEqualTo(1);
    }
}
