package io.jenkins.plugins.upkeep.jenkins.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WindowEndTest {
    private static final Instant NOW = Instant.parse("2026-12-01T02:00:10.250Z");
    private static final Duration HOUR = Duration.ofHours(1);

    @Test
    void shouldTakeWhatTheReportSays() {
        var end = WindowEnd.of(report("2026-12-01T03:00:08Z", "2026-12-01T02:00:08.000Z", 1.5), NOW, HOUR);

        assertThat(end.until()).isEqualTo("2026-12-01T03:00:08Z");
        assertThat(end.deadline()).isEqualTo(end.until());
    }

    @ParameterizedTest
    @CsvSource({
        "2026-12-01T01:50:08.250Z, 2026-12-01T02:50:08Z, 2026-12-01T03:00:08Z",
        "2026-12-01T02:10:08.250Z, 2026-12-01T03:10:08Z, 2026-12-01T03:00:08Z"
    })
    void shouldKnowThatTheAgentsClockIsWrong(String started, String until, Instant deadline) {
        var end = WindowEnd.of(report(until, started, 2), NOW, HOUR);

        assertThat(end.until()).isEqualTo(until);
        assertThat(end.deadline()).isEqualTo(deadline);
    }

    @Test
    void shouldReckonWhenNothingIsSaid() {
        for (var report : new Serializable[] {null, "text", new HashMap<>(), report("tomorrow", "", 1)}) {
            var end = WindowEnd.of(report, NOW, HOUR);

            assertThat(end.until()).isEqualTo("2026-12-01T03:00:10Z");
            assertThat(end.deadline()).isEqualTo(end.until());
        }
    }

    private static Serializable report(String until, String started, double seconds) {
        return new HashMap<>(Map.of("started", started, "duration", seconds, "window", Map.of("until", until)));
    }
}
