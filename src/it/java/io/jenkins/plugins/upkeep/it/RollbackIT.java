package io.jenkins.plugins.upkeep.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Rollbacks on a real controller: planned, executed, stopped, and while the controller dies. */
@NeedsJenkins
class RollbackIT {
    private static final Duration LONG = Duration.ofMinutes(2);

    /** Not a page of the controller, which dies here. */
    private static HealthyPage page;

    private static Controller controller;

    @BeforeAll
    static void start() throws IOException {
        page = new HealthyPage();
        controller = Controller.fresh("rollback");
    }

    @AfterAll
    static void end() {
        controller.close();
        page.close();
    }

    private static Deployed deployed(String name) throws Exception {
        var service = Deployed.of(controller, name, page.url());
        var backup = run("backup-" + name, "verifiedBackup(" + service.shared() + ")\n");
        assertThat(backup.result()).as(backup.log()).contains("SUCCESS");
        service.upgrade();
        return service;
    }

    private static Build run(String name, String body) {
        return controller.job(name, "node('built-in') {\n" + body + "}\n").run();
    }

    @Test
    void shouldPlanExecuteAndCleanUp() throws Exception {
        // Given
        var service = deployed("whole");

        // When
        var build = run("whole", """
                def plan = rollbackTo(version: 'v1', dryRun: true, %1$s)
                echo "plan=${plan.rollback.ending} ${plan.verdict}"
                def report = rollbackTo(version: 'v1', commit: plan.rollback.to, set: plan.rollback.set, %1$s)
                echo "ended=${report.rollback.ending} kept=${report.rollback.replaced}"
                echo "cleaned=${rollbackClean(%1$s).status}"
                """.formatted(service.shared()));

        // Then
        assertThat(build.result()).as(build.log()).contains("SUCCESS");
        assertThat(build.log())
                .contains("plan=planned", "at least 42 rows", "ended=reached kept=shop_before_", "cleaned=OK")
                .doesNotContain("\tat ");
        assertThat(service.state()).isEqualTo("v1 1000");
        assertThat(build.artifacts()).contains("upkeep/rollback-to/report.html");
    }

    @Test
    void shouldUndoWhenTheBuildIsStopped() throws Exception {
        // Given
        var service = deployed("stopped");
        service.delay(8);
        var build = controller
                .job("stopped", "node('built-in') { rollbackTo(version: 'v1', " + service.shared() + ") }\n")
                .start();
        build.awaitLog("start the service");
        service.delay(0);

        // When
        build.stop();

        // Then
        assertThat(build.awaitEnd()).as(build.log()).isEqualTo("ABORTED");
        assertThat(build.log()).contains("everything was undone");
        assertThat(service.state()).isEqualTo("v2 1042");
    }

    @Test
    void shouldReachItsEndThoughTheControllerDies() throws Exception {
        // Given
        var service = deployed("crash");
        service.delay(10);
        var build = controller
                .job(
                        "crash",
                        "node('built-in') { def r = rollbackTo(version: 'v1', " + service.shared()
                                + "); echo \"ended=${r.rollback.ending}\" }\n")
                .start();
        build.awaitLog("start the service");

        // When
        controller.kill();
        assertThat(Files.exists(service.flag())).isTrue();
        controller.start();

        // Then
        assertThat(build.awaitEnd()).as(build.log()).isEqualTo("SUCCESS");
        assertThat(build.log()).contains("ended=reached");
        await().atMost(LONG).untilAsserted(() -> assertThat(service.state()).isEqualTo("v1 1000"));
    }
}
