package io.jenkins.plugins.upkeep.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.doubles;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UnitsTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "COUNT | 0 | 0",
                "COUNT | 12345 | 12,345",
                "COUNT | 15412906 | 15,412,906",
                "COUNT | -7 | -7",
                "COUNT | 1e300 | 1.00e+300",
                "COUNT | 3.14159 | 3.14",
                "BYTES | 0 | 0 B",
                "BYTES | 12345678 | 12.3 MB",
                "BYTES | -2000 | -2.00 kB",
                "BYTES_PER_SECOND | 130000000 | 130 MB/s",
                "SECONDS | 0 | 0 s",
                "SECONDS | 0.00025 | 0.25 ms",
                "SECONDS | 0.25 | 250 ms",
                "SECONDS | 0.99949 | 999 ms",
                "SECONDS | 0.99951 | 1 s",
                "SECONDS | 1.234 | 1.23 s",
                "SECONDS | 59.96 | 1 min",
                "SECONDS | 125 | 2 min 5 s",
                "SECONDS | 119.7 | 2 min",
                "SECONDS | 3599.7 | 1 h",
                "SECONDS | 11520 | 3 h 12 min",
                "SECONDS | 356400 | 4 d 3 h",
                "SECONDS | 31536000000 | 365,000 d",
                "RATIO | 0.985 | 98.5 %",
                "RATIO | 1 | 100 %",
                "RATIO | 0.9996 | 99.96 %",
                "RATIO | 0.00001 | 0.001 %",
                "SECONDS | 0.00000354 | below 0.01 ms",
                "SECONDS | 0.00012 | 0.12 ms",
                "RATIO | 6.51e-15 | below 0.001 %",
                "RATIO | -6.51e-15 | above -0.001 %",
                "RATIO | 1.5 | 150 %"
            })
    void shouldWriteNumbersForPeople(Unit unit, double value, String expected) {
        assertThat(Units.format(value, unit)).isEqualTo(expected);
    }

    @Test
    void shouldWriteDurationsAndRates() {
        assertThat(Units.format(Duration.ofMillis(73_412))).isEqualTo("1 min 13 s");
        assertThat(Units.rate(130e6, Unit.BYTES)).isEqualTo("130 MB/s");
        assertThat(Units.rate(12_345.6, Unit.COUNT)).isEqualTo("12,346/s");
    }

    @Test
    void shouldNeverTakeAPartForTheWhole() {
        qt().forAll(doubles().between(0, 0.9999999))
                .check(value -> !Units.format(value, Unit.RATIO).equals("100 %"));
    }

    @Test
    void shouldSayWhenThereIsNoNumber() {
        assertThat(Units.format(Double.NaN, Unit.BYTES)).isEqualTo("not a number");
    }
}
