package io.jenkins.plugins.upkeep.jenkins.run;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.jenkins.plugins.upkeep.report.Finding;
import io.jenkins.plugins.upkeep.report.Measurement;
import io.jenkins.plugins.upkeep.report.RawSection;
import io.jenkins.plugins.upkeep.report.Report;
import io.jenkins.plugins.upkeep.report.ReportJson;
import io.jenkins.plugins.upkeep.report.Status;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ReportCorrectionTest {
    private static ReportReading read() throws Exception {
        var section = JsonNodeFactory.instance.objectNode().put("set", "x").put("verified", "restored");
        var report = Report.of("verified-backup", "shop")
                .add(Finding.info("store", "is nearly full"))
                .add(Measurement.count("tables", 3))
                .section(new RawSection("backup", section))
                .build(Instant.EPOCH, Duration.ofSeconds(1), "set x is stored");
        return ReportReading.parse(ReportJson.text(report), "report.json");
    }

    @Test
    void shouldTakeTheClaimBack() throws Exception {
        // When
        var corrected = new ReportCorrection(List.of("set x: is not in the artifacts: disk: full")).of(read());

        // Then
        assertThat(corrected.report().status()).isEqualTo(Status.CRITICAL);
        assertThat(corrected.report().verdict()).isEqualTo("set x: is not in the artifacts: disk: full");
        assertThat(corrected.report().findings().get(0))
                .extracting(Finding::subject, Finding::seen)
                .containsExactly("set x", "is not in the artifacts: disk: full");
        assertThat(corrected.report().findings()).hasSize(2);
        assertThat(corrected.report().measurements()).isEqualTo(read().report().measurements());
        assertThat(corrected.map().get("backup")).isEqualTo(Map.of("set", "x", "verified", "none"));
    }

    @Test
    void shouldLeaveAReportAsItIsWhenNothingIsLost() throws Exception {
        assertThat(new ReportCorrection(List.of()).of(read())).isEqualTo(read());
    }
}
