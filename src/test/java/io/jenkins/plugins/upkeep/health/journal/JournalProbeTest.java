package io.jenkins.plugins.upkeep.health.journal;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import io.jenkins.plugins.upkeep.health.probe.ProbeResult;
import io.jenkins.plugins.upkeep.report.Finding;
import io.jenkins.plugins.upkeep.report.Measurement;
import io.jenkins.plugins.upkeep.report.Severity;
import io.jenkins.plugins.upkeep.report.View;
import io.jenkins.plugins.upkeep.system.journal.JournalSource;
import io.jenkins.plugins.upkeep.system.process.Command;
import io.jenkins.plugins.upkeep.testing.ExportText;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is seen in real files of a journal. */
class JournalProbeTest {
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

    @Test
    void shouldCountErrorsByUnitAndMessage() throws Exception {
        // Given
        var text = new ExportText();
        error(text, 90_000, "shop-api", "too old");
        for (int i = 0; i < 7; i++) {
            error(text, 100 + i, "shop-api", "order " + i + " failed");
        }
        error(text, 50, "shop-worker", "lost /tmp/job-7");
        error(text, 40, "nginx", "of another");
        text.entry(
                NOW.minusSeconds(30),
                "MESSAGE",
                "only a warning",
                "PRIORITY",
                "4",
                "_SYSTEMD_UNIT",
                "shop-api.service");
        text.entry(
                NOW.minusSeconds(20),
                "MESSAGE",
                "Failed with result 'exit-code'.",
                "PRIORITY",
                "3",
                "_PID",
                "1",
                "UNIT",
                "shop-api.service",
                "_SYSTEMD_UNIT",
                "init.scope");
        text.journal(journal);

        // When
        var result = look(8, "shop-*");

        // Then
        var finding = find(result, "journal errors");
        assertThat(finding.severity()).isEqualTo(Severity.WARNING);
        assertThat(finding.seen()).isEqualTo("9 in 24 h; most often, 7, shop-api.service: order <n> failed");
        assertThat(finding.limit()).isEqualTo("at most 8, critical above 80");
        assertThat(finding.action()).contains("--unit=shop-api.service");
        assertThat(number(result, "journal_errors", "")).isEqualTo(9);
        assertThat(number(result, "journal_errors", "unit shop-api.service")).isEqualTo(8);
        assertThat(number(result, "journal_errors", "unit shop-worker.service")).isEqualTo(1);
        var table = (View.Table) result.views().get(0);
        assertThat(table.title()).isEqualTo("Errors by message");
        assertThat(table.rows())
                .containsExactly(
                        List.of("7", "shop-api.service", "order <n> failed"),
                        List.of("1", "shop-api.service", "Failed with result <text>."),
                        List.of("1", "shop-worker.service", "lost <path>"));
    }

    @Test
    void shouldJudgeByTheLimit() throws Exception {
        // Given
        var text = new ExportText();
        for (int i = 0; i < 11; i++) {
            error(text, 100 + i, "shop-api", "order " + i + " failed");
        }
        text.journal(journal);

        // Then
        assertThat(find(look(11), "journal errors").severity()).isEqualTo(Severity.INFO);
        assertThat(find(look(10), "journal errors").severity()).isEqualTo(Severity.WARNING);
        assertThat(find(look(1), "journal errors").severity()).isEqualTo(Severity.CRITICAL);
    }

    @Test
    void shouldFindAllWellWhereNobodyComplains() throws Exception {
        // Given
        new ExportText()
                .entry(NOW.minusSeconds(10), "MESSAGE", "fine", "PRIORITY", "6", "_SYSTEMD_UNIT", "shop.service")
                .journal(journal);

        // When
        var result = look(0, "shop");

        // Then
        assertThat(result.findings()).extracting(Finding::severity).containsOnly(Severity.INFO);
        assertThat(number(result, "journal_errors", "unit shop.service")).isZero();
        assertThat(number(result, "host_oom_kills", "")).isZero();
        assertThat(result.views()).isEmpty();
    }

    @Test
    void shouldNotTakeSilenceForHealth() throws Exception {
        // Given a journal whose last message is a month old, and another unit
        new ExportText()
                .entry(NOW.minusSeconds(86_400 * 30), "MESSAGE", "x", "PRIORITY", "6", "_SYSTEMD_UNIT", "shop.service")
                .journal(journal);

        // When
        var result = look(5);

        // Then
        assertThat(find(result, "journal").severity()).isEqualTo(Severity.UNKNOWN);
        assertThat(find(result, "journal").seen()).contains("has no message at all since 2026-02-28T12:00:00Z");
        assertThat(result.measurements())
                .allMatch(measurement -> measurement.value().isEmpty());
    }

