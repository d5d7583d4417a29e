package io.jenkins.plugins.upkeep.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.upkeep.config.ConfigException;
import io.jenkins.plugins.upkeep.notify.Webhook;
import io.jenkins.plugins.upkeep.report.Finding;
import io.jenkins.plugins.upkeep.report.Report;
import io.jenkins.plugins.upkeep.system.UpkeepException;
import io.jenkins.plugins.upkeep.system.json.Json;
import io.jenkins.plugins.upkeep.task.Stopwatch;
import io.jenkins.plugins.upkeep.task.Task;
import io.jenkins.plugins.upkeep.task.TaskContext;
import io.jenkins.plugins.upkeep.task.TaskDeclaration;
import io.jenkins.plugins.upkeep.testing.SmallDisk;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What people are told of a task that the command line runs. */
class NotifiedTaskTest {
    private static final Finding FULL = Finding.critical("disk", "full", "90 %", "make room now");

    @TempDir
    private Path folder;

    private static Report report(TaskContext context, Finding... findings) {
        var report = context.report();
        List.of(findings).forEach(report::add);
        return report.build(context.clock().instant(), Duration.ofMillis(12), "looked");
    }

    private Desk desk(Webhook webhook, TaskDeclaration... tasks) {
        var desk = Desk.with(folder, tasks);
        configure("slack: {webhook: '" + webhook.address() + "'}");
        return desk;
    }

    private void configure(String channels) {
        Desk.write(
                folder.resolve("upkeep.yaml"),
                "service: shop\nnotify:\n  eventLog: events.jsonl\n" + channels.indent(2));
    }

    private List<JsonNode> events() throws IOException {
        var events = new ArrayList<JsonNode>();
        for (var line : Files.readAllLines(folder.resolve("events.jsonl"))) {
            events.add(Json.mapper().readTree(line));
        }
        return events;
    }

    @Test
    void shouldTellHowARunBeganAndEnded() throws Exception {
        try (var webhook = Webhook.answering(200, "ok")) {
            // Given
            var desk = desk(webhook, Desk.task("look", context -> report(context, FULL)));

            // When
            var said = desk.runTask("look");

            // Then
            assertThat(said.status()).isEqualTo(2);
            assertThat(said.errors()).isEmpty();
            assertThat(webhook.subjects()).containsExactly("*[shop] look STARTED*", "*[shop] look CRITICAL: looked*");
            assertThat(webhook.taken()
                            .get(1)
                            .path("attachments")
                            .path(0)
                            .path("text")
                            .asText())
                    .contains("CRITICAL disk: full (limit 90 %)", "-&gt; make room now")
                    .contains("Report: " + desk.report().resolve("report.html"));
        }
    }

    @Test
    void shouldAddAllOfItToTheEventLog() throws Exception {
        try (var webhook = Webhook.answering(200, "ok")) {
            // Given
            var desk = desk(webhook, Desk.task("look", context -> report(context, FULL)));

            // When
            desk.runTask("look");
            desk.runTask("look");

            // Then
            var events = events();
            assertThat(events)
                    .extracting(event -> event.path("event").asText())
                    .containsExactly("started", "ended", "started", "ended");
            var ended = events.get(1);
            assertThat(ended.path("service").asText()).isEqualTo("shop");
            assertThat(ended.path("task").asText()).isEqualTo("look");
            assertThat(ended.path("status").asText()).isEqualTo("CRITICAL");
            assertThat(ended.path("exitStatus").asInt()).isEqualTo(2);
            assertThat(ended.path("verdict").asText()).isEqualTo("looked");
            assertThat(ended.path("seconds").asText()).isEqualTo("0.012");
            assertThat(ended.path("findings").asInt()).isEqualTo(1);
            assertThat(ended.path("report").asText()).endsWith("report.html");
            assertThat(ended.path("host").asText()).isNotEmpty();
            assertThat(ended.path("at").asText()).endsWith("Z");
            assertThat(ended.path("deliveries").toString())
                    .contains("{\"channel\":\"slack\",\"message\":\"critical\",\"taken\":true}")
                    .contains("{\"channel\":\"slack\",\"message\":\"started\",\"taken\":true}");
            assertThat(events.get(3).path("deliveries").toString()).doesNotContain("critical");
        }
    }

