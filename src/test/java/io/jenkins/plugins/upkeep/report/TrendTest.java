package io.jenkins.plugins.upkeep.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TrendTest {
    private static final Instant START = Instant.parse("2026-03-01T12:00:00Z");

    @Test
    void shouldTakeTheMedianOfAllSlopes() {
        // Given: 5, 2, 10/3, -1, 5/2 and 6 a day
        var change = Trend.perDay(daily(10, 15, 14, 20), Duration.ofDays(1));

        // Then
        assertThat(change).hasValueCloseTo(35.0 / 12, within(1e-12));
    }

    @Test
    void shouldNotTellAnythingOfFewOrClosePoints() {
        assertThat(Trend.perDay(daily(1, 2), Duration.ZERO)).isEmpty();
        assertThat(Trend.perDay(daily(1, 2, 3), Duration.ofDays(3))).isEmpty();
        assertThat(Trend.perDay(List.of(point(0, 1), point(0, 2), point(0, 3)), Duration.ZERO))
                .isEmpty();
    }

    private static List<History.Point> daily(double... values) {
        return IntStream.range(0, values.length)
                .mapToObj(day -> point(day, values[day]))
                .toList();
    }

    private static History.Point point(int day, double value) {
        return new History.Point(START.plus(Duration.ofDays(day)), value);
    }
}
