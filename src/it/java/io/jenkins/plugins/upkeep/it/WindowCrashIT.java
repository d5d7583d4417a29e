package io.jenkins.plugins.upkeep.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.jenkins.plugins.upkeep.it.halt.HaltJar;
import io.jenkins.plugins.upkeep.it.halt.HaltPoint;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The controller dies while maintenance windows are open, and is started again: each is left, once what runs in it has ended. */
@NeedsJenkins
class WindowCrashIT {
    static final String POINTS = ".*_(WINDOW|BODY|WAY_OUT).*";

    private static final String WINDOW = "def given = maintenanceWindow(duration: '10m', description: 'new disks') {\n";
    private static final String END = "}\necho \"gave ${given}\"\n";

    private static HaltJar halt;
    private static Controller controller;

    @BeforeAll
    static void start() {
        halt = HaltJar.in(Path.of("target/it").toAbsolutePath());
        controller = Controller.fresh("windows", halt.options());
    }

    @AfterAll
    static void end() {
        controller.close();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void shouldGoOnFromTheMiddleOfTheBody(boolean killed) {
        // Given
        var windows = Windows.of(controller, "body");
        var body = WINDOW + "echo 'inside'\n" + windows.gate("go") + windows.look("still") + "'seven'\n" + END;
        var build = start("body-" + killed, windows.config(), body);
        build.awaitLog("waiting");

        // When
        if (killed) {
            controller.kill();
        } else {
            controller.terminate();
        }
        var on = windows.isOn();
        controller.start();
        windows.open("go");

        // Then
        assertThat(on).isTrue();
        windows.assertLeft(build, "SUCCESS");
        assertThat(build.log()).contains("still true", "gave seven");
        assertThat(build.reports()).hasSize(2);
    }

    @Test
    void shouldStopWhatRunsWhenTheTimeWasOverMeanwhile() {
        // Given
        var windows = Windows.of(controller, "over");
        var body = "maintenanceWindow(duration: '8s', description: 'short') {\necho 'inside'\nsleep 600\n}\n";
        var build = start("over", windows.config(), body);
        build.awaitLog("Sleeping");

        // When
        controller.kill();
        await().pollDelay(Duration.ofSeconds(8)).until(() -> true);
        controller.start();

        // Then
        windows.assertLeft(build, "FAILURE");
        assertThat(build.log()).contains("maintenance window of 8s is over");
    }

    @ParameterizedTest
    @ValueSource(strings = {"in", "out"})
    void shouldGoOnFromTheMiddleOfTheWay(String way) {
        // Given
        var windows = Windows.of(controller, way);
        var config = way.equals("in") ? windows.config("sleep, '5'", "'true'") : windows.config("'true'", "sleep, '5'");
        var build = start("way-" + way, config, WINDOW + windows.look("inside") + "'seven'\n" + END);
        build.awaitStatus(way.equals("in") ? "window-enter is running" : "window-leave is running");

        // When
        controller.kill();
        controller.start();

        // Then
        windows.assertLeft(build, "SUCCESS");
        assertThat(build.lines("inside true")).hasSize(1);
        assertThat(build.log()).contains("gave seven");
        assertThat(build.reports()).hasSize(2);
        assertThat(build.job().temporary()).isEmptyDirectory();
    }

    @Test
    void shouldRememberThatItWasStopped() {
        // Given
        var windows = Windows.of(controller, "stopped");
        var build = start("stopped", windows.config("sleep, '6'", "'true'"), WINDOW + "echo 'inside'\n" + END);
        build.awaitStatus("window-enter is running");

        // When
        build.stop();
        await().until(() -> Disk.text(build.folder().resolve("program.dat")).contains("FlowInterruptedException"));
        controller.kill();
        controller.start();

        // Then
        windows.assertLeft(build, "ABORTED");
        assertThat(build.log()).doesNotContain("[Pipeline] echo");
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.MATCH_ALL, names = POINTS)
    void shouldGoOnFrom(HaltPoint point) {
        // Given
        var windows = Windows.of(controller, point.name());
        halt.order(point);

        // When
        var build = start(
                point.name().toLowerCase(Locale.ROOT),
                windows.config(),
                WINDOW + windows.look("inside") + "sleep 2\n'seven'\n" + END);
        controller.awaitDeath();
        controller.start();

        // Then
        windows.assertLeft(build, "SUCCESS");
        assertThat(build.lines("inside true")).as(build.log()).isNotEmpty();
        assertThat(build.lines("gave seven")).hasSize(1);
        assertThat(build.reports()).hasSize(2);
    }

    private static Build start(String name, String config, String body) {
        return controller.job(name, Shop.pipeline(config, body)).start();
    }
}
