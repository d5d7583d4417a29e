package io.jenkins.plugins.upkeep.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class MeasurementTableTest {
    @Test
    void shouldShowManyPartsBelowWhatIsDrawn() {
        assertThat(page(30))
                .containsSubsequence(
                        "Measurements<", "Part size", "Whole", "Drawn", "Measurements of parts<", "part 29");
    }

    @Test
    void shouldShowFewPartsAtOnce() {
        assertThat(page(3))
                .containsSubsequence("Measurements<", "Whole", "part 2", "Drawn")
                .doesNotContain("of parts<");
    }

    private static String page(int parts) {
        var report = Report.of("task", "shop").add(Measurement.count("whole", 1));
        for (int part = 0; part < parts; part++) {
            report.add(
                    Measurement.count("part_size", part == 0 ? 9 : 1).limit(5).on("part " + part));
        }
        report.add(new View.Bars("Drawn", Unit.COUNT, List.of(new View.Bar("x", 1))));
        return ReportPage.html(report.build(Instant.EPOCH, Duration.ofSeconds(1), "done"));
    }
}
