package io.jenkins.plugins.upkeep.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class StatusCalendarTest {
    private static final LocalDate START = LocalDate.of(2026, 8, 30);
    private static final LocalDate END = LocalDate.of(2026, 9, 7);

    @Test
    void shouldShowEachDayByLetterColourAndWords() {
        // Given
        var row = new View.CalendarRow(
                "health-check",
                List.of(
                        new View.DayMark(START, Status.OK, ""),
                        new View.DayMark(START.plusDays(1), Status.CRITICAL, "endpoint api"),
                        new View.DayMark(START.plusDays(2), Status.UNKNOWN, "")));

        // When
        var drawn = drawn(new View.Calendar("days", START, END, List.of(row)));

        // Then
        assertThat(drawn)
                .contains(
                        "<span class=\"day tone-ok day-ok\" title=\"Sun 30 Aug, health-check: OK\">",
                        "title=\"Mon 31 Aug, health-check: CRITICAL, endpoint api\">C</span>",
                        ">?</span>",
                        "1 day OK; 31 Aug critical (endpoint api), 1 Sep unknown");
    }

    @Test
    void shouldMarkMonthsAndSundays() {
        var drawn = drawn(new View.Calendar("days", START, END, List.of(new View.CalendarRow("task", List.of()))));

        assertThat(drawn)
                .contains("colspan=\"2\"></th>", "colspan=\"7\">Sep</th>", "weekday month-start")
                .contains("title=\"Sun 6 Sep\">6</th>", "title=\"Mon 7 Sep\"></th>");
    }

    @Test
    void shouldSayWhereThereAreNoDays() {
        assertThat(drawn(new View.Calendar("days", START, END, List.of()))).contains("No days yet.");
        assertThat(drawn(new View.Calendar("days", END, START, List.of(new View.CalendarRow("task", List.of())))))
                .contains("No days yet.");
    }

    @Test
    void shouldEscapeWhatItShowsAndStayOfBoundedSize() {
        // Given
        var evil = "<script>alert(1)</script>";
        var mark = new View.DayMark(START, Status.WARNING, evil);
        var row = new View.CalendarRow(evil, List.of(mark, mark));

        // When
        var drawn = drawn(new View.Calendar(evil, START, LocalDate.MAX, List.of(row)));

        // Then
        assertThat(drawn).doesNotContain("<script", "style=").hasSizeLessThan(100_000);
    }

    @Test
    void shouldComeBackFromJson() throws Exception {
        // Given
        View calendar = new View.Calendar(
                "days",
                START,
                END,
                List.of(new View.CalendarRow("task", List.of(new View.DayMark(START, Status.WARNING, "why")))));

        // When
        var read = ReportMapper.MAPPER.readValue(ReportMapper.MAPPER.writeValueAsString(calendar), View.class);

        // Then
        assertThat(read).isEqualTo(calendar);
    }

    private static String drawn(View.Calendar calendar) {
        var text = new StringBuilder();
        ViewFigure.of(calendar).writeTo(text);
        return text.toString();
    }
}
