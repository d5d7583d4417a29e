package io.jenkins.plugins.upkeep.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.upkeep.system.UpkeepException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportTreeTest {
    private static final Instant START = Instant.parse("2026-01-01T03:00:00Z");

    @TempDir
    private Path folder;

    @Test
    void shouldGiveTheRunsOfEachTaskOfAService() throws Exception {
        // Given
        HistoryFile.add(folder.resolve("health-check"), report("health-check", "shop", START));
        HistoryFile.add(folder.resolve("health-check"), report("health-check", "other", START));
        HistoryFile.add(folder.resolve("verified-backup"), report("verified-backup", "other", START));
        Files.createDirectories(folder.resolve("empty"));
        Files.writeString(folder.resolve("a file"), "of somebody else");

        // When
        var histories = new ReportTree(folder).histories("shop", START.plusSeconds(1));

        // Then
        assertThat(histories).containsOnlyKeys("health-check");
        assertThat(histories.get("health-check").runs())
                .singleElement()
                .satisfies(run -> assertThat(run.duration()).isEqualTo(Optional.of(Duration.ofMillis(1_500))));
    }

    @Test
    void shouldGiveTheLastReport() throws Exception {
        // Given
        var report = report("health-check", "shop", START);
        ReportJson.write(report, Files.createDirectories(folder.resolve("health-check")));

        // When, then
        assertThat(new ReportTree(folder).last("health-check").map(Report::started))
                .contains(START);
        assertThat(new ReportTree(folder).last("verified-backup")).isEmpty();
    }

    @Test
    void shouldBeEmptyWhereThereIsNoSuchFolder() throws Exception {
        assertThat(new ReportTree(folder.resolve("missing")).histories("shop", START))
                .isEmpty();
    }

    @Test
    void shouldSayWhatCannotBeRead() throws Exception {
        // Given
        Files.createDirectories(folder.resolve("health-check").resolve(HistoryFile.FILE_NAME));

        // When, then
        assertThatThrownBy(() -> new ReportTree(folder).histories("shop", START))
                .isInstanceOf(UpkeepException.class)
                .hasMessageContaining("history.jsonl: cannot be read");
    }

    private static Report report(String task, String service, Instant started) {
        return Report.of(task, service).build(started, Duration.ofMillis(1_500), "well");
    }
}
