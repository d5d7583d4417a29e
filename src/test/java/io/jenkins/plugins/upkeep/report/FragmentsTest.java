package io.jenkins.plugins.upkeep.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class FragmentsTest {
    private static final String EVIL = "<script>alert(1)</script>\"'>";

    @Test
    void shouldLinkTheFilesOfAReport() {
        // Given
        var report = Report.of("t", "s")
                .add(new Artifact("logs/pg restore.log", "its log"))
                .add(new Artifact("../../../etc/passwd", "not ours"))
                .build(Instant.EPOCH, Duration.ZERO, "Done.");

        // When
        var html = ReportPage.fragment(report, "../artifact/upkeep/t/");

        // Then
        assertThat(html)
                .startsWith("<div class=\"upkeep tone-ok\">")
                .contains("href=\"../artifact/upkeep/t/logs/pg%20restore.log\"")
                .contains("href=\"../artifact/upkeep/t/report.html\"")
                .contains("href=\"../artifact/upkeep/t/report.json\"")
                .doesNotContain("href=\"../artifact/upkeep/t/../");
    }

    @Test
    void shouldEscapeWhatIsForeign() {
        // Given
        var entry = new OverviewPage.Entry(EVIL, "report/1", Status.OK, EVIL, Duration.ZERO);
        var point = new View.Point(Instant.EPOCH, 1);
        var lines = new View.Lines(EVIL, Unit.COUNT, List.of(new View.Series(EVIL, List.of(point))));

        // When
        var html = List.of(
                OverviewPage.fragment(EVIL, List.of(entry)),
                Fragments.views(List.of(lines)),
                Fragments.note(EVIL),
                ReportPage.fragment(SampleReports.hostile(), "x/"));

        // Then
        assertThat(html).allSatisfy(text -> assertThat(text).doesNotContain("<script", "\"'>"));
        assertThat(html.get(0)).contains("&lt;script&gt;");
    }

    @Test
    void shouldShowAStatusByWordAndColour() {
        assertThat(Fragments.badge(Status.UNKNOWN)).contains("tone-unknown", "UNKNOWN", "<svg");
    }
}
