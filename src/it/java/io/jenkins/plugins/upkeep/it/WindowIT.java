package io.jenkins.plugins.upkeep.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.jenkins.plugins.upkeep.testing.AlertmanagerServer;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Maintenance windows: whatever happens in one, it is left. */
@NeedsJenkins
class WindowIT {
    private static final String WINDOW = "maintenanceWindow(duration: '10m', description: 'new disks') {\n";
    private static final String LONG = "echo 'inside'\nsleep 600\n";

    private final Controller controller;

    WindowIT(Controller controller) {
        this.controller = controller;
    }

    @Test
    void shouldEnterAndLeave() {
        // Given
        var windows = Windows.of(controller, "whole");
        var body = "def given = " + WINDOW + windows.look("inside")
                + "echo \"id=${env.UPKEEP_WINDOW_ID} until=${env.UPKEEP_WINDOW_UNTIL}\"\n[seven: 7]\n}\n"
                + windows.look("after") + "echo \"gave ${given.seven}, id is ${env.UPKEEP_WINDOW_ID}\"\n";

        // When
        var build = start("window-whole", windows.config(), body);

        // Then
        windows.assertLeft(build, "SUCCESS");
        assertThat(build.log())
                .contains("inside true", "after false", "gave 7, id is null")
                .containsPattern("id=[0-9a-f-]{36} until=20\\d\\d-[0-9T:-]+Z");
        assertThat(build.reports()).hasSize(2).doesNotHaveDuplicates();
        assertThat(build.artifacts()).contains("upkeep/window-enter/report.json", "upkeep/window-leave/report.json");
        assertThat(build.job().temporary()).isEmptyDirectory();
    }

    @Test
    void shouldLeaveWhenTheBodyFails() {
        // Given
        var windows = Windows.of(controller, "failed");

        // When
        var build = start("window-failed", windows.config(), WINDOW + "error 'no such disk'\n}\n");

        // Then
        windows.assertLeft(build, "FAILURE");
        assertThat(build.lines("ERROR: ")).singleElement().asString().contains("no such disk");
        assertThat(build.reports()).hasSize(2);
    }

    @Test
    void shouldLeaveWhenTheWorkspaceIsEmptied() {
        // Given
        var windows = Windows.of(controller, "empty");

        // When
        var build = start("window-empty", windows.config(), WINDOW + "deleteDir()\n}\n");

        // Then
        windows.assertLeft(build, "SUCCESS");
        assertThat(build.job().temporary()).isEmptyDirectory();
    }

    @Test
    void shouldLeaveWhenTheBuildIsStopped() {
        // Given
        var windows = Windows.of(controller, "stopped");
        var body = WINDOW + "try {\n" + LONG + "} finally {\n" + windows.look("undoing") + "}\n}\n";
        var build = start("window-stopped", windows.config(), body);
        build.awaitLog("inside");

        // When
        build.stop();

        // Then
        windows.assertLeft(build, "ABORTED");
        assertThat(build.log()).contains("undoing true");
    }

    @Test
    void shouldStopWhatRunsWhenTheTimeIsOver() {
        // Given
        var windows = Windows.of(controller, "over");
        var body = "maintenanceWindow(duration: '4s', description: 'short') {\n retry(3) {\n try {\n" + LONG
                + "} finally {\necho 'undone'\n}\n}\n}\n";

        // When
        var build = start("window-over", windows.config(), body);

        // Then
        windows.assertLeft(build, "FAILURE");
        assertThat(build.log()).contains("maintenance window of 4s is over");
        assertThat(build.lines("undone")).hasSize(1);
    }

    /** What does not listen to its end is late all the same. */
    @Test
    void shouldFailWhatEndsTooLate() {
        // Given
        var windows = Windows.of(controller, "late");
        var body = "maintenanceWindow(duration: '3s', description: 'short') {\n try {\n" + LONG
                + "} catch (ignored) {\necho 'goes on'\n}\n}\necho 'never'\n";

        // When
        var build = start("window-late", windows.config(), body);

        // Then
        windows.assertLeft(build, "FAILURE");
        assertThat(build.log()).contains("goes on").doesNotContain("never");
    }

    @Test
    void shouldNotRunTheBodyWhenTheWindowCannotBeEntered() {
        // Given
        var windows = Windows.of(controller, "closed");

        // When
        var build = start("window-closed", windows.config("'false'", "'true'"), WINDOW + "echo 'inside'\n}\n");

        // Then
        windows.assertLeft(build, "FAILURE");
        assertThat(build.log()).doesNotContain("[Pipeline] echo");
        assertThat(build.lines("ERROR: window-enter: ")).hasSize(1);
        assertThat(build.reports()).hasSize(1);
    }

