package io.jenkins.plugins.upkeep.quality.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SessionsTest {
    @Test
    void shouldAlwaysBeOpen() {
        assertThat(between("24/7", List.of(), "2026-03-01T00:00:00Z", "2026-03-04T12:00:00Z"))
                .containsExactly(opening("2026-03-01T00:00:00Z", "2026-03-04T12:00:00Z"));
    }

    @Test
    void shouldFollowTheClockOfTheMarketOverTheChangeToSummerTime() {
        // New York changes on 8 March 2026, a Sunday.
        assertThat(between(
                        "Mon-Fri 09:30-16:00 America/New_York",
                        List.of(),
                        "2026-03-06T00:00:00Z",
                        "2026-03-10T00:00:00Z"))
                .containsExactly(
                        opening("2026-03-06T14:30:00Z", "2026-03-06T21:00:00Z"),
                        opening("2026-03-09T13:30:00Z", "2026-03-09T20:00:00Z"));
    }

    @Test
    void shouldKeepHolidaysAndShortDays() {
        assertThat(between(
                        "Mon-Fri 09:30-16:00 America/New_York",
                        List.of("2026-11-26", "2026-11-27 09:30-13:00"),
                        "2026-11-25T00:00:00Z",
                        "2026-11-29T00:00:00Z"))
                .containsExactly(
                        opening("2026-11-25T14:30:00Z", "2026-11-25T21:00:00Z"),
                        opening("2026-11-27T14:30:00Z", "2026-11-27T18:00:00Z"));
    }

    @Test
    void shouldHaveALunchBreak() {
        assertThat(between(
                        "Mon-Fri 09:00-11:30, Mon-Fri 12:30-15:30 Asia/Tokyo",
                        List.of(),
                        "2026-03-02T00:00:00Z",
                        "2026-03-02T23:00:00Z"))
                .containsExactly(
                        opening("2026-03-02T00:00:00Z", "2026-03-02T02:30:00Z"),
                        opening("2026-03-02T03:30:00Z", "2026-03-02T06:30:00Z"));
    }

    @Test
    void shouldStayOpenThroughTheWeekButForAHoliday() {
        assertThat(between(
                        "Sun 17:00-Fri 17:00 America/New_York",
                        List.of("2026-01-01"),
                        "2025-12-31T00:00:00Z",
                        "2026-01-04T23:00:00Z"))
                .containsExactly(
                        opening("2025-12-31T00:00:00Z", "2026-01-01T05:00:00Z"),
                        opening("2026-01-02T05:00:00Z", "2026-01-02T22:00:00Z"),
                        opening("2026-01-04T22:00:00Z", "2026-01-04T23:00:00Z"));
    }

    @Test
    void shouldCloseAfterMidnight() {
        assertThat(between("Mon-Fri 18:00-02:00", List.of(), "2026-03-02T00:00:00Z", "2026-03-03T12:00:00Z"))
                .containsExactly(opening("2026-03-02T18:00:00Z", "2026-03-03T02:00:00Z"));
    }

    @Test
    void shouldBeClosedOnAHolidayWhenOtherwiseAlwaysOpen() {
        var open = between("24/7", List.of("2026-12-25"), "2026-12-24T00:00:00Z", "2026-12-27T00:00:00Z");
        assertThat(open.stream().map(each -> Duration.between(each.start(), each.end())))
                .containsExactly(Duration.ofDays(1), Duration.ofDays(1));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "always",
                "Mon-Fri",
                "Mon-Fri 9:30-16:00",
                "Mun-Fri 09:30-16:00",
                "Mon-Fri 09:30-25:00",
                "Mon-Fri 09:30-16:00 America/Nowhere",
                "Mon-Fri 09:30-16:00; DROP TABLE x"
            })
    void shouldRefuseWhatIsNoSession(String text) {
        assertThatThrownBy(() -> Sessions.parse(text, List.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("must be 24/7");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "25.12.2026", "2026-02-30", "2026-12-24 13:00-09:30", "2026-12-24 09:30"})
    void shouldRefuseWhatIsNoHoliday(String text) {
        assertThatThrownBy(() -> Sessions.parse("24/7", List.of(text)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("must be days");
    }

    private static List<Opening> between(String sessions, List<String> holidays, String from, String to) {
        return Sessions.parse(sessions, holidays).between(Instant.parse(from), Instant.parse(to));
    }

    private static Opening opening(String start, String end) {
        return new Opening(Instant.parse(start), Instant.parse(end));
    }
}
