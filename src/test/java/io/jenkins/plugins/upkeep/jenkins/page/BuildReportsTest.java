package io.jenkins.plugins.upkeep.jenkins.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.upkeep.report.Finding;
import io.jenkins.plugins.upkeep.report.Report;
import io.jenkins.plugins.upkeep.report.ReportBuilder;
import io.jenkins.plugins.upkeep.report.Status;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class BuildReportsTest {
    @Test
    void shouldShowTheGravestFirst() {
        // Given
        var reports = new BuildReports();
        reports.put(kept("1", "calm", Report.of("calm", "shop")));
        reports.put(
                kept("2", "grave", Report.of("grave", "shop").add(Finding.critical("disk", "is full", "", "free"))));

        // Then
        assertThat(reports.getStatus()).isEqualTo(Status.CRITICAL);
        assertThat(reports.getGravestFirst()).extracting(KeptReport::getTask).containsExactly("grave", "calm");
        assertThat(reports.getHtml())
                .containsSubsequence("report/2", "report/1")
                .contains("Maintenance of shop");
    }

    @Test
    void shouldReplaceTheReportOfAStepThatEndedTwice() {
        // Given
        var reports = new BuildReports();
        reports.put(kept("1", "a", Report.of("a", "shop")));

        // When
        reports.put(kept("1", "a", Report.of("a", "store")));

        // Then
        assertThat(reports.getReports()).extracting(KeptReport::getService).containsExactly("store");
    }

    @Test
    void shouldGiveEachStepAFolderOfItsOwn() {
        // Given
        var reports = new BuildReports();
        reports.put(kept("1", "upkeep/a", Report.of("a", "shop")));

        // When, Then
        assertThat(reports.folder("1", "a")).isEqualTo("upkeep/a");
        assertThat(reports.folder("2", "a")).isEqualTo("upkeep/a-2");
        assertThat(reports.folder("3", "../../../secrets")).isEqualTo("upkeep/report");
    }

    private static KeptReport kept(String id, String folder, ReportBuilder report) {
        return new KeptReport(id, folder, false, report.build(Entries.NOW, Duration.ofSeconds(1), "Done."));
    }
}