    @Test
    void shouldSayThatTheWindowWasNotLeft() {
        // Given
        var windows = Windows.of(controller, "stuck");

        // When
        var build = start("window-stuck", windows.config("'true'", "'false'"), WINDOW + "echo 'inside'\n}\n");

        // Then
        assertThat(build.awaitEnd()).as(build.log()).isEqualTo("FAILURE");
        assertThat(build.log()).contains("inside", "ERROR: window-leave: ");
    }

    @Test
    void shouldLeaveWhenItIsStoppedOnTheWayIn() {
        // Given
        var windows = Windows.of(controller, "in");
        var build = start("window-in", windows.config("sleep, '6'", "'true'"), WINDOW + "echo 'inside'\n}\n");
        windows.awaitOn();

        // When
        build.stop();

        // Then
        windows.assertLeft(build, "ABORTED");
        assertThat(build.log()).doesNotContain("[Pipeline] echo");
    }

    @Test
    void shouldGoOnToLeaveWhenItIsStoppedOnTheWayOut() {
        // Given
        var windows = Windows.of(controller, "out");
        var config = windows.config("'true'", "sleep, '6'");
        var build = start("window-out", config, WINDOW + "echo 'inside'\n}\necho 'never'\n");
        build.awaitStatus("window-leave is running");

        // When
        build.stop();

        // Then
        windows.assertLeft(build, "ABORTED");
        assertThat(build.log()).doesNotContain("never");
        assertThat(build.report("window-leave").get("status").asText()).isEqualTo("OK");
    }

    /** Jenkins ends the build without a word to the steps. */
    @ParameterizedTest
    @ValueSource(strings = {"term", "kill"})
    void shouldLeaveWhenTheBuildIsEndedByForce(String how) {
        // Given
        var windows = Windows.of(controller, how);
        var build = start("window-" + how, windows.config(), WINDOW + LONG + "}\n");
        build.awaitLog("inside");

        // When
        build.stop();
        build.end(how);

        // Then
        assertThat(build.awaitEnd()).isEqualTo("ABORTED");
        windows.awaitOff();
        await().until(() -> Processes.of(build.job().temporary()).isEmpty());
    }

    @ParameterizedTest
    @CsvSource({"'sleep, \"6\"', '\"true\"', in", "'\"true\"', 'sleep, \"6\"', out"})
    void shouldLeaveWhenTheBuildIsEndedByForceOnItsWay(String enter, String leave, String name) {
        // Given
        var windows = Windows.of(controller, "forced-" + name);
        var job = "window-forced-" + name;
        var build = start(job, windows.config(enter, leave), WINDOW + "echo 'inside'\n}\n");
        windows.awaitOn();
        build.awaitStatus(name.equals("in") ? "window-enter is running" : "window-leave is running");

        // When
        build.end("term");

        // Then
        assertThat(build.awaitEnd()).isEqualTo("ABORTED");
        windows.awaitOff();
        await().until(() -> Processes.of(build.job().temporary()).isEmpty());
        await().untilAsserted(() -> assertThat(build.job().temporary()).isEmptyDirectory());
    }

    @Test
    void shouldStayUnderMaintenanceUntilTheLastOfTwoWindowsIsLeft() {
        // Given
        var windows = Windows.of(controller, "two");
        var one = start("window-one", windows.config(), WINDOW + "echo 'inside'\n" + windows.gate("one") + "}\n");
        var other = start("window-other", windows.config(), WINDOW + "echo 'inside'\n" + windows.gate("other") + "}\n");
        one.awaitLog("inside");
        other.awaitLog("inside");

        // When, Then
        windows.open("one");
        assertThat(one.awaitEnd()).isEqualTo("SUCCESS");
        assertThat(windows.isOn()).isTrue();
        windows.open("other");
        windows.assertLeft(other, "SUCCESS");
    }

    @Test
    void shouldKeepAlertsQuietMeanwhile(@TempDir Path folder) throws Exception {
        // Given
        var windows = Windows.of(controller, "quiet");
        try (var alertmanager = AlertmanagerServer.start(folder)) {
            var config = windows.config() + "monitoring: {alertmanager: '" + alertmanager.address() + "'}\n";
            var build = start("window-quiet", config, WINDOW + "echo 'inside'\n" + windows.gate("go") + "}\n");
            build.awaitLog("inside");

            // When
            var during = silences(alertmanager);
            windows.open("go");

            // Then
            windows.assertLeft(build, "SUCCESS");
            assertThat(during).containsExactly("active");
            assertThat(silences(alertmanager)).containsExactly("expired");
        }
    }

