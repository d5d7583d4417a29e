package io.jenkins.plugins.upkeep.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.upkeep.cli.command.Inventory;
import io.jenkins.plugins.upkeep.config.ConfigException;
import io.jenkins.plugins.upkeep.report.Finding;
import io.jenkins.plugins.upkeep.report.ReportJson;
import io.jenkins.plugins.upkeep.report.Severity;
import io.jenkins.plugins.upkeep.report.Status;
import io.jenkins.plugins.upkeep.system.UpkeepException;
import io.jenkins.plugins.upkeep.task.Task;
import io.jenkins.plugins.upkeep.task.TaskDeclaration;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class QuarterDemoTest {
    private static final int DAYS = 16;
    private static final Pattern LINK = Pattern.compile("href=\"([^\"]+)\"");

    /** It lies in the past, as the clock of the database server is that of the machine. */
    private final LocalDate sunday = LocalDate.now(ZoneOffset.UTC).with(TemporalAdjusters.previous(DayOfWeek.SUNDAY));

    private final Quarter days = Quarter.until(sunday, DAYS);

    @Test
    void shouldNoticeEachTroubleAndLeaveItsReportsOnly(@TempDir Path reports) throws Exception {
        // Given
        var desk = DemoDesk.usual();

        // When
        var status = desk.run(reports, days);

        // Then
        assertThat(desk.complaints()).isEmpty();
        assertThat(status).as(String.join("\n", desk.said())).isZero();
        for (var mishap : Mishap.ALL) {
            assertThat(desk.said())
                    .as(mishap.title())
                    .anyMatch(line -> line.contains(mishap.title() + ": noticed on ")
                            && line.contains(" by " + mishap.sign().task()));
        }
        var page = reports.resolve("index.html");
        assertThat(links(page))
                .hasSizeGreaterThan(8)
                .allSatisfy(link -> assertThat(reports.resolve(link)).isNotEmptyFile());
        assertThat(page).content().contains("class=\"days\"").doesNotContain("<script", "style=");
        assertThat(reports.resolve("events.jsonl")).content().contains("\"event\":\"ended\"", sunday + "T02:25:");
        assertNothingIsLeft(desk);
    }

    @Test
    void shouldBeCriticalWhenATroubleIsNotNoticed(@TempDir Path reports) throws Exception {
        // Given
        var desk = DemoDesk.with(inventory(
                context -> context.report().build(context.clock().instant(), Duration.ZERO, "all is well, as always")));

        // When
        var status = desk.run(reports, days);

        // Then
        assertThat(status).isEqualTo(Status.CRITICAL.exitStatus());
        assertThat(desk.said()).last().asString().startsWith("CRITICAL: 6 of 6 planted troubles NOT noticed");
        var report = ReportJson.read(reports.resolve("quarter").resolve(ReportJson.FILE_NAME));
        assertThat(report.findings()).hasSize(6).extracting(Finding::severity).containsOnly(Severity.CRITICAL);
        assertNothingIsLeft(desk);
    }

    @Test
    void shouldLeaveNothingWhenASignalStopsIt(@TempDir Path reports) {
        // Given
        var signals = new AtomicReference<Runnable>();
        var desk = DemoDesk.with(inventory(context -> {
            signals.get().run();
            new CountDownLatch(1).await();
            throw new UpkeepException("nobody counts down");
        }));
        signals.set(() -> desk.interruption().request());

        // When, Then
        assertThatThrownBy(() -> desk.run(reports, days)).isInstanceOf(InterruptedException.class);
        assertThat(reports.resolve("index.html")).doesNotExist();
        assertNothingIsLeft(desk);
    }

    @Test
    void shouldNotRemoveWhatOthersHaveInTheFolderOfReports(@TempDir Path reports) throws Exception {
        // Given
        var theirs = Files.createDirectories(reports.resolve("tasks")).resolve("mine");
        Files.writeString(theirs, "mine");

        // When, Then
        assertThatThrownBy(() -> DemoDesk.usual().run(reports, days))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("was not made by this demo");
        assertThat(theirs).hasContent("mine");
    }

    /** An installation whose tasks all do the same. */
    private static Inventory inventory(Task task) {
        var tasks = Inventory.found().tasks().stream()
                .map(TaskDeclaration::name)
                .map(name -> new TaskDeclaration(name, "Look", List.of(), (config, options) -> task))
                .toList();
        return new Inventory(tasks, Inventory.found().sections());
    }

    private static List<String> links(Path page) throws IOException {
        return LINK.matcher(Files.readString(page))
                .results()
                .map((MatchResult link) -> link.group(1))
                .toList();
    }

    private static void assertNothingIsLeft(DemoDesk desk) {
        assertThat(desk.place()).doesNotExist();
        assertThatThrownBy(() -> new Socket(InetAddress.getLoopbackAddress(), desk.serverPort()).close())
                .isInstanceOf(IOException.class);
    }

    @Test
    void shouldPlantAllTroubleWithinAQuarterAndInItsOrder() {
        // Given
        var quarter = Quarter.until(sunday, Quarter.USUAL);

        // When
        var troubles = Mishap.ALL.stream().map(mishap -> mishap.in(quarter)).toList();

        // Then
        assertThat(troubles).extracting(Trouble::from).isSorted();
        assertThat(troubles).allSatisfy(trouble -> {
            assertThat(trouble.deadline()).isBeforeOrEqualTo(quarter.last());
            assertThat(trouble.until()).isBeforeOrEqualTo(quarter.last());
        });
    }
}
