package io.jenkins.plugins.upkeep.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.upkeep.cli.command.Inventory;
import io.jenkins.plugins.upkeep.config.ConfigCheck;
import io.jenkins.plugins.upkeep.config.ConfigException;
import io.jenkins.plugins.upkeep.report.Finding;
import io.jenkins.plugins.upkeep.report.ReportJson;
import io.jenkins.plugins.upkeep.report.Status;
import io.jenkins.plugins.upkeep.system.UpkeepException;
import io.jenkins.plugins.upkeep.task.Task;
import io.jenkins.plugins.upkeep.task.TaskDeclaration;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoTest {
    private static final List<String> REPORTS =
            List.of("health-check", "verified-backup", "dr-restore-test", "damaged-copy");
    private static final Pattern LINK = Pattern.compile("href=\"([^\"]+)\"");

    @Test
    void shouldTellTheWholeStoryAndLeaveItsReportsAndTheFilesThatAreToBeKept(@TempDir Path folder) throws Exception {
        // Given
        var desk = DemoDesk.usual();
        var reports = folder.resolve("reports");
        var kept = folder.resolve("service");

        // When
        var status = desk.run(reports, kept);

        // Then
        assertThat(desk.complaints()).isEmpty();
        assertThat(status).as(String.join("\n", desk.said())).isZero();
        assertThat(desk.said())
                .anyMatch(line -> line.contains("One byte is changed: byte "))
                .anyMatch(line -> line.contains("upkeep backup verify: CRITICAL, "))
                .last()
                .asString()
                .startsWith("OK: ");
        for (var name : REPORTS) {
            assertThat(status(reports, name)).as(name).isEqualTo(Status.OK);
        }
        assertThat(links(reports.resolve("index.html")))
                .hasSize(5)
                .allSatisfy(link -> assertThat(reports.resolve(link)).isNotEmptyFile());
        assertUsable(kept);
        assertStopped(desk);
    }

    private static void assertUsable(Path service) throws Exception {
        for (var name : List.of("upkeep.yaml", "damaged-copy.yaml")) {
            var check =
                    ConfigCheck.check(service.resolve(name), Inventory.found().sections(), Map.of());
            assertThat(check.errors()).as(name).isEmpty();
            assertThat(check.notes()).as(name).isEmpty();
        }
        assertThat(service.resolve("strategies/current.py")).isSymbolicLink();
        assertThat(service.resolve("backups/hyperopt")).isDirectory();
    }

    @Test
    void shouldRefuseAFolderToKeepThatHoldsSomething(@TempDir Path folder) throws Exception {
        // Given
        Files.createFile(folder.resolve("mine"));

        // When, Then
        assertThatThrownBy(() -> DemoDesk.usual().run(folder.resolveSibling("reports"), folder))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("is not empty; name a new folder");
    }

    @Test
    void shouldFailAndGoNoFurtherWhenATaskDoes(@TempDir Path reports) throws Exception {
        // Given
        var desk = DemoDesk.with(inventory(context -> context.report()
                .add(Finding.critical("service", "is down", "", "start it"))
                .build(Instant.EPOCH, Duration.ZERO, "the service is down")));

        // When
        var status = desk.run(reports);

        // Then
        assertThat(status).isEqualTo(Status.CRITICAL.exitStatus());
        assertThat(desk.said()).last().asString().startsWith("CRITICAL: ");
        assertThat(links(reports.resolve("index.html"))).containsExactly("report.css", "health-check/report.html");
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
        assertThatThrownBy(() -> desk.run(reports)).isInstanceOf(InterruptedException.class);
        assertThat(reports.resolve("index.html")).doesNotExist();
        assertNothingIsLeft(desk);
    }

    private static Inventory inventory(Task healthCheck) {
        var task = new TaskDeclaration("health-check", "Look", List.of(), (config, options) -> healthCheck);
        return new Inventory(List.of(task), Inventory.found().sections());
    }

    private static Status status(Path reports, String name) throws UpkeepException {
        return ReportJson.read(reports.resolve(name).resolve(ReportJson.FILE_NAME))
                .status();
    }

    private static List<String> links(Path page) throws IOException {
        return LINK.matcher(Files.readString(page))
                .results()
                .map((MatchResult link) -> link.group(1))
                .toList();
    }

    private static void assertNothingIsLeft(DemoDesk desk) {
        assertThat(desk.place()).doesNotExist();
        assertStopped(desk);
    }

    private static void assertStopped(DemoDesk desk) {
        assertThatThrownBy(() -> new Socket(InetAddress.getLoopbackAddress(), desk.serverPort()).close())
                .isInstanceOf(IOException.class);
    }
}
