package io.jenkins.plugins.upkeep.jenkins.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.jenkins.plugins.upkeep.report.Finding;
import io.jenkins.plugins.upkeep.report.Measurement;
import io.jenkins.plugins.upkeep.report.RawSection;
import io.jenkins.plugins.upkeep.report.Report;
import io.jenkins.plugins.upkeep.report.Unit;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class KeptReportTest {
    @Test
    void shouldKeepWhatThePagesAsk() throws Exception {
        // Given
        var kept = new KeptReport("7", "upkeep/verified-backup", false, report());

        // When
        var entry = HistoryEntry.of(12, kept);

        // Then
        assertThat(entry.build()).isEqualTo(12);
        assertThat(entry.findings()).containsEntry("WARNING", 1).containsEntry("CRITICAL", 0);
        assertThat(entry.measurements()).isEqualTo(Map.of("set_size", 5e9));
        assertThat(entry.units()).isEqualTo(Map.of("set_size", Unit.BYTES));
        assertThat(entry.facts())
                .isEqualTo(Map.of("backup.set", "s1", "backup.verified", "restored", "backup.rows", "12"));
    }

    @Test
    void shouldReadWhatWasStoredBeforeThereWereUnitsAndFacts() throws Exception {
        // Given
        var kept = new KeptReport("7", "upkeep/verified-backup", false, report());
        for (var name : new String[] {"units", "facts"}) {
            var field = KeptReport.class.getDeclaredField(name);
            field.setAccessible(true);
            field.set(kept, null);
        }

        // When
        var resolve = KeptReport.class.getDeclaredMethod("readResolve");
        resolve.setAccessible(true);
        var read = (KeptReport) resolve.invoke(kept);

        // Then
        assertThat(read.getUnits()).isEmpty();
        assertThat(read.getFacts()).isEmpty();
        assertThat(HistoryEntry.of(1, read).measurements()).isNotEmpty();
    }

    @Test
    void shouldKeepLittleOfAReportThatHasTooMuch() throws Exception {
        // Given
        var report = Report.of("t".repeat(5000), "s".repeat(5000)).add(Measurement.count("n".repeat(5000), 1));
        for (int i = 0; i < 100; i++) {
            report.add(Measurement.count("m" + i, i));
        }
        var section = new ObjectMapper().createObjectNode().put("f".repeat(5000), 1);

        // When
        var kept = new KeptReport(
                "7",
                "upkeep/t",
                false,
                report.section(new RawSection("backup", section)).build(Entries.NOW, Duration.ZERO, "😀".repeat(5000)));

        // Then
        assertThat(kept.getTask()).hasSize(1000).endsWith("t…");
        assertThat(kept.getService()).hasSize(1000);
        assertThat(kept.getVerdict()).hasSize(999).endsWith("😀…");
        assertThat(kept.getMeasurements()).hasSize(64).containsKeys("m0", "m63");
        assertThat(kept.getUnits()).containsOnlyKeys(kept.getMeasurements().keySet());
        assertThat(kept.getFacts()).isEmpty();
        assertThat(HistoryEntry.of(1, kept).measurements()).isEqualTo(kept.getMeasurements());
    }

    @Test
    void shouldKeepTheHistorySmallAlsoWhereTextsGrowWhenTheyAreShown() throws Exception {
        // Given
        var report = Report.of("task", "shop").build(Entries.NOW, Duration.ZERO, "\u202E".repeat(5000));

        // When
        var entry = HistoryEntry.of(1, new KeptReport("7", "upkeep/task", false, report));

        // Then
        assertThat(entry.verdict()).startsWith("<U+202E>").hasSize(1000);
    }

    private static Report report() throws Exception {
        var section = new ObjectMapper()
                .readTree("{\"set\":\"s1\",\"verified\":\"restored\",\"rows\":12,\"none\":null,\"phases\":{\"a\":1},"
                        + "\"note\":\"" + "x".repeat(300) + "\"}");
        return Report.of("verified-backup", "shop")
                .add(Finding.warning("set s1", "is not encrypted", "", "name a recipient"))
                .add(Measurement.bytes("set_size", 5_000_000_000L))
                .add(Measurement.bytes("table_size", 5).on("orders"))
                .add(Measurement.notMeasurable("lag", Unit.SECONDS, "there is no replica"))
                .section(new RawSection("backup", section))
                .build(Entries.NOW, Duration.ofSeconds(3), "Stored.");
    }
}
