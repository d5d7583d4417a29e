package io.jenkins.plugins.upkeep.monitoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.jenkins.plugins.upkeep.system.UpkeepException;
import io.jenkins.plugins.upkeep.testing.AlertmanagerServer;
import io.jenkins.plugins.upkeep.testing.Ports;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is told to a real Alertmanager, and what it tells. */
class AlertmanagerTest {
    private final Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
    private static final Matcher SHOP = Matcher.equal("service", "shop");
    private static final Alert SLOW =
            Alert.of(Map.of("alertname", "Slow", "service", "shop"), Map.of("summary", "it is \"slow\";\nü"));

    @TempDir
    private Path folder;

    @Test
    void shouldTellAndListAlerts() throws Exception {
        try (var server = AlertmanagerServer.start(folder)) {
            // Given
            var alertmanager = new Alertmanager(server.address());
            var other = Alert.of(Map.of("alertname", "Slow", "service", "a\"b\\c"), Map.of());

            // When
            alertmanager.post(List.of(SLOW, other));

            // Then
            assertThat(alertmanager.alerts(List.of())).hasSize(2);
            assertThat(alertmanager.alerts(
                            List.of(Matcher.parse("service=\"a\\\"b\\\\c\""), Matcher.parse("alertname=~Sl.*"))))
                    .singleElement()
                    .satisfies(known -> assertThat(known.alert().labels()).isEqualTo(other.labels()));
            assertThat(alertmanager.alerts(List.of(SHOP))).singleElement().satisfies(known -> {
                assertThat(known.alert().annotations()).isEqualTo(SLOW.annotations());
                assertThat(known.receivers()).containsExactly("nobody");
            });

            // When: it is over
            alertmanager.post(List.of(SLOW.until(now.minusSeconds(1)), other.until(now.minusSeconds(1))));

            // Then
            await().untilAsserted(
                            () -> assertThat(alertmanager.alerts(List.of())).isEmpty());
        }
    }

    @Test
    void shouldSilenceAnAlertUntilTheSilenceIsEnded() throws Exception {
        try (var server = AlertmanagerServer.start(folder)) {
            // Given
            var alertmanager = new Alertmanager(server.address());
            alertmanager.post(List.of(SLOW));

            // When
            var id = alertmanager.put(
                    Silence.of(List.of(SHOP), now, now.plusSeconds(3600), "a tester", "quotes \" and\nlines ;"));

            // Then
            await().untilAsserted(() -> assertThat(alertmanager.alerts(List.of(SHOP)))
                    .allMatch(KnownAlert::isSuppressed)
                    .allMatch(known -> known.silencedBy().equals(List.of(id))));
            assertThat(alertmanager.silence(id)).get().satisfies(silence -> {
                assertThat(silence.matchers()).containsExactly(SHOP);
                assertThat(silence.endsAt()).isEqualTo(now.plusSeconds(3600));
                assertThat(silence.comment()).isEqualTo("quotes \" and\nlines ;");
                assertThat(silence.state()).contains("active");
            });

            // When
            alertmanager.expire(id);
            alertmanager.expire(id);

            // Then
            assertThat(alertmanager.silence(id)).get().matches(Silence::isExpired);
            assertThat(alertmanager.alerts(List.of(SHOP))).noneMatch(KnownAlert::isSuppressed);
        }
    }

    @Test
    void shouldExtendASilenceAndKeepItsId() throws Exception {
        try (var server = AlertmanagerServer.start(folder)) {
            // Given
            var alertmanager = new Alertmanager(server.address());
            var id = alertmanager.put(Silence.of(List.of(SHOP), now, now.plusSeconds(60), "a tester", "short"));
            var silence = alertmanager.silence(id).orElseThrow();

            // When
            var same = alertmanager.put(silence.until(now.plusSeconds(7200)));

            // Then
            assertThat(same).isEqualTo(id);
            assertThat(alertmanager.silences(List.of(SHOP)))
                    .singleElement()
                    .satisfies(found -> assertThat(found.endsAt()).isEqualTo(now.plusSeconds(7200)));
            assertThat(alertmanager.silences(List.of(Matcher.equal("service", "other"))))
                    .isEmpty();
        }
    }

    @Test
    void shouldSilenceLater() throws Exception {
        try (var server = AlertmanagerServer.start(folder)) {
            // Given
            var alertmanager = new Alertmanager(server.address());

            // When
            var id = alertmanager.put(
                    Silence.of(List.of(SHOP), now.plusSeconds(600), now.plusSeconds(700), "a tester", "later"));

            // Then
            assertThat(alertmanager.silence(id).orElseThrow().state()).contains("pending");
            assertThat(alertmanager.status().version()).matches("\\d+\\.\\d+\\.\\d+.*");
            assertThat(alertmanager.silence(UUID.randomUUID().toString())).isEmpty();
        }
    }

    @Test
    void shouldSayWhatAlertmanagerDoesNotTake() throws Exception {
        try (var server = AlertmanagerServer.start(folder)) {
            // Given
            var alertmanager = new Alertmanager(server.address());
            var backwards = Silence.of(List.of(SHOP), now.plusSeconds(60), now.plusSeconds(30), "a tester", "wrong");

            // Then
            assertThatThrownBy(() -> alertmanager.put(backwards))
                    .isInstanceOf(UpkeepException.class)
                    .hasMessage(server.address() + " answers 400 on silence: Failed to create silence: "
                            + "start time must be before end time; correct what is asked of it");
        }
    }

    @Test
    void shouldSayThatNobodyAnswers() throws Exception {
        var address = URI.create("http://127.0.0.1:" + Ports.free());
        assertThatThrownBy(() -> new Alertmanager(address).status())
                .isInstanceOf(UpkeepException.class)
                .hasMessage(address + " refuses connections; start it, or correct its address");
    }
}
