package io.jenkins.plugins.upkeep.window;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.upkeep.config.ConfigException;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Starts of windows as people write them. */
class StartTextTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final Instant NOW = Instant.parse("2026-03-28T21:30:00Z");

    @ParameterizedTest
    @CsvSource({
        "2026-04-01T22:00:00Z, 2026-04-01T22:00:00Z",
        "2026-04-01T22:00+02:00, 2026-04-01T20:00:00Z",
        "2026-04-01T22:00, 2026-04-01T20:00:00Z",
        "2026-04-01 22:00, 2026-04-01T20:00:00Z",
        "2026-04-01 22:00:30, 2026-04-01T20:00:30Z",
        "23:00, 2026-03-28T22:00:00Z",
        "22:00, 2026-03-29T20:00:00Z",
        // The hour that the clocks leave out.
        "02:30, 2026-03-29T01:30:00Z",
    })
    void shouldRead(String text, Instant time) throws Exception {
        assertThat(StartText.parse(text, NOW, BERLIN)).isEqualTo(time);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "tomorrow", "25:00", "2026-02-30 10:00", "10", "2026-04-01"})
    void shouldRefuse(String text) {
        assertThatThrownBy(() -> StartText.parse(text, NOW, BERLIN))
                .isInstanceOf(ConfigException.class)
                .hasMessageStartingWith("start: '" + text + "' must be a time such as ");
    }
}