    @Test
    void shouldTellThatItIsWellAgain() throws Exception {
        try (var webhook = Webhook.answering(200, "ok")) {
            // Given
            var findings = new AtomicReference<>(new Finding[] {FULL});
            var desk = desk(webhook, Desk.task("look", context -> report(context, findings.get())));
            configure("slack: {webhook: '" + webhook.address() + "', on: [failed, critical, resolved]}");

            // When
            desk.runTask("look");
            findings.set(new Finding[0]);
            desk.runTask("look");
            desk.runTask("look");

            // Then
            assertThat(webhook.subjects())
                    .containsExactly("*[shop] look CRITICAL: looked*", "*[shop] look RESOLVED: looked*");
        }
    }

    @Test
    void shouldTellNobodyOfAPlan() throws Exception {
        try (var webhook = Webhook.answering(200, "ok")) {
            // When
            desk(webhook, Desk.task("look", context -> report(context, FULL))).runTask("look", "--dry-run");

            // Then
            assertThat(webhook.taken()).isEmpty();
            assertThat(folder.resolve("events.jsonl")).doesNotExist();
        }
    }

    @Test
    void shouldTellThatATaskCouldNotRun() throws Exception {
        try (var webhook = Webhook.answering(200, "ok")) {
            // Given
            Task broken = context -> {
                throw new UpkeepException("shop: is not there; build it");
            };

            // When
            desk(webhook, Desk.task("broken", broken)).runTask("broken");

            // Then
            assertThat(webhook.subjects()).contains("*[shop] broken UNKNOWN: shop: is not there; build it*");
        }
    }

    @Test
    void shouldTellThatAnotherSectionIsWrong() throws Exception {
        try (var webhook = Webhook.answering(200, "ok")) {
            // Given
            var refused = new TaskDeclaration("refused", "Do nothing", List.of(), (config, options) -> {
                throw new ConfigException("upkeep.yaml: shop: is closed; open it");
            });

            // When
            var said = desk(webhook, refused).runTask("refused");

            // Then
            assertThat(said.status()).isEqualTo(64);
            assertThat(webhook.subjects()).contains("*[shop] refused UNKNOWN: upkeep.yaml: shop: is closed; open it*");
        }
    }

    @Test
    void shouldTellThatTheFileIsWrongAsLongAsItNamesWhomToTell() throws Exception {
        try (var webhook = Webhook.answering(200, "ok")) {
            // Given
            var desk = desk(webhook, Desk.task("look", context -> report(context)));
            var slack = "slack: {webhook: '" + webhook.address() + "', on: [failed, resolved]}";
            configure(slack + "\ndatabsae: {}\n");
            Files.writeString(
                    folder.resolve("upkeep.yaml"),
                    Files.readString(folder.resolve("upkeep.yaml")).replace("  databsae", "databsae"));

            // When
            var said = desk.runTask("look");
            configure(slack);
            desk.runTask("look");

            // Then
            assertThat(said.status()).isEqualTo(64);
            assertThat(webhook.subjects())
                    .hasSize(2)
                    .first()
                    .asString()
                    .startsWith("*[shop] look UNKNOWN: ")
                    .contains("databsae");
            assertThat(webhook.subjects()).last().isEqualTo("*[shop] look RESOLVED: looked*");
        }
    }

    @Test
    void shouldNameACadenceByWhatWasLeftOutAndLogItAlikeAtItsBeginningAndItsEnd() throws Exception {
        try (var webhook = Webhook.answering(200, "ok")) {
            // Given
            var desk = desk(webhook, Desk.task("health-check", context -> report(context, FULL)));
            var file = folder.resolve("upkeep.yaml");
            Files.writeString(file, Files.readString(file) + "host: {disks: [/]}\n");

            // When
            desk.runTask("run", "daily", "--leave-out", "verified-backup,data-quality");

            // Then
            assertThat(webhook.subjects())
                    .first()
                    .isEqualTo("*[shop] daily-maintenance (without data-quality and verified-backup) STARTED*");
            assertThat(webhook.subjects())
                    .last()
                    .asString()
                    .startsWith("*[shop] daily-maintenance (without data-quality and verified-backup) CRITICAL: ");
            assertThat(events())
                    .extracting(event -> event.path("task").asText())
                    .containsExactly("daily-maintenance", "health-check", "health-check", "daily-maintenance");
        }
    }

