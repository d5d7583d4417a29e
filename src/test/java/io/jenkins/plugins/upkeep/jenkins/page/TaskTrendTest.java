package io.jenkins.plugins.upkeep.jenkins.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.upkeep.report.Unit;
import io.jenkins.plugins.upkeep.report.View;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TaskTrendTest {
    @Test
    void shouldDrawTheDurationAndWhatTheLastReportMeasured() {
        // Given
        var task = Entries.record(
                Entries.measured(1, "a", Duration.ofDays(2), Map.of("duration", 9.0, "old", 1.0)),
                Entries.measured(2, "a", Duration.ofDays(1), Map.of("duration", 9.0, "rto", 90.0)));

        // When
        var views = TaskTrend.of(task);

        // Then
        assertThat(views).extracting(View::title).containsExactly("Duration", "RTO");
        assertThat(values(views.get(0))).containsExactly(12.5, 12.5);
        assertThat(values(views.get(1))).containsExactly(Double.NaN, 90.0);
        assertThat(((View.Lines) views.get(1)).unit()).isEqualTo(Unit.SECONDS);
    }

    @Test
    void shouldDrawNoMoreChartsThanAPageBears() {
        // Given
        var many = new LinkedHashMap<String, Double>();
        for (int at = 0; at < 40; at++) {
            many.put("number_" + at, 1.0 * at);
        }

        // When
        var views = TaskTrend.of(Entries.record(Entries.measured(1, "a", Duration.ZERO, many)));

        // Then
        assertThat(views).hasSize(6);
        assertThat(views.get(1).title()).isEqualTo("Number 0");
    }

    private static Double[] values(View view) {
        return ((View.Lines) view)
                .series().get(0).points().stream().map(View.Point::value).toArray(Double[]::new);
    }
}
