package io.jenkins.plugins.upkeep.drill.alert;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RouteTimesTest {
    private static final String CONFIG = """
            route:
              receiver: all
              group_wait: 45s
              routes:
                - receiver: night
                  group_interval: 1h30m
                - matchers: [a="b"]
                  routes: [{receiver: night, group_wait: 500ms}, {matchers: [c="d"], group_interval: 10m}]
            receivers: [{name: all}, {name: night}]
            """;

    @Test
    void shouldTakeTheLongestOfAllWays() {
        assertThat(RouteTimes.of(CONFIG, "night"))
                .contains(new RouteTimes(Duration.ofSeconds(45), Duration.ofMinutes(90)));
        assertThat(RouteTimes.of(CONFIG, "all"))
                .contains(new RouteTimes(Duration.ofSeconds(45), Duration.ofMinutes(10)));
        assertThat(RouteTimes.of(CONFIG, "day")).isEmpty();
        assertThat(RouteTimes.of("]: [", "day")).isEmpty();
    }

    @Test
    void shouldCountWhatCameMeanwhile() {
        // Given
        var before = Notifications.of("alertmanager_notifications_total{integration=\"slack\"} 3\n");
        var after = Notifications.of("""
                # HELP alertmanager_notifications_total The total number of attempted notifications.
                alertmanager_notifications_total{integration="slack"} 5
                alertmanager_notifications_total{integration="email",receiver_name="x"} 1e+00
                alertmanager_notifications_failed_total{integration="slack",reason="clientError"} 1
                alertmanager_notifications_failed_total{integration="slack",reason="other"} 1
                alertmanager_notification_requests_failed_total{integration="slack"} 0
                alertmanager_notifications_total{broken
                """);

        // When
        var more = after.since(before);

        // Then
        assertThat(more.sent()).isEqualTo(Map.of("slack", 2L, "email", 1L));
        assertThat(more.failed()).isEqualTo(Map.of("slack", 2L));
        assertThat(more.attempts()).isEmpty();
        assertThat(more.hasFailure()).isTrue();
    }
}
