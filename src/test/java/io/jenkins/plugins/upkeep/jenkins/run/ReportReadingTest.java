package io.jenkins.plugins.upkeep.jenkins.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hudson.AbortException;
import io.jenkins.plugins.upkeep.report.Finding;
import io.jenkins.plugins.upkeep.report.Measurement;
import io.jenkins.plugins.upkeep.report.Report;
import io.jenkins.plugins.upkeep.report.ReportJson;
import io.jenkins.plugins.upkeep.report.Status;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ReportReadingTest {
    @Test
    void shouldGiveAPlainMapForScripts() throws Exception {
        // Given
        var report = Report.of("health-check", "shop")
                .add(Finding.warning("disk /", "91 %", "90 %", "free some"))
                .add(Measurement.count("probes", 3))
                .build(Instant.EPOCH, Duration.ofSeconds(1), "disk / is nearly full");

        // When
        var read = ReportReading.parse(ReportJson.text(report), "report.json");

        // Then
        assertThat(read.report().status()).isEqualTo(Status.WARNING);
        assertThat(read.map()).containsEntry("status", "WARNING").containsEntry("verdict", "disk / is nearly full");
        assertPlain(read.map());
    }

    /** What Jenkins stores with a running program must not need a class of ours. */
    private static void assertPlain(Object value) {
        if (value instanceof Map<?, ?> map) {
            map.values().forEach(ReportReadingTest::assertPlain);
        } else if (value instanceof List<?> list) {
            list.forEach(ReportReadingTest::assertPlain);
        } else if (value != null) {
            assertThat(value.getClass().getName()).startsWith("java.lang.");
        }
    }

    @Test
    void shouldSayInOneLineThatAReportIsDamaged() {
        assertThatThrownBy(() -> ReportReading.parse("{\"schema\" : \"upkeep/rep", "report.json"))
                .isInstanceOf(AbortException.class)
                .hasMessageStartingWith("report.json: ")
                .message()
                .hasLineCount(1);
    }

    @Test
    void shouldReadUnicodeAndWhatIsJustShortEnough() throws Exception {
        var text = "ü".repeat(4 << 20);

        assertThat(ReportReading.text(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), "report.json"))
                .isEqualTo(text);
    }

    @Test
    void shouldStopReadingWhatIsTooLongForAReport() {
        // Given
        var endless = new EndlessStream();

        // Then
        assertThatThrownBy(() -> ReportReading.text(endless, "report.json"))
                .isInstanceOf(AbortException.class)
                .hasMessage("report.json: has more than 8 MiB, which no report has; look at it on the agent");
        assertThat(endless.given).isEqualTo((8 << 20) + 1);
    }

    private static final class EndlessStream extends InputStream {
        private long given;

        @Override
        public int read() {
            given++;
            return ' ';
        }

        @Override
        public int read(byte[] bytes, int from, int length) {
            Arrays.fill(bytes, from, from + length, (byte) ' ');
            given += length;
            return length;
        }
    }
}
