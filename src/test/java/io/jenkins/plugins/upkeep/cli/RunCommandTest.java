package io.jenkins.plugins.upkeep.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.upkeep.report.Finding;
import io.jenkins.plugins.upkeep.report.ReportTree;
import io.jenkins.plugins.upkeep.system.json.Json;
import io.jenkins.plugins.upkeep.task.Task;
import io.jenkins.plugins.upkeep.task.TaskDeclaration;
import io.jenkins.plugins.upkeep.testing.TestCluster;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The tasks that are due together. */
class RunCommandTest {
    private static final String ALL = """
            service: shop
            host: {disks: [/]}
            marketData: {table: prices, columns: {pair: symbol, time: ts}, interval: 1m}
            backup: {store: "file:store"}
            """;

    @TempDir
    private Path folder;

    @Test
    void shouldRunItsTasksInOrderAndTellOfAllInOneSummary() throws Exception {
        // Given
        var order = new ArrayList<String>();
        var desk = desk(well("health-check", order), bad("data-quality", order), well("verified-backup", order));

        // When
        var said = desk.runTask("run", "daily");

        // Then
        assertThat(order).containsExactly("health-check", "data-quality", "verified-backup");
        assertThat(said.status()).isEqualTo(2);
        assertThat(said.out())
                .contains("1  health-check", "2  data-quality", "3  verified-backup")
                .contains("CRITICAL  data-quality: pair A: is stale")
                .contains("-> start the feed")
                .endsWith("CRITICAL: 1 of 3 tasks needs attention; first data-quality: the feed is stale\n");
        assertThat(summary().path("task").asText()).isEqualTo("daily-maintenance");
        assertThat(summary().path("cadence").path("tasks").findValuesAsText("status"))
                .containsExactly("OK", "CRITICAL", "OK");
        for (var task : order) {
            assertThat(desk.report().resolve(task).resolve("report.html")).exists();
        }
        assertThat(desk.report().resolve("index.html"))
                .content()
                .contains("href=\"verified-backup/report.html\"", "CRITICAL: daily-maintenance of shop");
    }

    @Test
    void shouldLeaveOutWhatTheConfigurationDoesNotHaveAndWhatNobodyWants() throws Exception {
        // Given
        var order = new ArrayList<String>();
        var desk = desk(well("health-check", order), bad("data-quality", order), well("verified-backup", order));
        Desk.write(
                folder.resolve("upkeep.yaml"), "service: shop\nhost: {disks: [/]}\nbackup: {store: \"file:store\"}\n");

        // When
        var said = desk.runTask("run", "daily", "--leave-out", "verified-backup");

        // Then
        assertThat(order).containsExactly("health-check");
        assertThat(said.status()).isZero();
        assertThat(said.out())
                .contains("data-quality is left out: upkeep.yaml has no section marketData")
                .contains("verified-backup is left out: by --leave-out")
                .endsWith("OK: all is well: 1 task (health-check)\n");
        assertThat(summary()
                        .path("cadence")
                        .path("tasks")
                        .get(1)
                        .path("verdict")
                        .asText())
                .isEqualTo("left out: upkeep.yaml has no section marketData");
    }

    @Test
    void shouldBeUnknownWhereThereIsNothingToDo() {
        // Given
        var desk = desk();
        Desk.write(folder.resolve("upkeep.yaml"), "service: shop\n");

        // When
        var said = desk.runTask("run", "weekly");

        // Then
        assertThat(said.status()).isEqualTo(3);
        assertThat(said.out()).contains("add the sections of what the service has");
    }

    @Test
    void shouldNotLeaveOutATaskWhosePartOfTheConfigurationIsWrong() throws Exception {
        // Given
        var order = new ArrayList<String>();
        var desk = desk(well("health-check", order), well("data-quality", order), well("verified-backup", order));
        Desk.write(
                folder.resolve("upkeep.yaml"), ALL + "redis: {url: \"redis://h:1\", password: \"${env:NOT_THERE}\"}\n");

        // When
        var said = desk.runTask("run", "daily");

        // Then
        assertThat(order).hasSize(3);
        assertThat(said.status()).isZero();
    }

    @Test
    void shouldSayWhatIsWrongWithAConfigurationBeforeAnythingRuns() {
        // Given
        var order = new ArrayList<String>();
        var desk = desk(well("health-check", order));
        Desk.write(folder.resolve("upkeep.yaml"), "service: shop\nhots: {}\n");

        // When
        var said = desk.runTask("run", "daily");

        // Then
        assertThat(said.status()).isEqualTo(64);
        assertThat(said.errors()).contains("hots");
        assertThat(order).isEmpty();
    }