    @Test
    void shouldNotKnowAUnitThatNeverWrote() throws Exception {
        // Given
        var text = new ExportText();
        error(text, 5, "shop-api", "bad");
        text.journal(journal);

        // When
        var result = look(5, "shop-api", "hyperopt-*");

        // Then
        assertThat(find(result, "journal of hyperopt-*").severity()).isEqualTo(Severity.UNKNOWN);
        assertThat(find(result, "journal errors").severity()).isEqualTo(Severity.INFO);
    }

    @Test
    void shouldFindProgramsThatTheKernelKilled() throws Exception {
        // Given two kills, and a message that only says so
        var text = new ExportText();
        kernel(text, 300, "Out of memory: Killed process 4711 (java) total-vm:1kB, anon-rss:1kB");
        kernel(text, 200, "Memory cgroup out of memory: Killed process 4712 (python3 \u001b[31m) total-vm:1kB");
        error(text, 100, "shop", "Out of memory: Killed process 1 (systemd)");
        text.journal(journal);

        // When
        var finding = find(look(50, "shop"), OomKills.SUBJECT);

        // Then
        assertThat(finding.severity()).isEqualTo(Severity.WARNING);
        assertThat(finding.seen())
                .isEqualTo("the kernel killed for lack of memory: java (1), python3 <U+001B>[31m (1); last at "
                        + NOW.minusSeconds(200));
    }

    @Test
    void shouldSurviveHostileMessages() throws Exception {
        // Given
        var text = new ExportText();
        error(text, 1, "shop", "x".repeat(1 << 20));
        error(text, 2, "shop", bytes("two\nlines\0\u00ff\u001b[2J"));
        error(text, 3, "shop", "\u001b]0;title\u0007 \u202e evil <script>alert(1)</script>");
        error(text, 4, "shop", "日本語 größer 😀");
        error(text, 5, "shop", "");
        text.entry(NOW.minusSeconds(6), "PRIORITY", "3", "_SYSTEMD_UNIT", "shop.service");
        error(text, 7, "shop", bytes("\u00ff\u00fe"));
        text.journal(journal);

        // When
        var result = look(50);

        // Then all are counted, and none shows what a terminal would obey
        assertThat(number(result, "journal_errors", "")).isEqualTo(7);
        var rows = ((View.Table) result.views().get(0)).rows();
        assertThat(rows).allSatisfy(row -> assertThat(row.get(2)).doesNotMatch("(?s).*[\\p{Cntrl}\\u202e].*"));
        assertThat(rows.stream().map(row -> row.get(2)))
                .anyMatch(shape -> shape.length() == 201 && shape.endsWith("…"))
                .contains("日本語 größer 😀", "two lines", "(no text)", "(no readable text)");
    }

    @Test
    void shouldCountAFloodInBoundedMemory() throws Exception {
        // Given 50,000 errors, each with an id of its own, and every fifth with words of its own
        var text = new ExportText();
        for (int i = 0; i < 50_000; i++) {
            var words = i % 5 == 0 ? "word" + Integer.toString(i + 100_000, 36).replaceAll("\\d", "z") : "timeout";
            error(text, 50_000 - i, "shop@" + i % 3, "request " + i + ": " + words);
        }
        text.journal(journal);

        // When
        var result = look(50);

        // Then
        assertThat(number(result, "journal_errors", "")).isEqualTo(50_000);
        assertThat(find(result, "journal errors").severity()).isEqualTo(Severity.CRITICAL);
        var rows = ((View.Table) result.views().get(0)).rows();
        assertThat(rows).hasSizeLessThanOrEqualTo(21);
        assertThat(rows.get(0).get(2)).isEqualTo("request <n>: timeout");
        assertThat(rows.get(rows.size() - 1).get(2)).isEqualTo("(others)");
    }

    @Test
    void shouldNotTakeAForbiddenJournalForAnEmptyOne() throws Exception {
        // Given
        assumeThat(System.getProperty("user.name")).isEqualTo("root");
        var text = new ExportText();
        error(text, 5, "shop", "bad");
        var open = text.journal(journal);
        var closed = Files.copy(open, journal.resolve("closed.journal"));
        Files.setPosixFilePermissions(closed, PosixFilePermissions.fromString("rw-------"));
        var ordinary = Command.of("setpriv", "--reuid=65534", "--regid=65534", "--clear-groups", "journalctl");

        // When
        var partly = look(source().by(ordinary), 5);
        Files.setPosixFilePermissions(open, PosixFilePermissions.fromString("rw-------"));
        var nothing = look(source().by(ordinary), 5);

        // Then
        for (var result : List.of(partly, nothing)) {
            assertThat(result.findings()).hasSize(1);
            assertThat(find(result, "journal").severity()).isEqualTo(Severity.UNKNOWN);
            assertThat(find(result, "journal").seen()).contains("cannot be read by this user");
            assertThat(find(result, "journal").action()).contains("systemd-journal");
            assertThat(result.measurements())
                    .hasSize(2)
                    .allMatch(one -> one.value().isEmpty());
        }
    }

