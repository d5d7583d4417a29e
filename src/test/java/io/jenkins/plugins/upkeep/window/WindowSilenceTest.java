package io.jenkins.plugins.upkeep.window;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.jenkins.plugins.upkeep.monitoring.Alert;
import io.jenkins.plugins.upkeep.monitoring.Alertmanager;
import io.jenkins.plugins.upkeep.monitoring.KnownAlert;
import io.jenkins.plugins.upkeep.monitoring.Matcher;
import io.jenkins.plugins.upkeep.monitoring.Silence;
import io.jenkins.plugins.upkeep.report.Severity;
import io.jenkins.plugins.upkeep.task.TaskLog;
import io.jenkins.plugins.upkeep.testing.AlertmanagerServer;
import io.jenkins.plugins.upkeep.testing.Ports;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The silences of windows in a real Alertmanager. */
class WindowSilenceTest {
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Matcher SHOP = Matcher.equal("service", "shop");
    private static final Alert SLOW = Alert.of(Map.of("alertname", "Slow", "service", "shop"), Map.of());

    @TempDir
    private Path folder;

    private static Instant rounded(Instant time) {
        return time.truncatedTo(ChronoUnit.MILLIS);
    }

    private static List<Silence> active(Alertmanager alertmanager) throws Exception {
        return alertmanager.silences(List.of()).stream()
                .filter(silence -> !silence.isExpired())
                .toList();
    }

    @Test
    void shouldKeepAlertsQuietAsLongAsTheWindowIsOpen() throws Exception {
        try (var server = AlertmanagerServer.start(folder);
                var desk = WindowDesk.in(folder).alertmanager(server.address())) {
            // Given
            var alertmanager = new Alertmanager(server.address());
            alertmanager.post(List.of(SLOW));

            // When
            var window = desk.enter("one", HOUR, "disks").window().orElseThrow();

            // Then
            await().untilAsserted(() -> assertThat(alertmanager.alerts(List.of(SHOP)))
                    .singleElement()
                    .matches(KnownAlert::isSuppressed));
            assertThat(active(alertmanager)).singleElement().satisfies(silence -> {
                assertThat(silence.id()).isEqualTo(window.silence());
                assertThat(silence.matchers()).containsExactly(SHOP);
                assertThat(silence.endsAt()).isEqualTo(rounded(window.until()));
                assertThat(silence.comment()).isEqualTo("disks (by a tester)");
            });

            // When: extended
            var longer = desk.enter("one", HOUR.multipliedBy(2)).window().orElseThrow();
            assertThat(active(alertmanager))
                    .singleElement()
                    .satisfies(silence -> assertThat(silence.endsAt()).isEqualTo(rounded(longer.until())));

            assertThat(longer.silence()).isEqualTo(window.silence());

            // When: left
            desk.leave("one");

            // Then
            assertThat(active(alertmanager)).isEmpty();
            assertThat(alertmanager.alerts(List.of(SHOP))).singleElement().matches(alert -> !alert.isSuppressed());
        }
    }

    @Test
    void shouldGiveEachWindowItsOwnSilence() throws Exception {
        try (var server = AlertmanagerServer.start(folder);
                var desk = WindowDesk.in(folder).alertmanager(server.address())) {
            // Given
            var alertmanager = new Alertmanager(server.address());
            var one = desk.enter("one", HOUR).window().orElseThrow();
            var two = desk.enter("two", HOUR).window().orElseThrow();

            // When
            desk.leave("one");

            // Then
            assertThat(one.silence()).isNotEqualTo(two.silence());
            assertThat(active(alertmanager)).extracting(Silence::id).containsExactly(two.silence());
        }
    }

