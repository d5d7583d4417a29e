package io.jenkins.plugins.upkeep.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.upkeep.config.ConfigException;
import io.jenkins.plugins.upkeep.report.Finding;
import io.jenkins.plugins.upkeep.report.Report;
import io.jenkins.plugins.upkeep.system.Secret;
import io.jenkins.plugins.upkeep.system.UpkeepException;
import io.jenkins.plugins.upkeep.task.Task;
import io.jenkins.plugins.upkeep.task.TaskContext;
import io.jenkins.plugins.upkeep.task.TaskDeclaration;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TaskCommandTest {
    private static final List<Finding> WARNING = List.of(Finding.warning("disk", "91 % full", "90 %", "make room"));
    private static final List<Finding> CRITICAL = List.of(Finding.critical("disk", "full", "90 %", "make room now"));
    private static final List<Finding> UNKNOWN = List.of(Finding.unknown("disk", "not seen", "mount it"));

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({"OK, 0", "WARNING, 1", "CRITICAL, 2", "UNKNOWN, 3"})
    void shouldEndWithTheStatusOfTheReport(String status, int exitStatus) {
        // Given
        var desk = Desk.with(folder, Desk.task("look", context -> report(context, findings(status))));

        // When
        var said = desk.runTask("look");

        // Then
        assertThat(said.status()).isEqualTo(exitStatus);
        assertThat(said.out()).endsWith(status + ": looked\n");
        assertThat(said.errors()).isEmpty();
        assertThat(desk.report())
                .isDirectoryContaining("glob:**/report.json")
                .isDirectoryContaining("glob:**/report.html");
        assertThat(desk.report().resolve("report.css")).exists();
    }

    @ParameterizedTest
    @CsvSource({"OK, 0", "WARNING, 0", "CRITICAL, 0", "UNKNOWN, 3"})
    void shouldCallAPlanGoodWhenItCouldBeMade(String status, int exitStatus) {
        // Given
        var desk = Desk.with(folder, Desk.task("look", context -> report(context, findings(status))));

        // When, Then
        assertThat(desk.runTask("look", "--dry-run").status()).isEqualTo(exitStatus);
    }

    @Test
    void shouldPrintTheReportAndNothingElseForAProgram() throws IOException {
        // Given
        var desk = Desk.with(folder, Desk.task("look", context -> {
            context.log().info("looking");
            return report(context, WARNING);
        }));

        // When
        var said = desk.runTask("look", "--json");

        // Then
        assertThat(said.out()).isEqualTo(Files.readString(desk.report().resolve("report.json")));
        assertThat(said.errors()).contains("looking").endsWith("WARNING: looked\n");
    }

    @Test
    void shouldSayAsMuchAsItWasAskedFor() {
        // Given
        Task talking = context -> {
            context.log().info("a line");
            context.log().detail("a \u001b[31mdetail");
            return report(context, List.of());
        };

        // When
        var desk = Desk.with(folder, Desk.task("look", talking));

        // Then
        assertThat(desk.runTask("look").out()).contains("a line").doesNotContain("detail");
        assertThat(desk.runTask("look", "--verbose").out())
                .contains("a line", "detail")
                .doesNotContain("\u001b");
        assertThat(desk.runTask("look", "--quiet").out()).isEqualTo("OK: looked\n");
    }

    @Test
    void shouldGiveTheTaskAClosedWorkFolderAndRemoveIt() throws IOException {
        // Given
        var seen = new AtomicReference<TaskContext>();
        var kept = Files.writeString(folder.resolve("kept"), "kept");
        var desk = Desk.with(folder, Desk.task("look", context -> {
            seen.set(context);
            leaveThings(context.workFolder(), kept);
            return report(context, List.of());
        }));

        // When
        desk.runTask("look");

        // Then
        assertThat(seen.get().workFolder()).doesNotExist();
        assertThat(seen.get().service()).isEqualTo("shop");
        assertThat(seen.get().reportFolder()).isEqualTo(desk.report());
        assertThat(kept).exists();
    }

    @Test
    void shouldReportThatATaskCouldNotRun() {
        // Given
        var desk = Desk.with(folder, Desk.task("look", context -> {
            var failure = new UpkeepException("store: is full; make room");
            failure.addSuppressed(new UpkeepException("store: the lock stays; remove it"));
            failure.addSuppressed(new UpkeepException("store: the lock stays; remove it"));
            failure.addSuppressed(new UpkeepException(failure.getMessage()));
            throw failure;
        }));

        // When
        var said = desk.runTask("look");

        // Then
        assertThat(said.status()).isEqualTo(3);
        assertThat(said.errors()).isEqualTo("upkeep: store: is full; make room\n");
        assertThat(said.out()).endsWith("UNKNOWN: store: is full; make room\n");
        assertThat(desk.report().resolve("report.json"))
                .content()
                .contains("\"shop\"", "UNKNOWN", "also: store: the lock stays")
                .doesNotContain("also: store: is full");
    }

    @Test
    void shouldReportAConfigurationThatDoesNotFitTheTask() {
        // Given
        var desk = Desk.with(folder, new TaskDeclaration("look", "Look", List.of(), (config, options) -> {
            throw new ConfigException("upkeep.yaml: look: missing section; add it");
        }));

        // When
        var said = desk.runTask("look", "--dry-run");

        // Then
        assertThat(said.status()).isEqualTo(64);
        assertThat(said.errors()).isEqualTo("upkeep: upkeep.yaml: look: missing section; add it\n");
        assertThat(desk.report().resolve("report.json")).content().contains("\"shop\"");
    }

    @Test
    void shouldReportAConfigurationThatCannotBeRead() {
        // Given
        var desk = Desk.with(folder, Desk.task("look", context -> report(context, List.of())));
        var report = folder.resolve("other");

        // When
        var said = desk.run("look", "-c", folder.resolve("none.yaml").toString(), "--report", report.toString());

        // Then
        assertThat(said.status()).isEqualTo(64);
        assertThat(said.errors()).startsWith("upkeep: ").contains("none.yaml").hasLineCount(1);
        assertThat(report.resolve("report.json")).content().contains("\"unknown\"");
    }

    @Test
    void shouldOwnUpToItsDefectsAndKeepTheirTrace() {
        // Given
        var desk = Desk.with(folder, Desk.task("look", context -> {
            throw new IllegalStateException("no way, " + Secret.of("hunter2"));
        }));

        // When
        var said = desk.runTask("look");

        // Then
        assertThat(said.status()).isEqualTo(3);
        assertThat(said.errors())
                .hasLineCount(1)
                .contains("a defect of Upkeep", "IllegalStateException: no way, ****", "upkeep-defect.txt");
        assertThat(desk.report().resolve("upkeep-defect.txt"))
                .content()
                .contains("at ")
                .doesNotContain("hunter2");
        assertThat(desk.report().resolve("report.json")).exists();
    }

    @Test
    void shouldOwnUpToAnErrorOfTheMachineToo() {
        // Given
        var desk = Desk.with(folder, Desk.task("look", context -> {
            throw new StackOverflowError("too deep");
        }));

        // When, Then
        assertThat(desk.runTask("look").status()).isEqualTo(3);
    }

    @Test
    void shouldNotHideTheResultWhenTheReportCannotBeWritten() {
        // Given
        var desk = Desk.with(folder, Desk.task("look", context -> report(context, CRITICAL)));
        Desk.write(desk.report(), "a file where the folder should be");

        // When
        var said = desk.runTask("look");

        // Then
        assertThat(said.status()).isEqualTo(2);
        assertThat(said.errors().lines()).isNotEmpty().allMatch(line -> line.startsWith("upkeep: "));
        assertThat(said.out()).endsWith("CRITICAL: looked\n");
    }

    @Test
    void shouldNotLeaveAFormerReportForThatOfARunThatWasCutOff() {
        // Given
        var formerReport = new AtomicReference<Optional<Boolean>>(Optional.empty());
        var desk = Desk.with(folder, Desk.task("look", context -> {
            formerReport.set(Optional.of(Files.exists(context.reportFolder().resolve("report.json"))));
            return report(context, List.of());
        }));

        // When
        desk.runTask("look");
        desk.runTask("look");

        // Then
        assertThat(formerReport.get()).contains(false);
    }

    @Test
    void shouldReportAnInterruptionAndWriteItsReportUnharmed() {
        // Given
        var interrupting = new AtomicReference<Runnable>();
        var desk = Desk.with(folder, Desk.task("look", context -> {
            interrupting.get().run();
            throw interrupted();
        }));
        interrupting.set(desk.interruption()::request);

        // When
        var said = desk.runTask("look");

        // Then
        assertThat(said.status()).isEqualTo(130);
        assertThat(said.errors()).startsWith("upkeep: interrupted: ").hasLineCount(1);
        assertThat(desk.report().resolve("report.json")).content().contains("UNKNOWN", "interrupted");
        assertThat(desk.report().resolve("report.html")).exists();
        assertThat(Thread.currentThread().isInterrupted()).isFalse();
    }

    @Test
    void shouldSayWhatCouldNotBeUndoneAfterAnInterruption() {
        // Given
        var interrupting = new AtomicReference<Runnable>();
        var desk = Desk.with(folder, Desk.task("look", context -> {
            interrupting.get().run();
            throw new UpkeepException("flag: cannot be removed; remove it by hand");
        }));
        interrupting.set(desk.interruption()::request);

        // When
        var said = desk.runTask("look");

        // Then
        assertThat(said.status()).isEqualTo(130);
        assertThat(said.errors()).isEqualTo("upkeep: interrupted: flag: cannot be removed; remove it by hand\n");
    }

    private static InterruptedException interrupted() {
        return new InterruptedException(Thread.interrupted() ? "told to stop" : "not told to stop");
    }

    private static void leaveThings(Path work, Path outside) {
        try {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(work)))
                    .isEqualTo("rwx------");
            Files.writeString(Files.createDirectories(work.resolve("a/b")).resolve("file"), "text");
            Files.createSymbolicLink(work.resolve("link"), outside);
        } catch (IOException e) {
            throw new AssertionError("the work folder cannot be used", e);
        }
    }

    private static List<Finding> findings(String status) {
        return switch (status) {
            case "WARNING" -> WARNING;
            case "CRITICAL" -> CRITICAL;
            case "UNKNOWN" -> UNKNOWN;
            default -> List.of();
        };
    }

    private static Report report(TaskContext context, List<Finding> findings) {
        var report = context.report();
        findings.forEach(report::add);
        return report.build(Instant.EPOCH, Duration.ofMillis(12), "looked");
    }
}
