package io.jenkins.plugins.upkeep.review.trend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.jenkins.plugins.upkeep.report.History;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SeriesTest {
    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, 1e200})
    void shouldRefuseWhatIsNoNumber(double value) {
        var points = List.of(point("2026-03-01T00:00:00Z", value));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Series(points))
                .withMessage("the value at 2026-03-01T00:00:00Z is " + value
                        + ", which nothing can be computed from; leave it out");
    }

    @Test
    void shouldTakeTheMedianOfEachDay() {
        // Given
        var series = new Series(List.of(
                point("2026-03-02T23:59:59Z", 7),
                point("2026-03-01T01:00:00Z", 1),
                point("2026-03-01T01:00:00Z", 100),
                point("2026-03-01T03:00:00Z", 3)));

        // When
        var days = series.daily(ZoneOffset.UTC);

        // Then
        assertThat(days)
                .containsExactly(
                        new DailyValue(LocalDate.of(2026, 3, 1), Instant.parse("2026-03-01T01:00:00Z"), 3, 3),
                        new DailyValue(LocalDate.of(2026, 3, 2), Instant.parse("2026-03-02T23:59:59Z"), 7, 1));
    }

    @Test
    void shouldPartDaysAtTheMidnightOfTheZone() {
        // Given: midnight of Auckland is 11:00 UTC, and 12:00 after the clocks went back on 5 April
        var series = new Series(List.of(
                point("2026-04-04T10:59:00Z", 1), point("2026-04-04T11:00:00Z", 2), point("2026-04-05T11:30:00Z", 3)));

        // Then
        assertThat(series.daily(ZoneId.of("Pacific/Auckland")))
                .extracting(DailyValue::day)
                .containsExactly(LocalDate.of(2026, 4, 4), LocalDate.of(2026, 4, 5));
    }

    @Test
    void shouldReduceManyPoints() {
        // Given: each 15 minutes for nearly three years
        var points = IntStream.range(0, 100_000)
                .mapToObj(i -> new History.Point(Scenario.START.plusSeconds(900L * i), i % 96))
                .toList();
        var now = points.get(points.size() - 1).at();

        // When
        var known = (Known) Outlook.of(new Series(points), OutlookRequest.usual(now));

        // Then
        assertThat(new Series(points).daily(ZoneOffset.UTC)).hasSize(1_043);
        assertThat(known.days()).hasSize(91);
        assertThat(known.slope().direction()).isEqualTo(Slope.Direction.NONE);
    }

    private static History.Point point(String at, double value) {
        return new History.Point(Instant.parse(at), value);
    }
}
