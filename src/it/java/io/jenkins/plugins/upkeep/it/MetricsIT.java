package io.jenkins.plugins.upkeep.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What Prometheus is told. */
@NeedsJenkins
class MetricsIT {
    private final Controller controller;

    MetricsIT(Controller controller) {
        this.controller = controller;
    }

    /** Jenkins collects on a schedule of its own; here it is told to collect now. */
    @Test
    void shouldTellHowTasksEnded() {
        // Given
        var build = controller
                .job("measured", Shop.pipeline(Shop.QUICK, "verifiedBackup()\n"))
                .run();
        assertThat(build.result()).as(build.log()).hasValue("SUCCESS");

        // When
        controller.admin().script("""
                hudson.model.AsyncPeriodicWork.all().find {
                  it.class.simpleName == 'PrometheusAsyncWorker'
                }.execute(hudson.model.TaskListener.NULL)
                """);

        // Then
        await().atMost(Duration.ofMinutes(3))
                .untilAsserted(() -> assertThat(
                                controller.admin().text("/prometheus/").lines())
                        .anyMatch(line -> line.startsWith("upkeep_task_last_status{") && line.contains("\"measured\""))
                        .anyMatch(line -> line.startsWith("upkeep_task_duration_seconds")));
    }
}
