package io.jenkins.plugins.upkeep.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The controller dies while tasks run, and is started again: each build ends as if nothing had been. */
@NeedsJenkins
class CrashIT {
    private static final int PARALLEL = 3;
    private static final int MOST_DELAY = 1500;
    static final String BODY = """
            def report = verifiedBackup()
            echo "ended ${report.status} ${report.backup.set}"
            """;

    private static Controller controller;

    @BeforeAll
    static void start() {
        controller = Controller.fresh("crash");
    }

    @AfterAll
    static void end() {
        controller.close();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void shouldGoOnInTheMiddleOfABackup(boolean killed) {
        // Given
        var build = controller
                .job("slow " + killed, Shop.pipeline(Shop.SLOW, BODY))
                .with(30)
                .start();
        await().until(() -> !Processes.of(build.job().temporary()).isEmpty());

        // When
        end(killed);
        var running = Processes.of(build.job().temporary());
        controller.start();

        // Then
        assertThat(running).as("the task outlives the controller").isNotEmpty();
        assertEndedWell(build);
    }

    private static void end(boolean killed) {
        if (killed) {
            controller.kill();
        } else {
            controller.terminate();
        }
    }

    /** Several builds at once, each in another moment of its step when the controller dies. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void shouldGoOnFromAnyMoment(long seed) {
        // Given
        var random = new Random(seed);
        var builds = new ArrayList<Build>();

        // When
        for (int number = 0; number < PARALLEL; number++) {
            var config = Shop.pipeline(Shop.SLOW.replace("level: 16", "level: 3"), BODY);
            var job = controller.job("moment-" + seed + "-" + number, config).with(8);
            builds.add(job.start());
            builds.get(number).awaitStep();
            pass(Duration.ofMillis(random.nextInt(MOST_DELAY)));
        }
        controller.kill();
        controller.start();

        // Then
        for (var build : builds) {
            assertEndedWell(build);
        }
    }

    @Test
    void shouldGoOnWhenTheAgentDiesToo() {
        // Given
        try (var agent = new Agent(controller).start()) {
            var job = controller.job("both", Shop.pipeline("hut", Shop.SLOW, BODY));
            Shop.layBig(agent.workspace(job), 30);
            var build = job.start();
            var temporary = agent.workspace(job).resolveSibling("both@tmp");
            await().until(() -> !Processes.of(temporary).isEmpty());

            // When
            agent.kill();
            controller.kill();
            controller.start();
            agent.start();

            // Then
            assertThat(build.awaitEnd()).as(build.log()).isEqualTo("SUCCESS");
            assertThat(Shop.sets(agent.workspace(job))).hasSize(1);
            assertThat(build.reports()).hasSize(1);
            assertThat(build.lines("ended OK")).hasSize(1);
        }
    }

    @Test
    void shouldKeepReportsOverARestart() {
        // Given
        var build = controller.job("kept", Shop.pipeline(Shop.QUICK, BODY)).run();
        var id = build.reports().get(0);

        // When
        controller.terminate();
        controller.start();

        // Then
        assertThat(controller.admin().text(build.path() + "/upkeep/")).contains("report/" + id);
        assertThat(controller.admin().text(build.path() + "/upkeep/report/" + id + "/"))
                .contains("verified-backup");
        assertThat(controller.logged()).doesNotContain("Refusing to marshal", "Refusing to unmarshal");
    }

    @Test
    void shouldRememberOverARestartThatItWasStopped() {
        // Given
        var job = controller.job("undone", Shop.pipeline(Shop.SLOW, BODY)).with(60);
        var build = job.start();
        await().until(() -> !Shop.leftovers(job.workspace()).isEmpty());
        var tool = Processes.of(job.temporary());

        // When
        tool.forEach(process -> Processes.signal(process, "STOP"));
        build.stop();
        await().until(() -> Disk.text(build.folder().resolve("program.dat")).contains("FlowInterruptedException"));
        controller.kill();
        tool.forEach(process -> Processes.signal(process, "CONT"));
        controller.start();

        // Then
        assertThat(build.awaitEnd()).as(build.log()).isEqualTo("ABORTED");
        assertThat(Shop.leftovers(job.workspace())).isEmpty();
        assertThat(Processes.of(job.temporary())).isEmpty();
    }

    static void assertEndedWell(Build build) {
        assertThat(build.awaitEnd()).as(build.log()).isEqualTo("SUCCESS");
        var set = Shop.sets(build.job().workspace());
        assertThat(set).as(build.log()).hasSize(build.number());
        assertThat(build.lines("ended OK")).hasSize(1);
        assertThat(build.log()).containsSubsequence("files of big: 1 entry", "is stored and was read back", "OK: set");
        assertThat(build.log()).doesNotContain("\tat ");
        assertThat(build.reports()).hasSize(1);
        assertThat(build.artifacts())
                .filteredOn(path -> path.endsWith("report.json"))
                .hasSize(1);
        assertThat(build.job().temporary()).isEmptyDirectory();
    }

    /** Chance decides what the builds have done by then, so there is nothing to wait for. */
    private static void pass(Duration time) {
        await().pollDelay(time).atMost(time.plusSeconds(30)).until(() -> true);
    }
}
