package io.jenkins.plugins.upkeep.monitoring.source;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.upkeep.monitoring.metrics.Family;
import io.jenkins.plugins.upkeep.monitoring.metrics.Family.Sample;
import io.jenkins.plugins.upkeep.monitoring.metrics.Metric;
import io.jenkins.plugins.upkeep.monitoring.metrics.Vocabulary;
import io.jenkins.plugins.upkeep.report.Finding;
import io.jenkins.plugins.upkeep.report.HistoryFile;
import io.jenkins.plugins.upkeep.report.Measurement;
import io.jenkins.plugins.upkeep.report.Remembered;
import io.jenkins.plugins.upkeep.report.Report;
import io.jenkins.plugins.upkeep.report.ReportTree;
import io.jenkins.plugins.upkeep.report.Unit;
import io.jenkins.plugins.upkeep.report.VerifiedSet;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TaskSourceTest {
    private static final Instant NOW = Instant.parse("2026-11-29T12:00:00Z");

    @TempDir
    private Path folder;

    private final List<String> notes = new ArrayList<>();

    /** What a backup remembers. */
    record Section(List<String> facts) implements Remembered {
        @Override
        public String key() {
            return "backup";
        }
    }

    private TaskSource source() {
        return new TaskSource(new ReportTree(folder), "shop", Clock.fixed(NOW, ZoneOffset.UTC), notes::add);
    }

    private void ran(String task, Duration ago, Section section, Finding... findings) throws Exception {
        var report = Report.of(task, "shop").section(section);
        List.of(findings).forEach(report::add);
        report.add(Measurement.of("rto", 90, Unit.SECONDS))
                .add(Measurement.of("size", 5, Unit.BYTES).on("disk \"a\"\n"));
        var run = report.build(NOW.minus(ago), Duration.ofMillis(12_500), "said");
        Files.createDirectories(folder.resolve(task));
        HistoryFile.add(folder.resolve(task), run);
    }

    private static List<Sample> samples(List<Family> families, Metric metric) {
        return families.stream()
                .filter(family -> family.metric().equals(metric))
                .flatMap(family -> family.samples().stream())
                .toList();
    }

    @Test
    void shouldSayHowTasksStand() throws Exception {
        // Given
        var verified = NOW.minus(Duration.ofHours(30));
        ran("verified-backup", Duration.ofHours(29), new Section(List.of(new VerifiedSet(verified).fact())));
        ran(
                "verified-backup",
                Duration.ofHours(2),
                new Section(List.of()),
                Finding.critical("store", "is full", "room", "free it"));

        // When
        var families = source().read(Duration.ofSeconds(1));

        // Then
        assertThat(samples(families, Vocabulary.LAST_STATUS)).containsExactly(Sample.of(2, "shop", "verified-backup"));
        assertThat(samples(families, Vocabulary.LAST_RUN).get(0).value())
                .isEqualTo((double) NOW.minus(Duration.ofHours(2)).getEpochSecond());
        assertThat(samples(families, Vocabulary.LAST_SUCCESS).get(0).value())
                .isEqualTo((double) NOW.minus(Duration.ofHours(29)).getEpochSecond());
        assertThat(samples(families, Vocabulary.DURATION).get(0).value()).isEqualTo(12.5);
        assertThat(samples(families, Vocabulary.NEWEST_BACKUP).get(0).value())
                .isEqualTo((double) verified.getEpochSecond());
        assertThat(samples(families, Vocabulary.LAST_END).get(0).value())
                .isEqualTo(NOW.minus(Duration.ofHours(2)).getEpochSecond() + 12.5);
        assertThat(samples(families, Vocabulary.NEWEST_BACKUP_END).get(0).value())
                .isEqualTo(NOW.minus(Duration.ofHours(29)).getEpochSecond() + 12.5);
        assertThat(samples(families, Vocabulary.BACKUP_AGE).get(0).value()).isEqualTo(30 * 3600);
        assertThat(samples(families, Vocabulary.RTO)).containsExactly(Sample.of(90, "shop", "verified-backup"));
        assertThat(samples(families, Vocabulary.RPO)).isEmpty();
        assertThat(samples(families, Vocabulary.FINDINGS))
                .containsExactly(
                        Sample.of(0, "shop", "verified-backup", "warning"),
                        Sample.of(0, "shop", "verified-backup", "unknown"),
                        Sample.of(1, "shop", "verified-backup", "critical"));
        assertThat(samples(families, Vocabulary.MEASUREMENT))
                .contains(Sample.of(5, "shop", "verified-backup", "size", "disk \"a\"\n"));
    }

    @Test
    void shouldKnowTheBackupThatWasLastRestored() throws Exception {
        // Given a run that restored, and a later one that passes that on
        var restored = new VerifiedSet(NOW.minus(Duration.ofDays(9)));
        var stored = new VerifiedSet(NOW.minus(Duration.ofDays(1)));
        ran("verified-backup", Duration.ofDays(9), new Section(List.of(restored.fact(), restored.restoredFact())));
        ran("verified-backup", Duration.ofDays(1), new Section(List.of(stored.fact(), restored.restoredFact())));

        // When
        var families = source().read(Duration.ofSeconds(1));

        // Then
        assertThat(samples(families, Vocabulary.RESTORED_BACKUP).get(0).value())
                .isEqualTo((double) restored.started().getEpochSecond());
        assertThat(samples(families, Vocabulary.NEWEST_BACKUP).get(0).value())
                .isEqualTo((double) stored.started().getEpochSecond());
    }

    @Test
    void shouldTellWhatRulesNeedBeforeWhatElseThereIs() throws Exception {
        // Given
        var report = Report.of("health-check", "shop");
        for (int at = 0; at < 250; at++) {
            report.add(Measurement.of("total_" + at, at, Unit.COUNT));
        }
        report.add(Measurement.of(Vocabulary.ENDPOINT_MEDIAN, 0.2, Unit.SECONDS).on("endpoint main"))
                .add(Measurement.of(Vocabulary.DISK_UNTIL_FULL, 9, Unit.SECONDS).on("disk /"));
        HistoryFile.add(
                Files.createDirectories(folder.resolve("health-check")),
                report.build(NOW.minusSeconds(60), Duration.ofSeconds(1), "said"));

        // When
        var measurements = samples(source().read(Duration.ofSeconds(1)), Vocabulary.MEASUREMENT);

        // Then
        assertThat(measurements)
                .hasSize(200)
                .contains(
                        Sample.of(0.2, "shop", "health-check", Vocabulary.ENDPOINT_MEDIAN, "endpoint main"),
                        Sample.of(9, "shop", "health-check", Vocabulary.DISK_UNTIL_FULL, "disk /"));
    }

    @Test
    void shouldSeeWhatIsRememberedLater() throws Exception {
        // Given
        var source = source();
        var before = source.read(Duration.ofSeconds(1));

        // When
        ran("health-check", Duration.ofHours(1), new Section(List.of()));
        var after = source.read(Duration.ofSeconds(1));

        // Then
        assertThat(samples(before, Vocabulary.LAST_STATUS)).isEmpty();
        assertThat(samples(after, Vocabulary.LAST_STATUS)).containsExactly(Sample.of(0, "shop", "health-check"));
    }

    @Test
    void shouldSayNothingOfOtherServicesAndOfTheFuture() throws Exception {
        // Given
        ran("health-check", Duration.ofHours(-1), new Section(List.of()));
        ran("data-quality", Duration.ofHours(1), new Section(List.of()));

        // When
        var other = new TaskSource(new ReportTree(folder), "other", Clock.fixed(NOW, ZoneOffset.UTC), notes::add);

        // Then
        assertThat(samples(other.read(Duration.ofSeconds(1)), Vocabulary.LAST_STATUS))
                .isEmpty();
        assertThat(samples(source().read(Duration.ofSeconds(1)), Vocabulary.LAST_STATUS))
                .containsExactly(Sample.of(0, "shop", "data-quality"));
    }

    @Test
    void shouldTellOfTheOtherTasksWhereThatOfOneCannotBeRead() throws Exception {
        // Given
        var source = source();
        ran("data-quality", Duration.ofHours(1), new Section(List.of()));
        ran("access-audit", Duration.ofHours(1), new Section(List.of()));
        var unreadable = Files.createDirectories(folder.resolve("health-check").resolve(HistoryFile.FILE_NAME));
        Files.writeString(
                folder.resolve("access-audit").resolve(HistoryFile.FILE_NAME),
                "\u0000\u0000 torn\n",
                StandardOpenOption.APPEND);

        // When
        var damaged = source.read(Duration.ofSeconds(1));
        source.read(Duration.ofSeconds(1));
        Files.delete(unreadable);
        ran("health-check", Duration.ofHours(1), new Section(List.of()));
        ran("access-audit", Duration.ofMinutes(1), new Section(List.of()));
        var mended = source.read(Duration.ofSeconds(1));

        // Then
        assertThat(samples(damaged, Vocabulary.LAST_STATUS))
                .containsExactly(Sample.of(0, "shop", "access-audit"), Sample.of(0, "shop", "data-quality"));
        assertThat(samples(damaged, Vocabulary.HISTORY_UP))
                .containsExactlyInAnyOrder(
                        Sample.of(0, "shop", "access-audit"),
                        Sample.of(1, "shop", "data-quality"),
                        Sample.of(0, "shop", "health-check"));
        assertThat(samples(mended, Vocabulary.LAST_STATUS)).hasSize(3);
        assertThat(samples(mended, Vocabulary.HISTORY_UP)).hasSize(3).allMatch(sample -> sample.value() == 1);
        assertThat(notes)
                .hasSize(4)
                .anySatisfy(note -> assertThat(note).contains("access-audit", ": 1 of its lines cannot be understood"))
                .anySatisfy(note -> assertThat(note).contains("health-check", "cannot be read"))
                .contains("history of health-check: is well again", "history of access-audit: is well again");
    }
}
