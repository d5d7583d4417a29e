package io.jenkins.plugins.upkeep.review.trend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Whether ranges hold as often as they say. The rows of docs/forecasts.md are what this test measures; when it fails, it tells the new row. */
class CoverageTest {
    private static final Path DOCS = Path.of("docs/forecasts.md");
    private static final int SERIES = 1_000;
    private static final int LONG = 180;

    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.EXCLUDE,
            names = {"SMALL_JUMP", "PERSISTENT_8", "PERSISTENT_9", "WALK", "WEEKLY"})
    void shouldHoldTheTruthInFourOfFiveCases(Scenario scenario) throws IOException {
        for (var days : new int[] {45, 90, LONG}) {
            assertThatRangesHold(scenario, days);
        }
    }

    /** Eight values are the least, thirteen are in a quarter. */
    @Test
    void shouldHoldTheTruthInFourOfFiveCasesWithAValueAWeekAndTrustItLess() throws IOException {
        for (var days : new int[] {50, 90, LONG}) {
            var coverage = assertThatRangesHold(Scenario.WEEKLY, days);
            assertThat(coverage.high()).isZero();
            assertThat(coverage.low()).isGreaterThanOrEqualTo(days < LONG ? 100 : 0);
        }
    }

    private static Coverage assertThatRangesHold(Scenario scenario, int days) throws IOException {
        var coverage = Coverage.of(scenario, days, SERIES);

        // Then
        assertThatDocsTell(coverage, scenario, days);
        assertThat(DoubleStream.of(coverage.slope(), coverage.month(), coverage.quarter()))
                .as("%s, %d days", scenario, days)
                .allSatisfy(share -> assertThat(share).isBetween(75.0, 85.0));
        return coverage;
    }

    @ParameterizedTest
    @CsvSource({
        "SMALL_JUMP, 45, 5, 30, 80, 0", "SMALL_JUMP, 90, 45, 65, 85, 0", "SMALL_JUMP, 180, 70, 70, 100, 0",
        "PERSISTENT_8, 45, 70, 70, 10, 50", "PERSISTENT_8, 90, 72, 74, 5, 70", "PERSISTENT_8, 180, 74, 74, 2, 85",
        "PERSISTENT_9, 45, 60, 65, 8, 65", "PERSISTENT_9, 90, 68, 70, 4, 80", "PERSISTENT_9, 180, 72, 74, 1, 90",
        "WALK, 45, 35, 50, 8, 70", "WALK, 90, 40, 60, 2, 85", "WALK, 180, 45, 70, 1, 95"
    })
    void shouldDoNoWorseThanSaidInHardCasesAndTrustThemLess(
            Scenario scenario, int days, double slope, double month, double mostHigh, double leastLow)
            throws IOException {
        // When
        var coverage = Coverage.of(scenario, days, days < LONG ? 400 : 200);

        // Then
        assertThatDocsTell(coverage, scenario, days);
        assertThat(coverage.slope()).isGreaterThan(slope);
        assertThat(coverage.month()).isGreaterThan(month);
        assertThat(coverage.high()).isLessThanOrEqualTo(mostHigh);
        assertThat(coverage.low()).isGreaterThanOrEqualTo(leastLow);
    }

    /** Rounding may differ between machines, and with it the last digit. */
    private static void assertThatDocsTell(Coverage coverage, Scenario scenario, int days) throws IOException {
        var row = coverage.row(scenario, days);
        var start = row.substring(0, row.indexOf('|', row.indexOf('|', 1) + 1) + 1);
        var told = Files.readAllLines(DOCS).stream()
                .filter(line -> line.startsWith(start))
                .findFirst();
        assertThat(told).as("%s: no row of %s", DOCS, row).isPresent();
        assertThat(numbers(told.get()))
                .as("%s has %s, measured was %s", DOCS, told.get(), row)
                .zipSatisfy(numbers(row), (said, measured) -> assertThat(said).isEqualTo(measured, within(0.5)));
    }

    private static List<Double> numbers(String row) {
        return Arrays.stream(row.split("\\|")).skip(3).map(Double::valueOf).toList();
    }
}
