package io.jenkins.plugins.upkeep.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PeriodChartTest {
    private static final LocalDate START = LocalDate.of(2025, 1, 1);
    private static final LocalDate END = LocalDate.of(2027, 1, 1);

    @Test
    void shouldDrawEachPeriodWhereItIs() {
        // Given
        var row = row(
                span(START, LocalDate.of(2026, 1, 1), View.PeriodKind.SUPPORTED),
                span(LocalDate.of(2026, 1, 1), END, View.PeriodKind.SECURITY));

        // When
        var drawn = drawn(Optional.of(LocalDate.of(2026, 7, 2)), row);

        // Then
        assertThat(drawn)
                .contains(
                        "<rect class=\"period-supported\" x=\"0.0\" y=\"0.0\" width=\"500.0\" height=\"14.0\">",
                        "<rect class=\"period-security\" x=\"500.0\" y=\"3.5\" width=\"500.0\" height=\"7.0\">",
                        "<path class=\"period-today\" d=\"M749.3 0V14\"",
                        "<path class=\"grid\" d=\"M500.0 0V14\"",
                        "1 Jan 2025",
                        "1 Jan 2027");
    }

    @Test
    void shouldSayInWordsWhatItDraws() {
        var drawn = drawn(Optional.empty(), row(span(START, END, View.PeriodKind.ENDED)), row());

        assertThat(drawn)
                .contains(
                        "role=\"img\"",
                        "<title>thing</title>",
                        "ended from 2025-01-01 to 2027-01-01</desc>",
                        "nothing known</desc>")
                .doesNotContain("period-today", "supported");
    }

    @Test
    void shouldCutWhatLiesOutside() {
        // Given
        var before = span(LocalDate.of(2020, 1, 1), LocalDate.of(2024, 1, 1), View.PeriodKind.SECURITY);
        var over = span(LocalDate.of(2024, 1, 1), LocalDate.of(2040, 1, 1), View.PeriodKind.SUPPORTED);

        // When
        var drawn = drawn(Optional.of(LocalDate.of(2031, 1, 1)), row(before, over));

        // Then
        assertThat(drawn)
                .contains("period-supported\" x=\"0.0\" y=\"0.0\" width=\"1000.0\"")
                .doesNotContain("period-security", "period-today");
    }

    @Test
    void shouldSayWhenThereIsNothingToDraw() {
        var none = new View.Periods("None", START, END, Optional.empty(), List.of());
        var backwards = new View.Periods("Backwards", END, START, Optional.empty(), List.of(row()));

        assertThat(text(PeriodChart.of(none))).contains("No periods yet.");
        assertThat(text(PeriodChart.of(backwards))).contains("No periods yet.");
    }

    private static String drawn(Optional<LocalDate> today, View.PeriodRow... rows) {
        return text(PeriodChart.of(new View.Periods("Support", START, END, today, List.of(rows))));
    }

    private static String text(Html html) {
        var page = new StringBuilder();
        html.writeTo(page);
        return page.toString();
    }

    private static View.PeriodRow row(View.Span... spans) {
        return new View.PeriodRow("thing", "note", List.of(spans));
    }

    private static View.Span span(LocalDate from, LocalDate to, View.PeriodKind kind) {
        return new View.Span(from, to, kind);
    }
}
