package io.jenkins.plugins.upkeep.backup.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.jenkins.plugins.upkeep.backup.set.SetId;
import io.jenkins.plugins.upkeep.backup.set.SetPlace;
import io.jenkins.plugins.upkeep.backup.set.SetReader;
import io.jenkins.plugins.upkeep.backup.set.SetWriter;
import io.jenkins.plugins.upkeep.backup.set.UnitEvidence;
import io.jenkins.plugins.upkeep.report.Unit;
import io.jenkins.plugins.upkeep.system.journal.Complaints;
import io.jenkins.plugins.upkeep.system.journal.DamagedExportException;
import io.jenkins.plugins.upkeep.system.journal.JournalSource;
import io.jenkins.plugins.upkeep.system.process.Command;
import io.jenkins.plugins.upkeep.system.store.FolderStore;
import io.jenkins.plugins.upkeep.task.Progress;
import io.jenkins.plugins.upkeep.testing.ExportText;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What comes of exporting real files of a journal. */
class JournalExportTest {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    @TempDir
    private Path folder;

    private Path journal;

    @BeforeEach
    void makeFolders() throws Exception {
        journal = Files.createDirectory(folder.resolve("files"));
        for (var path : List.of(folder, journal)) {
            Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwxr-xr-x"));
        }
    }

    private static ExportText sample() {
        return new ExportText()
                .entry(NOW.minusSeconds(86400 * 40L), "MESSAGE", "too old", "_SYSTEMD_UNIT", "shop-api.service")
                .entry(NOW.minusSeconds(50), "MESSAGE", "plain", "_SYSTEMD_UNIT", "shop-api.service")
                .entry(
                        NOW.minusSeconds(40),
                        "MESSAGE",
                        bytes("two\nlines\0\u00ff"),
                        "_SYSTEMD_UNIT",
                        "shop-api.service")
                .entry(NOW.minusSeconds(30), "MESSAGE", "x".repeat(1 << 20), "_SYSTEMD_UNIT", "shop-worker.service")
                .entry(
                        NOW.minusSeconds(20),
                        "MESSAGE",
                        "Started",
                        "_PID",
                        "1",
                        "UNIT",
                        "shop-api.service",
                        "_SYSTEMD_UNIT",
                        "init.scope")
                .entry(
                        NOW.minusSeconds(15),
                        "MESSAGE",
                        "Failed",
                        "_PID",
                        "1",
                        "UNIT",
                        "shop-broken.service",
                        "_SYSTEMD_UNIT",
                        "init.scope")
                .entry(NOW.minusSeconds(10), "MESSAGE", "of another", "_SYSTEMD_UNIT", "nginx.service")
                .entry(NOW.plusSeconds(60), "MESSAGE", "too new", "_SYSTEMD_UNIT", "shop-api.service");
    }

    @Test
    void shouldExportThePeriodOfTheUnits() throws Exception {
        // Given
        sample().journal(journal);

        // When
        var outcome = export("shop-*", "nothing-*", "nginx");

        // Then
        assertThat(outcome.problems()).isEmpty();
        assertThat(outcome.findings())
                .singleElement()
                .satisfies(finding -> assertThat(finding.seen()).contains("nothing-*"));
        var seen = outcome.evidence().orElseThrow();
        assertThat(seen.entries()).isEqualTo(6);
        assertThat(seen.first()).contains(NOW.minusSeconds(50));
        assertThat(seen.last()).contains(NOW.minusSeconds(10));
        assertThat(seen.bytes()).isGreaterThan(1 << 20);
        assertThat(seen.units())
                .containsExactly(
                        new UnitEvidence("nginx.service", 1, 0),
                        new UnitEvidence("shop-api.service", 3, 1),
                        new UnitEvidence("shop-broken.service", 1, 1),
                        new UnitEvidence("shop-worker.service", 1, 0));
    }

    @Test
    void shouldExportAllUnits() throws Exception {
        // Given
        sample().journal(journal);

        // When
        var outcome = export();

        // Then
        assertThat(outcome.problems()).isEmpty();
        assertThat(outcome.evidence().orElseThrow().entries()).isEqualTo(6);
        assertThat(outcome.evidence().orElseThrow().units())
                .extracting(UnitEvidence::unit)
                .contains("nginx.service");
    }

    @Test
    void shouldWarnOfAPeriodWithoutMessages() throws Exception {
        // Given
        new ExportText()
                .entry(NOW.minusSeconds(86400 * 40L), "MESSAGE", "too old", "_SYSTEMD_UNIT", "shop-api.service")
                .journal(journal);

        // When
        var some = export("shop-*");
        var all = export();

        // Then
        assertThat(some.problems()).isEmpty();
        assertThat(some.evidence().orElseThrow().units()).containsExactly(new UnitEvidence("shop-api.service", 0, 0));
        assertThat(some.findings()).hasSize(1);
        assertThat(all.evidence().orElseThrow().entries()).isZero();
        assertThat(all.findings()).hasSize(1);
    }

    @Test
    void shouldNotTakeAMissingJournalForAnEmptyOne() throws Exception {
        // When
        var outcome = export("shop-*");

        // Then
        assertThat(outcome.evidence()).isEmpty();
        assertThat(outcome.problems())
                .singleElement()
                .asString()
                .contains("is not there")
                .contains("No journal files were found");
    }