    @Test
    void shouldSilenceAPlannedWindowAhead() throws Exception {
        try (var server = AlertmanagerServer.start(folder);
                var desk = WindowDesk.in(folder).alertmanager(server.address())) {
            // Given
            var alertmanager = new Alertmanager(server.address());

            // When
            var window = desk.plan("night", HOUR, HOUR).window().orElseThrow();

            // Then
            assertThat(active(alertmanager)).singleElement().satisfies(silence -> {
                assertThat(silence.state()).contains("pending");
                assertThat(silence.startsAt()).isEqualTo(rounded(window.start()));
                assertThat(silence.endsAt()).isEqualTo(rounded(window.until()));
            });

            // When: entered before its time
            desk.enter("night", HOUR);
            assertThat(active(alertmanager)).singleElement().satisfies(silence -> {
                assertThat(silence.state()).contains("active");
                assertThat(silence.endsAt()).isEqualTo(rounded(window.until()));
            });

            // When: left
            desk.leave("night");
            assertThat(active(alertmanager)).isEmpty();
        }
    }

    @Test
    void shouldSilenceWhatUpkeepYamlNames() throws Exception {
        try (var server = AlertmanagerServer.start(folder);
                var desk = WindowDesk.in(folder).alertmanager(server.address())) {
            // Given
            var named = desk.yaml()
                    .replace(
                            "  state: state",
                            "  silence: {matchers: ['alertname=~\"Shop.*\"', severity!=page]}\n  state: state");
            var off = desk.yaml().replace("  state: state", "  silence: {enabled: false}\n  state: state");

            // When
            desk.windows(named).enter(WindowDesk.request("one", HOUR, ""), TaskLog.silent());
            desk.windows(off).enter(WindowDesk.request("two", HOUR, ""), TaskLog.silent());

            // Then
            assertThat(active(new Alertmanager(server.address())))
                    .singleElement()
                    .satisfies(silence -> assertThat(silence.matchers())
                            .containsExactlyInAnyOrder(
                                    Matcher.parse("alertname=~\"Shop.*\""), Matcher.parse("severity!=page")));
        }
    }

    @Test
    void shouldEnterAndLeaveWithoutAnAlertmanagerThatAnswers() throws Exception {
        var nobody = URI.create("http://127.0.0.1:" + Ports.free());
        try (var desk = WindowDesk.in(folder).alertmanager(nobody)) {
            // When
            var entered = desk.enter("one", HOUR);
            var there = desk.flag().toFile().exists();
            var status = WindowOverview.of(desk.windows(), TaskLog.silent());
            var left = desk.leave("one");

            // Then
            assertThat(there).isTrue();
            assertThat(entered.findings()).singleElement().satisfies(finding -> {
                assertThat(finding.severity()).isEqualTo(Severity.WARNING);
                assertThat(finding.seen())
                        .isEqualTo(
                                "cannot be made: " + nobody + " refuses connections; start it, or correct its address"
                                        + "; people may be told of alerts meanwhile");
            });
            assertThat(status.exitStatus()).isEqualTo(1);
            assertThat(left.isStuck()).isFalse();
            assertThat(left.findings())
                    .singleElement()
                    .satisfies(finding -> assertThat(finding.seen()).contains("; it ends by itself at "));
            assertThat(desk.flag()).doesNotExist();
        }
    }

    @Test
    void shouldMakeTheSilenceOnceAlertmanagerIsBack() throws Exception {
        var port = Ports.free();
        try (var desk = WindowDesk.in(folder).alertmanager(URI.create("http://127.0.0.1:" + port))) {
            // Given
            desk.enter("one", HOUR);
            try (var server = AlertmanagerServer.start(
                    folder, "route: {receiver: nobody}\nreceivers: [{name: nobody}]\n", port)) {
                // When
                var again = desk.enter("one", HOUR);

                // Then
                assertThat(again.findings()).isEmpty();
                assertThat(active(new Alertmanager(server.address()))).hasSize(1);
            }
        }
    }

    @Test
    void shouldUndoTheSilenceOfAWindowThatIsNotEntered() throws Exception {
        try (var server = AlertmanagerServer.start(folder);
                var desk = WindowDesk.in(folder).alertmanager(server.address())) {
            // Given
            desk.plan("night", HOUR, HOUR);
            desk.answer(500);

            // Then
            assertThatThrownBy(() -> desk.enter("night", HOUR)).hasMessageEndingWith("everything has been undone");
            assertThat(active(new Alertmanager(server.address()))).isEmpty();
        }
    }
}
