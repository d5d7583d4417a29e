package io.jenkins.plugins.upkeep.backup.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.upkeep.backup.set.UnitEvidence;
import io.jenkins.plugins.upkeep.system.journal.DamagedExportException;
import io.jenkins.plugins.upkeep.testing.ExportText;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is counted in the journal's export format, whatever the blocks are that it comes in. */
class JournalCounterTest {
    private static final Instant TIME = Instant.parse("2026-03-01T00:00:00.000007Z");

    private static byte[] sample() {
        return new ExportText()
                .entry(TIME.plusSeconds(9), "MESSAGE", "later", "_SYSTEMD_UNIT", "api.service")
                .entry(TIME, "MESSAGE", "a\n\n__REALTIME_TIMESTAMP=1\n\0\u00ff".getBytes(StandardCharsets.ISO_8859_1))
                .entry(
                        TIME.plusSeconds(1),
                        "MESSAGE",
                        new byte[0],
                        "_SYSTEMD_UNIT",
                        "api.service".getBytes(StandardCharsets.UTF_8))
                .entry(
                        TIME.plusSeconds(2),
                        "MESSAGE",
                        "Started",
                        "_PID",
                        "1",
                        "UNIT",
                        "api.service",
                        "_SYSTEMD_UNIT",
                        "init.scope")
                .entry(
                        TIME.plusSeconds(3),
                        "MESSAGE",
                        "forged",
                        "_PID",
                        "99",
                        "UNIT",
                        "api.service",
                        "_SYSTEMD_UNIT",
                        "evil.service")
                .entry(TIME.plusSeconds(4), "MESSAGE", "x".repeat(100_000), "_SYSTEMD_UNIT", "")
                .bytes();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 7, 4096, 1 << 20})
    void shouldCountTheSameInBlocksOfAnySize(int block) throws Exception {
        // When
        var totals = count(sample(), block, List.of());

        // Then
        assertThat(totals).isEqualTo(count(sample(), Integer.MAX_VALUE, List.of()));
        assertThat(totals.entries().rows()).isEqualTo(6);
        assertThat(totals.bytes()).isEqualTo(sample().length);
        assertThat(totals.first()).contains(TIME);
        assertThat(totals.last()).contains(TIME.plusSeconds(9));
        assertThat(totals.units())
                .containsExactly(
                        new UnitEvidence("", 1, 0),
                        new UnitEvidence("(no unit)", 1, 0),
                        new UnitEvidence("api.service", 3, 1),
                        new UnitEvidence("evil.service", 1, 0));
    }

    @Test
    void shouldCountForTheUnitsThatWereSelected() throws Exception {
        // When
        var totals = count(sample(), 100, List.of("api.service", "silent.service"));

        // Then
        assertThat(totals.units())
                .containsExactly(
                        new UnitEvidence("(other units)", 3, 0),
                        new UnitEvidence("api.service", 3, 1),
                        new UnitEvidence("silent.service", 0, 0));
    }

    @Test
    void shouldNotDependOnTheOrderOfEntries() throws Exception {
        // Given
        var one = new ExportText().entry(TIME, "MESSAGE", "one").bytes();
        var two = new ExportText().entry(TIME, "MESSAGE", "two").bytes();

        // When, Then
        assertThat(count(joined(one, two), 64, List.of())).isEqualTo(count(joined(two, one), 64, List.of()));
        assertThat(count(joined(one, two), 64, List.of())).isNotEqualTo(count(joined(one, one), 64, List.of()));
    }

    @Test
    void shouldFindEveryPlaceWhereAnExportIsCutOff() throws Exception {
        // Given
        var whole = new ExportText()
                .entry(TIME, "MESSAGE", "a\nb".getBytes(StandardCharsets.UTF_8), "_PID", "1")
                .bytes();

        // When, Then
        assertThat(count(new byte[0], 1, List.of()).entries().rows()).isZero();
        for (int length = 1; length < whole.length; length++) {
            var part = Arrays.copyOf(whole, length);
            assertThatThrownBy(() -> count(part, 16, List.of()))
                    .as("the first " + length + " bytes")
                    .isInstanceOf(DamagedExportException.class);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\n",
                "=x\n\n",
                "lower=x\n\n",
                "MESSAGE=x\n\n",
                "__REALTIME_TIMESTAMP=soon\n\n",
                "__REALTIME_TIMESTAMP=99999999999999999999\n\n",
                "MESSAGE\n\u00ff\u00ff\u00ff\u00ff\u00ff\u00ff\u00ff\u00ff\n\n",
                "MESSAGE\n\u00ff\u00ff\u00ff\u00ff\u00ff\u00ff\u00ff\u007fx\n\n",
                "MESSAGE\n\1\0\0\0\0\0\0\0xy\n\n"
            })
    void shouldRefuseWhatIsNoExport(String text) {
        assertThatThrownBy(() -> count(text.getBytes(StandardCharsets.ISO_8859_1), 8, List.of()))
                .isInstanceOf(DamagedExportException.class)
                .message()
                .isNotBlank();
    }

    @Test
    void shouldRefuseANameWithoutEnd() {
        assertThatThrownBy(() -> count("A".repeat(1 << 20).getBytes(StandardCharsets.UTF_8), 4096, List.of()))
                .isInstanceOf(DamagedExportException.class)
                .hasMessageContaining("256 bytes");
    }

    private static byte[] joined(byte[] one, byte[] two) {
        var both = Arrays.copyOf(one, one.length + two.length);
        System.arraycopy(two, 0, both, one.length, two.length);
        return both;
    }

    private static JournalTotals count(byte[] export, int block, List<String> selected) throws Exception {
        var counter = new JournalCounter(selected);
        for (int at = 0; at < export.length; at += Math.min(block, export.length - at)) {
            counter.take(export, at, Math.min(block, export.length - at));
        }
        return counter.end();
    }
}