    @Test
    void shouldStopAtASignalAndSayWhatDidNotBegin() throws Exception {
        // Given
        var order = new ArrayList<String>();
        var desks = new ArrayList<Desk>();
        var desk = desk(
                Desk.task("health-check", context -> {
                    desks.get(0).interruption().request();
                    throw new InterruptedException("told to stop");
                }),
                well("data-quality", order),
                well("verified-backup", order));
        desks.add(desk);

        // When
        var said = desk.runTask("run", "daily");

        // Then
        assertThat(said.status()).isEqualTo(130);
        assertThat(order).isEmpty();
        assertThat(said.out())
                .contains("data-quality is not run: stopped before it began")
                .endsWith("UNKNOWN: stopped before data-quality, verified-backup could run\n");
        assertThat(said.errors()).contains("interrupted: stopped before its end");
        assertThat(desk.report().resolve("history.jsonl")).doesNotExist();
    }

    @Test
    void shouldNotCallWellWhatASignalKeptFromRunning() throws Exception {
        // Given a signal that a task did not notice any more
        var desks = new ArrayList<Desk>();
        var desk = desk(
                Desk.task("health-check", context -> {
                    desks.get(0).interruption().request();
                    return context.report().build(Instant.now(), Duration.ofSeconds(1), "fine");
                }),
                well("data-quality", new ArrayList<>()),
                well("verified-backup", new ArrayList<>()));
        desks.add(desk);

        // When
        var said = desk.runTask("run", "daily");

        // Then
        assertThat(said.status()).isEqualTo(130);
        assertThat(said.out()).endsWith("UNKNOWN: stopped before data-quality, verified-backup could run\n");
        assertThat(desk.report().resolve("history.jsonl")).doesNotExist();
    }

    @Test
    void shouldPrintTheSummaryAsJsonAndNothingElse() throws Exception {
        // Given
        var desk = desk(well("emergency-check", new ArrayList<>()));

        // When
        var said = desk.runTask("run", "emergency", "--json");

        // Then
        assertThat(Json.mapper().readTree(said.out()).path("task").asText()).isEqualTo("emergency-recovery");
        assertThat(said.errors()).contains("OK: all is well: 1 task (emergency-check)");
    }

    @Test
    void shouldPlanWithoutRemembering() throws Exception {
        // Given
        var desk = desk(bad("emergency-check", new ArrayList<>()));

        // When
        var said = desk.runTask("run", "emergency", "--dry-run");

        // Then
        assertThat(said.status()).isZero();
        assertThat(new ReportTree(desk.report()).histories("shop", Instant.now()))
                .isEmpty();
    }

    @Test
    void shouldOnlyTakeTasksOfTheCadence() {
        assertThat(desk().runTask("run", "daily", "--leave-out", "pg-maintenance")
                        .errors())
                .contains("--leave-out pg-maintenance: is no task of this cadence; it has health-check, data-quality");
        assertThat(desk().run("run").errors()).contains("One of daily, weekly, monthly, quarterly, emergency");
    }

    @Test
    void shouldRunTheRealTasksOfADayAndAWeek() throws Exception {
        try (var desk = ServiceDesk.open()) {
            // Given
            var database = TestCluster.database();
            TestCluster.sql(database, "CREATE TABLE orders AS SELECT n FROM generate_series(1, 1000) n");
            desk.database(
                    ServiceDesk.url(database),
                    database.user().orElseThrow(),
                    database.password().orElseThrow().reveal(),
                    "  maintenance: {window: 10m}");

            // When
            var day = desk.run("run", "daily");
            var week = desk.run("run", "weekly");

            // Then
            assertThat(day.status()).as(day.out() + day.errors()).isLessThan(2);
            assertThat(desk.catalog().look().sets()).hasSize(1);
            assertThat(week.status()).as(week.out() + week.errors()).isLessThan(2);
            assertThat(new ReportTree(desk.report()).histories("shop", Instant.now()))
                    .containsOnlyKeys("backup-check", "health-check", "pg-maintenance", "verified-backup");
        }
    }

    private JsonNode summary() throws Exception {
        return Json.mapper().readTree(Files.readString(folder.resolve("report").resolve("report.json")));
    }

    private Desk desk(TaskDeclaration... tasks) {
        var desk = Desk.with(folder, tasks);
        Desk.write(folder.resolve("upkeep.yaml"), ALL);
        return desk;
    }

    private static TaskDeclaration well(String name, List<String> order) {
        Task task = context -> {
            order.add(name);
            return context.report().build(Instant.now(), Duration.ofSeconds(1), "fine");
        };
        return Desk.task(name, task);
    }

    private static TaskDeclaration bad(String name, List<String> order) {
        Task task = context -> {
            order.add(name);
            return context.report()
                    .add(Finding.critical("pair A", "is stale", "5 min", "start the feed"))
                    .build(Instant.now(), Duration.ofSeconds(1), "the feed is stale");
        };
        return Desk.task(name, task);
    }
}
