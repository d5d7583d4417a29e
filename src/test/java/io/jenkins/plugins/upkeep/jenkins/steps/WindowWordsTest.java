package io.jenkins.plugins.upkeep.jenkins.steps;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class WindowWordsTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    @ParameterizedTest
    @ValueSource(strings = {"2h", "90m", "1h30m", "4s", "7d"})
    void shouldTakeADuration(String text) {
        assertThat(WindowWords.duration(text)).isEqualTo(text);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"0s", "2 hours", "-2h", "h", "2h\nx"})
    void shouldRefuseWhatIsNoDuration(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> WindowWords.duration(text))
                .withMessageStartingWith("duration: ")
                .withMessageContaining("such as")
                .withMessageNotContaining("\n");
    }

    @Test
    void shouldTakeOneLineAsADescription() {
        var line = new char[200];
        Arrays.fill(line, 'ü');
        var text = new String(line);

        assertThat(WindowWords.description("new disks; ünder")).isEqualTo("new disks; ünder");
        assertThat(WindowWords.description(text)).isEqualTo(text);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> WindowWords.description(text + "x"))
                .withMessageContaining("at most 200 characters");
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"two\nlines", "a\u0007bell"})
    void shouldRefuseWhatIsNoDescription(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> WindowWords.description(text))
                .withMessageStartingWith("description: must")
                .withMessageContaining("one line");
    }

    @ParameterizedTest
    @CsvSource({
        "2026-12-01T02:00:00Z, 2026-12-01T02:00:00Z",
        "2026-12-01T02:00, 2026-12-01T01:00:00Z",
        "2026-07-01T02:00:30, 2026-07-01T00:00:30Z",
        "2026-12-01T02:00+05:30, 2026-11-30T20:30:00Z"
    })
    void shouldTakeATime(String text, Instant time) {
        assertThat(WindowWords.start(text, BERLIN)).isEqualTo(time);
    }

    @ParameterizedTest
    @ValueSource(strings = {"soon", "2026-12-01", "02:00", "2026-13-01T02:00Z", "2026-12-01T25:00", ""})
    void shouldRefuseWhatIsNoTime(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> WindowWords.start(text, BERLIN))
                .withMessageStartingWith("start: '" + text + "' is no time such as 2026-12-01T02:00");
    }
}