    @Test
    void shouldSayThatNobodyCanBeTold() {
        // Given
        var desk = Desk.with(folder, Desk.task("look", context -> report(context, FULL)));
        configure("slack: {webhook: '${env:NOT_SET}'}");

        // When
        var said = desk.runTask("look");

        // Then
        assertThat(said.status()).isEqualTo(2);
        assertThat(said.errors())
                .hasLineCount(1)
                .startsWith("upkeep: nobody is told of this run: ")
                .contains("notify.slack.webhook", "NOT_SET");
    }

    @Test
    void shouldSayInALineWhichChannelFailed() throws Exception {
        try (var webhook = Webhook.answering(500, "")) {
            // Given
            var desk = desk(webhook, Desk.task("look", context -> report(context, FULL)));
            configure("slack: {webhook: '" + webhook.address() + "', on: [critical]}");

            // When
            var said = desk.runTask("look");

            // Then
            assertThat(said.status()).isEqualTo(2);
            assertThat(said.out()).endsWith("CRITICAL: looked\n");
            assertThat(said.errors())
                    .hasLineCount(1)
                    .startsWith("upkeep: 'critical' was not told: slack at 127.0.0.1: answers 500; try again later");
            assertThat(events().get(1).path("deliveries").toString()).contains("\"taken\":false", "answers 500");
        }
    }

    @Test
    void shouldNotWaitLongForAChannelThatHangs() throws Exception {
        try (var server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            // Given
            var desk = Desk.with(folder, Desk.task("look", context -> report(context, FULL)));
            configure("slack: {webhook: 'http://127.0.0.1:" + server.getLocalPort() + "/secret'}");
            var watch = Stopwatch.started();

            // When
            var said = desk.runTask("look");

            // Then
            assertThat(watch.elapsed()).isLessThan(Duration.ofSeconds(20));
            assertThat(said.status()).isEqualTo(2);
            assertThat(said.errors())
                    .contains("'started' was not told", "'critical' was not told: slack")
                    .doesNotContain("secret");
            assertThat(events().get(1).path("status").asText()).isEqualTo("CRITICAL");
        }
    }

    @Test
    void shouldNotFailWithoutRoomForTheEventLog() throws Exception {
        // Given
        var desk = Desk.with(folder, Desk.task("look", context -> report(context)));
        var disk = Files.createDirectory(folder.resolve("disk"));
        try (var mounted = SmallDisk.at(disk, "size=64k")) {
            assertThat(mounted).isNotNull();
            Files.write(disk.resolve("filler"), new byte[65_536]);
            Desk.write(folder.resolve("upkeep.yaml"), "service: shop\nnotify: {eventLog: disk/events.jsonl}\n");

            // When
            var said = desk.runTask("look");

            // Then
            assertThat(said.status()).isZero();
            assertThat(said.errors())
                    .contains("event log ", "cannot be written")
                    .hasLineCount(1);
        }
    }

    @Test
    void shouldLeaveToATaskWhatItTellsItself() throws Exception {
        try (var webhook = Webhook.answering(200, "ok")) {
            // Given
            var stop = new AtomicReference<>(false);
            Task task = context -> {
                if (stop.get()) {
                    throw new UpkeepException("shop: is not there; build it");
                }
                return report(context, FULL);
            };
            var desk = desk(webhook, Desk.task("tell", task).tellsItself());

            // When
            desk.runTask("tell");

            // Then
            assertThat(webhook.taken()).isEmpty();
            assertThat(events()).hasSize(2);

            // When
            stop.set(true);
            desk.runTask("tell");

            // Then
            assertThat(webhook.subjects()).containsExactly("*[shop] tell UNKNOWN: shop: is not there; build it*");
        }
    }

    @Test
    void shouldTellThatARunWasStopped() throws Exception {
        try (var webhook = Webhook.answering(200, "ok")) {
            // Given
            var interrupting = new AtomicReference<Runnable>();
            var desk = desk(webhook, Desk.task("look", context -> {
                interrupting.get().run();
                throw new InterruptedException(Thread.interrupted() ? "told to stop" : "not told to stop");
            }));
            interrupting.set(desk.interruption()::request);

            // When
            var said = desk.runTask("look");

            // Then
            assertThat(said.status()).isEqualTo(130);
            assertThat(webhook.subjects()).last().asString().startsWith("*[shop] look UNKNOWN: interrupted: stopped");
            assertThat(events().get(1).path("exitStatus").asInt()).isEqualTo(130);
        }
    }
}
