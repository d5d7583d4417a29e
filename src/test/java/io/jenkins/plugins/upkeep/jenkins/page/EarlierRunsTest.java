package io.jenkins.plugins.upkeep.jenkins.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.upkeep.report.HistoryFile;
import io.jenkins.plugins.upkeep.report.Report;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EarlierRunsTest {
    private static final Instant START = Instant.parse("2026-01-01T03:00:00Z");

    @TempDir
    private Path job;

    @Test
    void shouldRememberEachServiceByItself() throws Exception {
        // Given
        var shop = new EarlierRuns(job, "health-check", "../shop; \"ünï\"");
        assertThat(shop.text()).isEmpty();

        // When
        shop.add(report(START));
        shop.add(report(START.plusSeconds(1)));

        // Then
        assertThat(HistoryFile.parse(shop.text()).runs()).hasSize(2);
        assertThat(new EarlierRuns(job, "health-check", "other").text()).isEmpty();
        assertThat(new EarlierRuns(job, "data-quality", "../shop; \"ünï\"").text())
                .isEmpty();
    }

    @Test
    void shouldRememberARunOnceAlsoWhenTheControllerDiedInBetween() throws Exception {
        // Given
        var shop = new EarlierRuns(job, "health-check", "shop");

        // When
        shop.add(report(START));
        shop.add(report(START));

        // Then
        assertThat(HistoryFile.parse(shop.text()).runs()).hasSize(1);
    }

    @Test
    void shouldGiveTheRunsOfAllTasksOfOneService() throws Exception {
        // Given
        assertThat(EarlierRuns.all(job, "shop")).isEmpty();
        new EarlierRuns(job, "health-check", "shop").add(report(START));
        new EarlierRuns(job, "verified-backup", "other").add(report(START));

        // When
        var all = EarlierRuns.all(job, "shop");

        // Then
        assertThat(all).containsOnlyKeys("health-check");
        assertThat(HistoryFile.parse(all.get("health-check")).runs()).hasSize(1);
    }

    private static Report report(Instant started) {
        return Report.of("health-check", "shop").build(started, Duration.ofSeconds(1), "all is well");
    }
}
