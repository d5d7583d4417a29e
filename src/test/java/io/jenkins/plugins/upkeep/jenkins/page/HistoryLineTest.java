package io.jenkins.plugins.upkeep.jenkins.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.upkeep.report.Status;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class HistoryLineTest {
    private static final Path FILE = Path.of("upkeep-history.jsonl");

    @Test
    void shouldReadWhatItWrote() {
        // Given
        var measurements = new LinkedHashMap<String, Double>();
        measurements.put("set_size", 3.5);
        measurements.put("duration", 1e9);
        measurements.put("a_rate", -0.25);
        var entry = Entries.measured(3, "verified-backup", Duration.ofHours(2), measurements);

        // When
        var line = HistoryLine.of(entry);

        // Then
        assertThat(line).endsWith("}\n").containsOnlyOnce("\n");
        assertThat(HistoryLine.parse(line, FILE)).contains(entry);
        assertThat(HistoryLine.parse(line, FILE).orElseThrow().measurements().keySet())
                .containsExactly("set_size", "duration", "a_rate");
    }

    @Test
    void shouldReadWhatAnotherVersionWrote() {
        // When
        var entry = HistoryLine.parse(
                        "{\"build\":3,\"id\":\"7\",\"task\":\"t\",\"status\":\"MENDED\",\"colour\":{\"of\":[1]},"
                                + "\"measurements\":{\"one\":null,\"two\":2}}",
                        FILE)
                .orElseThrow();

        // Then
        assertThat(entry.build()).isEqualTo(3);
        assertThat(entry.status()).isEqualTo(Status.UNKNOWN);
        assertThat(entry.started()).isEqualTo(Instant.EPOCH);
        assertThat(entry.service()).isEmpty();
        assertThat(entry.dryRun()).isFalse();
        assertThat(entry.measurements()).isEqualTo(Map.of("two", 2.0));
        assertThat(entry.facts()).isEmpty();
    }

    @Test
    void shouldLeaveOutALineThatWasCut() {
        // Given
        var line = HistoryLine.of(Entries.run(1, "t", Status.OK, Duration.ZERO));

        // When, Then
        assertThat(HistoryLine.parse(line.substring(0, line.length() / 2), FILE))
                .isEmpty();
        assertThat(HistoryLine.parse("", FILE)).isEmpty();
        assertThat(HistoryLine.parse("null", FILE)).isEmpty();
    }

    @Test
    void shouldShowWhatTurnsTheDirectionOfWriting() {
        // When
        var entry = HistoryLine.parse("{\"verdict\":\"\u202egnp.exe\"}", FILE).orElseThrow();

        // Then
        assertThat(entry.verdict()).isEqualTo("<U+202E>gnp.exe");
    }
}