    private static List<String> silences(AlertmanagerServer alertmanager) throws IOException {
        var page = alertmanager.address().resolve("/api/v2/silences").toURL();
        try (var content = page.openStream()) {
            return StreamSupport.stream(
                            JsonMapper.builder().build().readTree(content).spliterator(), false)
                    .map(silence -> silence.at("/status/state").asText())
                    .toList();
        }
    }

    @Test
    void shouldHaveWindowsBesideAndWithinEachOther() {
        // Given
        var windows = Windows.of(controller, "several");
        var body = "parallel(\n a: {" + WINDOW + "sleep 3\necho 'a'\n}},\n b: {" + WINDOW + WINDOW + "echo 'b'\n}\n"
                + windows.look("outer") + "}})\n";

        // When
        var build = start("window-several", windows.config(), body);

        // Then
        windows.assertLeft(build, "SUCCESS");
        assertThat(build.log()).contains("outer true");
        assertThat(build.reports()).hasSize(6).doesNotHaveDuplicates();
    }

    @Test
    void shouldWaitUntilItBegins() {
        // Given
        var windows = Windows.of(controller, "later");
        var start = Instant.now().plusSeconds(12).truncatedTo(ChronoUnit.SECONDS);
        var body = "maintenanceWindow(duration: '10m', description: 'later', start: '" + start + "') {\n"
                + windows.look("inside") + "}\n";
        var build = start("window-later", windows.config(), body);

        // When
        build.awaitLog("to begin at " + start);
        var early = windows.isOn();

        // Then
        assertThat(early).isFalse();
        windows.assertLeft(build, "SUCCESS");
        assertThat(build.log()).contains("inside true");
        assertThat(Instant.now()).isAfterOrEqualTo(start);
    }

    @Test
    void shouldTakeBackWhatWasPlannedWhenItIsStopped() {
        // Given
        var windows = Windows.of(controller, "never");
        var start = Instant.now().plus(Duration.ofHours(2)).truncatedTo(ChronoUnit.SECONDS);
        var body = "maintenanceWindow(duration: '10m', description: 'later', start: '" + start + "') {\n"
                + "echo 'inside'\n}\n";
        var build = start("window-never", windows.config(), body);
        build.awaitLog("to begin at " + start);

        // When
        build.stop();

        // Then
        windows.assertLeft(build, "ABORTED");
        assertThat(build.log()).doesNotContain("[Pipeline] echo");
        assertThat(build.report("window-leave").get("status").asText()).isEqualTo("OK");
    }

    @Test
    void shouldOnlyPlan() {
        // Given
        var windows = Windows.of(controller, "dry");
        var body = "maintenanceWindow(duration: '10m', description: 'dry', dryRun: true) {\n" + windows.look("inside")
                + "}\n";

        // When
        var build = start("window-dry", windows.config(), body);

        // Then
        windows.assertLeft(build, "SUCCESS");
        assertThat(build.log()).contains("inside false");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "duration: '2 hours', description: 'x' | duration: '2 hours' must be a duration such as",
                "duration: '', description: 'x' | duration: must say how long the window may last, such as 90m or 2h",
                "duration: '2h', description: '' | description: must say what is done in the window",
                "duration: '2h', description: 'x', start: 'soon' | start: 'soon' is no time such as 2026-12-01T02:00"
            })
    void shouldRefuseAWrongValue(String given, String message) {
        // When
        var build = start("window-refused", "service: shop\n", "maintenanceWindow(" + given + ") { echo 'inside' }\n");

        // Then
        assertThat(build.awaitEnd()).isEqualTo("FAILURE");
        assertThat(build.log()).contains(message).doesNotContain("[Pipeline] echo");
    }

    @Test
    void shouldLeaveOnAnAgentThatWasAway() {
        // Given
        var windows = Windows.of(controller, "hut");
        try (var agent = new Agent(controller).start()) {
            var script = Shop.pipeline("hut", windows.config(), WINDOW + "echo 'inside'\n" + "sleep 8\n}\n");
            var build = controller.job("window-hut", script).start();
            build.awaitLog("inside");

            // When
            agent.kill();
            build.awaitLog("Sleeping for 8 sec");
            await().pollDelay(Duration.ofSeconds(12)).until(() -> true);
            assertThat(windows.isOn()).isTrue();
            agent.start();

            // Then
            windows.assertLeft(build, "SUCCESS");
        }
    }

    private Build start(String name, String config, String body) {
        return controller.job(name, Shop.pipeline(config, body)).start();
    }
}