    @Test
    void shouldTellErrorsThatAreTooManyAlreadyInADamagedJournal() throws Exception {
        // Given a whole file, and one that is cut
        var text = new ExportText();
        for (int i = 0; i < 20; i++) {
            error(text, 5 + i, "shop", "bad");
        }
        var whole = text.journal(journal);
        var cut = Files.copy(whole, journal.resolve("cut.journal"));
        try (var file = new RandomAccessFile(cut.toFile(), "rw")) {
            file.setLength(4_300_000);
        }

        // When
        var bad = look(5);
        var fine = look(50);

        // Then
        assertThat(find(bad, "journal").seen()).contains("has damaged files");
        assertThat(find(bad, "journal errors").seen()).startsWith("at least 20 in 24 h");
        assertThat(find(bad, "journal errors").severity()).isEqualTo(Severity.WARNING);
        assertThat(fine.findings()).hasSize(1);
        assertThat(fine.measurements())
                .allMatch(measurement -> measurement.value().isEmpty());
    }

    @Test
    void shouldNotLookWhereThereIsNoJournal() throws Exception {
        // When
        var missing = find(look(source().by(Command.of("no-such-journalctl")), 5), "journal");
        var empty = find(look(5), "journal");

        // Then
        assertThat(missing.severity()).isEqualTo(Severity.UNKNOWN);
        assertThat(missing.seen()).startsWith("was not looked at: no-such-journalctl: cannot be started");
        assertThat(empty.severity()).isEqualTo(Severity.UNKNOWN);
        assertThat(empty.seen()).contains("the journal is not there").contains("No journal files were found");
    }

    @Test
    void shouldEndJournalctlWhenItIsAbandoned() throws Exception {
        // Given a journalctl that finds nothing for very long
        var started = folder.resolve("started");
        var slow =
                Command.of("sh", "-c", "case \"$*\" in *export*) touch " + started + "; exec sleep 600;; esac", "sh");
        var probe = new JournalProbe(source().by(slow), List.of(), Duration.ofDays(1), 5);
        var look = new FutureTask<>(() -> probe.look(clock()));
        new Thread(look, "look").start();
        await().atMost(10, SECONDS).until(() -> Files.exists(started));

        // When
        probe.abandon();

        // Then
        assertThatThrownBy(() -> look.get(10, SECONDS)).hasCauseInstanceOf(InterruptedException.class);
    }

    private JournalSource source() {
        return JournalSource.folder(journal);
    }

    private ProbeResult look(int maxErrors, String... units) throws Exception {
        return new JournalProbe(source(), List.of(units), Duration.ofDays(1), maxErrors).look(clock());
    }

    private static ProbeResult look(JournalSource source, int maxErrors) throws Exception {
        return new JournalProbe(source, List.of(), Duration.ofDays(1), maxErrors).look(clock());
    }

    private static Clock clock() {
        return Clock.fixed(NOW, ZoneOffset.UTC);
    }

    private static void error(ExportText text, int secondsAgo, String unit, Object message) {
        text.entry(
                NOW.minusSeconds(secondsAgo), "MESSAGE", message, "PRIORITY", "3", "_SYSTEMD_UNIT", unit + ".service");
    }

    private static void kernel(ExportText text, int secondsAgo, String message) {
        text.entry(
                NOW.minusSeconds(secondsAgo),
                "MESSAGE",
                message,
                "PRIORITY",
                "3",
                "_TRANSPORT",
                "kernel",
                "SYSLOG_IDENTIFIER",
                "kernel");
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static Finding find(ProbeResult result, String subject) {
        return result.findings().stream()
                .filter(finding -> finding.subject().equals(subject))
                .findFirst()
                .orElseThrow(() -> new AssertionError(subject + " is not among " + result.findings()));
    }

    private static double number(ProbeResult result, String name, String subject) {
        return result.measurements().stream()
                .filter(one -> one.name().equals(name) && one.subject().equals(subject))
                .map(Measurement::value)
                .findFirst()
                .orElseThrow()
                .orElseThrow();
    }
}
