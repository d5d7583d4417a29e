package io.jenkins.plugins.upkeep.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Builds that are stopped: what they began is undone, and their neighbours go on. */
@NeedsJenkins
class AbortIT {
    private static final Duration UNDO = Duration.ofSeconds(60);

    private final Controller controller;

    AbortIT(Controller controller) {
        this.controller = controller;
    }

    @Test
    void shouldUndoWhenTheBuildIsStopped() {
        // Given
        var build = running("stopped");

        // When
        build.stop();

        // Then
        assertThat(build.awaitEnd()).as(build.log()).isEqualTo("ABORTED");
        assertNothingIsLeft(build);
        assertThat(build.job().temporary()).isEmptyDirectory();
    }

    /** Jenkins ends the build without a word to the steps. */
    @ParameterizedTest
    @ValueSource(strings = {"term", "kill"})
    void shouldUndoWhenTheBuildIsEndedByForce(String how) {
        // Given
        var build = running("forced");

        // When
        build.stop();
        build.end(how);

        // Then
        assertThat(build.awaitEnd()).as(build.log()).isEqualTo("ABORTED");
        await().atMost(UNDO).untilAsserted(() -> assertNothingIsLeft(build));
    }

    @Test
    void shouldLeaveNeighboursAlone() {
        // Given
        var body = """
                writeFile file: 'b.yaml', text: readFile('upkeep.yaml').replace('shop', 'other').replace('16', '3')
                parallel(
                  a: { try { timeout(time: 4, unit: 'SECONDS') { verifiedBackup() } } catch (e) { echo "a ended ${e}" } },
                  b: { def r = verifiedBackup(config: 'b.yaml'); echo "b ended ${r.status}" },
                  c: { sh 'sleep 9; echo c ended' })
                """;

        // When
        var build = controller
                .job("neighbours", Shop.pipeline(Shop.SLOW, body))
                .with(60)
                .run();

        // Then
        assertThat(build.result()).as(build.log()).hasValue("SUCCESS");
        assertThat(build.log()).contains("a ended", "FlowInterruptedException", "b ended OK", "c ended");
        assertThat(Shop.sets(build.job().workspace()))
                .singleElement()
                .matches(set -> set.getParent().endsWith("other"));
        assertNothingIsLeft(build);
    }

    @Test
    void shouldSayThatItsProcessWasKilled() {
        // Given
        var build = running("shot");

        // When
        Processes.of(build.job().temporary()).forEach(ProcessHandle::destroyForcibly);

        // Then
        assertThat(build.awaitEnd()).as(build.log()).isEqualTo("FAILURE");
        assertThat(build.lines("ERROR: "))
                .singleElement()
                .asString()
                .contains("verified-backup: ended with status 137 and left no report");
        assertThat(build.log()).doesNotContain("\tat ");
    }

    /** A build in the middle of a backup. */
    private Build running(String name) {
        var job = controller
                .job(name, Shop.pipeline(Shop.SLOW, "verifiedBackup()\n"))
                .with(60);
        var build = job.start();
        await("first bytes of a set")
                .atMost(Duration.ofMinutes(1))
                .until(() -> !Shop.leftovers(job.workspace()).isEmpty());
        return build;
    }

    private static void assertNothingIsLeft(Build build) {
        assertThat(Processes.of(build.job().temporary())).isEmpty();
        assertThat(Shop.leftovers(build.job().workspace())).isEmpty();
    }
}
