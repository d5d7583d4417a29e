package io.jenkins.plugins.upkeep.jenkins.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.upkeep.jenkins.settings.CredentialUse;
import io.jenkins.plugins.upkeep.jenkins.settings.Threshold;
import io.jenkins.plugins.upkeep.task.TaskDeclaration;
import io.jenkins.plugins.upkeep.task.TaskFamilies;
import io.jenkins.plugins.upkeep.task.TaskOption;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The block step is a face of the tasks of windows: it hands them all options that they have. */
class WindowRequestTest {
    private static final Instant START = Instant.parse("2026-12-01T02:00:00Z");

    /** Is for the process that keeps a window when nobody else does. */
    private static final String OF_THE_KEEPER = "overdue";

    @Test
    void shouldHandEachOptionToTheTasks() {
        // Given
        var declared = declared();

        // When
        var enter = window(START, false).enter("w-1", "shop #7");
        var leave = window(START, false).leave("w-1", "failed");

        // Then
        assertThat(declared.keySet()).containsExactlyInAnyOrder("window-enter", "window-leave", "window-schedule");
        assertThat(enter.options().keySet()).isEqualTo(declared.get(enter.task()));
        assertThat(enter.options())
                .containsEntry("duration", "2h")
                .containsEntry("description", "new disks")
                .containsEntry("start", START.toString())
                .containsEntry("id", "w-1")
                .containsEntry("by", "shop #7");
        assertThat(leave.options().keySet()).containsExactlyInAnyOrder("id", "outcome");
        assertThat(declared.get(leave.task())).containsExactlyInAnyOrder("id", "outcome", OF_THE_KEEPER);
        assertThat(leave.options()).containsEntry("outcome", "failed");
    }

    /** Both leave a report in the same build, and nothing of a window runs when it was not entered. */
    @Test
    void shouldKeepItsTasksApart() {
        var enter = window(null, false).enter("w-1", "shop #7");
        var leave = window(null, false).leave("w-1", "succeeded");

        assertThat(enter.options()).doesNotContainKey("start");
        assertThat(enter.reportId("12")).matches("[A-Za-z0-9]{1,32}").isNotEqualTo(leave.reportId("12"));
        assertThat(leave.reportId("12")).matches("[A-Za-z0-9]{1,32}").isNotEqualTo("12");
        assertThat(enter.isLasting()).isTrue();
        assertThat(enter.failOn(Threshold.NEVER)).isEqualTo(Threshold.CRITICAL);
        assertThat(enter.credentials()).containsEntry(CredentialUse.NOTIFY, "webhook");
    }

    @Test
    void shouldWaitForNothingWhenItIsOnlyPlanned() {
        assertThat(window(START, true).start()).isEmpty();
        assertThat(window(START, false).start()).contains(START);
        assertThat(window(START, true).enter("w-1", "x").dryRun()).isTrue();
        assertThat(window(null, false).duration()).isEqualTo(Duration.ofHours(2));
        assertThat(window(null, false).title()).isEqualTo("maintenance window of 2h");
    }

    private static WindowRequest window(Instant start, boolean dryRun) {
        return new WindowRequest("2h", "new disks", start, null, dryRun, Map.of(CredentialUse.NOTIFY, "webhook"));
    }

    private static Map<String, Set<String>> declared() {
        return TaskFamilies.all().stream()
                .flatMap(family -> family.tasks().stream())
                .filter(task -> task.command().startsWith("window "))
                .collect(Collectors.toMap(
                        TaskDeclaration::name,
                        task -> task.options().stream().map(TaskOption::name).collect(Collectors.toSet())));
    }
}