    @Test
    void shouldTellOfATruncatedFileBesideAWholeOne() throws Exception {
        // Given
        var whole = sample().journal(journal);
        var cut = Files.copy(whole, journal.resolve("cut.journal"));
        try (var file = new RandomAccessFile(cut.toFile(), "rw")) {
            file.setLength(4_300_000);
        }

        // When
        var outcome = export("shop-*");

        // Then: what is readable is there, and the part does not count as whole
        assertThat(outcome.evidence().orElseThrow().entries()).isEqualTo(5);
        assertThat(outcome.problems())
                .singleElement()
                .asString()
                .contains("has damaged files")
                .contains("cut.journal");
    }

    @Test
    void shouldTellOfEntriesThatJournalctlSkipsWithoutAWord() throws Exception {
        // Given
        var messages = new ExportText();
        for (int index = 0; index < 2000; index++) {
            messages.entry(
                    NOW.minusSeconds(5000 - index), "MESSAGE", "number " + index, "_SYSTEMD_UNIT", "shop.service");
        }
        var file = messages.journal(journal);
        damageEntries(file);

        // When
        var outcome = export("shop");

        // Then
        assertThat(outcome.problems()).isNotEmpty().first().asString().contains("damaged");
    }

    /** Overwrites what stands in the middle of the used part, until entries are lost. */
    private static void damageEntries(Path file) throws Exception {
        var bytes = Files.readAllBytes(file);
        int end = bytes.length;
        while (bytes[end - 1] == 0) {
            end--;
        }
        for (int at = end - 60_000; at < end - 20_000; at++) {
            bytes[at] = (byte) (at * 31);
        }
        Files.write(file, bytes);
    }

    @Test
    void shouldTellWhatAnOrdinaryUserMayNotRead() throws Exception {
        // Given
        assumeThat(System.getProperty("user.name")).isEqualTo("root");
        var open = sample().journal(journal);
        var closed = Files.copy(open, journal.resolve("closed.journal"));
        Files.setPosixFilePermissions(closed, PosixFilePermissions.fromString("rw-------"));
        var complaints = new Complaints();

        // When
        var result = JournalSource.folder(journal)
                .command()
                .with("--field=_SYSTEMD_UNIT")
                .behind(List.of("setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"))
                .run(Duration.ofMinutes(1), complaints::take);

        // Then
        assertThat(result.status()).isZero();
        assertThat(JournalAdvice.of(complaints))
                .singleElement()
                .asString()
                .startsWith("cannot be read by this user; journalctl says")
                .contains("systemd-journal");
    }

    @Test
    void shouldRefuseWhatBreaksOffWithinAnEntry() throws Exception {
        // Given
        var export = Files.write(folder.resolve("export"), sample().bytes());

        // When
        var problem = pump("head -c 300 " + export + "; kill -9 $$");

        // Then
        assertThat(problem)
                .contains("is not whole: journalctl ended with status 137")
                .contains("ends within an entry");
    }

    @Test
    void shouldRefuseWhatEndsWithAnErrorAfterWholeEntries() throws Exception {
        // Given
        var export = Files.write(folder.resolve("export"), sample().bytes());

        // When, Then
        assertThat(pump("cat " + export + "; exit 3"))
                .isEqualTo("is not whole: journalctl ended with status 3"
                        + " before its time; see what ended it, and run the backup again");
    }

    @Test
    void shouldEndJournalctlWhenItIsToldToStop() throws Exception {
        // Given
        var run = new FutureTask<>(() -> pump("exec sleep 600"));
        var thread = new Thread(run, "export");
        thread.start();
        Thread.sleep(300);

        // When
        thread.interrupt();

        // Then
        assertThatThrownBy(() -> run.get(30, TimeUnit.SECONDS)).hasCauseInstanceOf(InterruptedException.class);
    }

    private String pump(String script) throws Exception {
        var counter = new JournalCounter(List.of());
        try (var set = set();
                var file = set.file("journal/journal.export.zst");
                var stretch = Progress.unseen().begin("journal", 0, Unit.BYTES)) {
            var command = Command.of("sh", "-c", "exec 2>&1; " + script);
            var problem = new JournalStream(command, new Complaints()).pump(file, counter, stretch);
            return problem.orElse("") + ending(counter);
        }
    }

    private static String ending(JournalCounter counter) {
        try {
            counter.end();
            return "";
        } catch (DamagedExportException e) {
            return e.getMessage();
        }
    }

    private JournalOutcome export(String... units) throws Exception {
        var plan = new JournalPlan(List.of(units), Duration.ofDays(30), JournalSource.folder(journal));
        try (var set = set();
                var stretch = Progress.unseen().begin("journal", 0, Unit.BYTES)) {
            var outcome = new JournalExport(plan, NOW).run(set, stretch);
            assertThat(set.contents()).hasSize(outcome.evidence().isPresent() ? 1 : 0);
            for (var file : set.contents()) {
                new SetReader(new FolderStore(folder.resolve("store")), place()).requireWhole(file);
            }
            return outcome;
        }
    }

    private SetWriter set() throws Exception {
        return new SetWriter(new FolderStore(folder.resolve("store")), place(), 1, List.of(), file -> {});
    }

    private static SetPlace place() {
        return new SetPlace("shop", new SetId("20260301T120000Z-9f3a"));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
