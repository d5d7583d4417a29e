package io.jenkins.plugins.upkeep.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.upkeep.system.UpkeepException;
import io.jenkins.plugins.upkeep.system.files.ProcessLock;
import io.jenkins.plugins.upkeep.system.process.Command;
import io.jenkins.plugins.upkeep.system.process.RunningProcess;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HistoryFileTest {
    private static final Instant START = Instant.parse("2026-01-01T03:00:00Z");

    private static final Duration LONG = Duration.ofMinutes(1);

    @TempDir
    private Path folder;

    @Test
    void shouldKnowNothingAtFirst() throws Exception {
        assertThat(HistoryFile.read(folder).runs()).isEmpty();
        assertThat(History.none().last()).isEmpty();
    }

    @Test
    void shouldGiveBackWhatWasSeenInTheOrderOfTime() throws Exception {
        // Given
        HistoryFile.add(folder, report("shop", START.plusSeconds(60), 2));
        HistoryFile.add(folder, report("shop", START, 1));

        // When
        var history = HistoryFile.read(folder);

        // Then
        assertThat(history.numbers("disk_used", "disk /"))
                .containsExactly(new History.Point(START, 1), new History.Point(START.plusSeconds(60), 2));
        assertThat(history.numbers("disk_used", "disk /opt")).isEmpty();
        assertThat(history.last().orElseThrow().status()).isEqualTo(Status.WARNING);
        assertThat(history.last().orElseThrow().problems())
                .containsExactly(new EarlierRun.Problem("disk \"/\"", Severity.WARNING));
    }

    @Test
    void shouldLeaveOutOtherServicesAndTheFuture() throws Exception {
        // Given
        HistoryFile.add(folder, report("shop", START, 1));
        HistoryFile.add(folder, report("other", START, 2));
        HistoryFile.add(folder, report("shop", START.plus(Duration.ofDays(400)), 3));

        // When
        var history = HistoryFile.read(folder).of("shop", START.plusSeconds(1));

        // Then
        assertThat(history.numbers("disk_used", "disk /")).containsExactly(new History.Point(START, 1));
    }

    private record Rights(List<String> facts) implements Remembered {
        @Override
        public String key() {
            return "access";
        }
    }

    private static Report knowing(Instant started, String... facts) {
        return Report.of("access-audit", "shop")
                .section(new Rights(List.of(facts)))
                .build(started, Duration.ofSeconds(1), "looked");
    }

    @Test
    void shouldRememberTheFactsOfTheNewestRunOnly() throws Exception {
        // Given
        HistoryFile.add(folder, knowing(START, "role a: may log in"));
        HistoryFile.add(
                folder, knowing(START.plusSeconds(60), "role b: \"superuser\"", "role b: \"superuser\"", "key ü"));
        HistoryFile.add(folder, report("other", START.plusSeconds(90), 2));
        HistoryFile.add(folder, report("shop", START.plusSeconds(95), 2));

        // When
        var history = HistoryFile.read(folder);

        // Then
        assertThat(history.of("shop", START.plusSeconds(100)).facts())
                .containsExactlyInAnyOrder("role b: \"superuser\"", "key ü");
        assertThat(history.of("other", START.plusSeconds(100)).facts()).isEmpty();
        assertThat(Files.readString(folder.resolve(HistoryFile.FILE_NAME))).doesNotContain("role a");
    }

    @Test
    void shouldRememberTheFactsOfAReportThatWasReadFromAFile() throws Exception {
        // Given
        var read = ReportJson.read(ReportJson.write(knowing(START, "role a: may log in"), folder));

        // When
        var run = EarlierRun.of(read);

        // Then
        assertThat(run.facts()).containsExactly("role a: may log in");
    }

    @Test
    void shouldReadRunsThatWereRememberedBeforeThereWereFacts() {
        // Given
        var line = """
                {"service":"shop","started":"2026-01-01T03:00:00.000Z","status":"OK","problems":[],"numbers":[]}
                """;

        // When, Then
        assertThat(HistoryFile.parse(line).runs()).hasSize(1);
        assertThat(HistoryFile.parse(line).facts()).isEmpty();
    }

    @Test
    void shouldRememberLimitsAndReadRunsThatWereRememberedWithoutThem() throws Exception {
        // Given
        var old = """
                {"service":"shop","started":"2026-01-01T02:00:00.000Z","status":"OK","problems":[],\
                "numbers":[{"name":"disk_used","subject":"disk /","value":0.5}]}
                """;
        var report = Report.of("health-check", "shop")
                .add(Measurement.of("disk_used", 0.6, Unit.RATIO).on("disk /").limit(0.9))
                .add(Measurement.of("memory", 0.7, Unit.RATIO))
                .build(START, Duration.ofSeconds(1), "full");
        Files.writeString(folder.resolve(HistoryFile.FILE_NAME), old);
        HistoryFile.add(folder, report);

        // When
        var runs = HistoryFile.read(folder).runs();

        // Then
        assertThat(runs.get(0).numbers()).containsExactly(new EarlierRun.Measured("disk_used", "disk /", 0.5));
        assertThat(runs.get(1).numbers())
                .containsExactly(
                        new EarlierRun.Measured("disk_used", "disk /", 0.6, OptionalDouble.of(0.9)),
                        new EarlierRun.Measured("memory", "", 0.7));
        assertThat(Files.readString(folder.resolve(HistoryFile.FILE_NAME))).containsOnlyOnce("limit");
    }

    @Test
    void shouldThinOutOldRunsButStillShowAQuarter() throws Exception {
        // Given four runs on each of 200 days
        var history = History.none();
        for (int run = 0; run < 800; run++) {
            history = history.with(EarlierRun.of(report("shop", START.plus(Duration.ofHours(6L * run)), run)));
        }

        // Then
        assertThat(history.runs()).hasSizeBetween(100, 140);
        var first = history.runs().get(0).started();
        assertThat(Duration.between(first, history.last().orElseThrow().started()))
                .isBetween(Duration.ofDays(98), Duration.ofDays(100));
        assertThat(HistoryFile.parse(HistoryFile.text(history))).isEqualTo(history);
    }

    @Test
    void shouldNotForgetAServiceBesideOneThatRunsMoreOften() throws Exception {
        // Given
        var history = History.none().with(EarlierRun.of(report("daily", START.plusSeconds(60), 1)));
        for (int run = 0; run < 200; run++) {
            history = history.with(EarlierRun.of(report("busy", START.plusSeconds(300L * run), run)));
        }

        // Then
        assertThat(history.of("daily", START.plus(Duration.ofDays(1))).runs()).hasSize(1);
        assertThat(history.of("busy", START.plus(Duration.ofDays(1))).runs()).hasSizeBetween(40, 41);
    }

    @Test
    void shouldRememberNewRunsAlsoAfterManyThatAWrongClockDatesIntoTheFuture() throws Exception {
        // Given
        var history = History.none();
        for (int run = 0; run < 60; run++) {
            history = history.with(EarlierRun.of(
                    report("shop", START.plus(Duration.ofDays(400)).plusSeconds(run), 0)));
        }
        for (int run = 0; run < 3; run++) {
            history = history.with(EarlierRun.of(report("shop", START.plusSeconds(run), run)));
        }

        // Then
        assertThat(history.of("shop", START.plusSeconds(10)).numbers("disk_used", "disk /"))
                .extracting(History.Point::value)
                .containsExactly(0.0, 1.0, 2.0);
    }

    @Test
    void shouldLoseNoRunWhenTwoProcessesAddAtOnce() throws Exception {
        // Given
        var each = 20;

        // When
        try (var one = writer(START, each);
                var other = writer(START.plusSeconds(1800), each)) {
            assertThat(one.await(LONG).succeeded()).isTrue();
            assertThat(other.await(LONG).succeeded()).isTrue();
        }

        // Then
        assertThat(HistoryFile.read(folder).runs()).hasSize(2 * each);
    }

    private RunningProcess writer(Instant first, int runs) throws Exception {
        return Command.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString())
                .with("-XX:+UseSerialGC", "-Xmx64m", "-cp", System.getProperty("java.class.path"))
                .with(HistoryWriter.class.getName(), folder.toString(), first.toString(), Integer.toString(runs))
                .start();
    }

    @Test
    void shouldNotWaitForEverForAProcessThatHangs() throws Exception {
        try (var held = ProcessLock.take(folder.resolve(".history.lock")).orElseThrow()) {
            assertThat(held).isNotNull();
            assertThatThrownBy(() -> HistoryFile.add(folder, report("shop", START, 1), Duration.ofMillis(50)))
                    .isInstanceOf(UpkeepException.class)
                    .hasMessageContaining("another process holds .history.lock");
        }
    }

    @Test
    void shouldNeverWriteMoreThanItReads() {
        // Given
        var problems = Collections.nCopies(500, new EarlierRun.Problem("x".repeat(1_000), Severity.WARNING));
        var runs = IntStream.range(0, 40)
                .mapToObj(run -> new EarlierRun("shop", START.plusSeconds(run), Status.WARNING, problems, List.of()))
                .toList();

        // When
        var text = HistoryFile.text(new History(runs));

        // Then
        assertThat((long) text.length()).isLessThanOrEqualTo(HistoryFile.MOST_BYTES);
        assertThat(HistoryFile.parse(text).last()).contains(runs.get(39));
    }

    @Test
    void shouldPassOverLinesThatCannotBeUnderstood() throws Exception {
        // Given
        HistoryFile.add(folder, report("shop", START, 1));
        var file = folder.resolve(HistoryFile.FILE_NAME);
        Files.writeString(
                file, "null\n{}\n[1]\n{\"service\":\"shop\",\"sta\n" + Files.readString(file) + "\u0000\u0000");

        // Then
        assertThat(HistoryFile.read(folder).runs()).hasSize(1);
    }

    @Test
    void shouldRefuseWhatIsNoHistory() throws IOException {
        // Given
        try (var file =
                new RandomAccessFile(folder.resolve(HistoryFile.FILE_NAME).toFile(), "rw")) {
            file.setLength(HistoryFile.MOST_BYTES + 1);
        }

        // Then
        assertThatThrownBy(() -> HistoryFile.read(folder))
                .isInstanceOf(UpkeepException.class)
                .hasMessageContaining("move it away");
    }

    private static Report report(String service, Instant started, int value) {
        return Report.of("health-check", service)
                .add(Finding.warning("disk \"/\"", "full", "", "clean up"))
                .add(Measurement.of("disk_used", (double) value, Unit.RATIO).on("disk /"))
                .add(Measurement.notMeasurable("disk_inodes", Unit.RATIO, "none"))
                .build(started, Duration.ofSeconds(1), List.of("full").get(0));
    }
}
