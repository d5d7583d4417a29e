package io.jenkins.plugins.upkeep.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/**
 * A service that has maintenance windows, and learns of them by a file.
 *
 * @param folder where that file lies, and others by which a test speaks with its pipelines
 */
record Windows(Path folder) {
    private static final Duration LONGEST = Duration.ofMinutes(2);

    /** Those of a test, with a place of their own. */
    static Windows of(Controller controller, String name) {
        return new Windows(controller.home().resolveSibling("windows-" + name + "-" + System.nanoTime()));
    }

    /** The file that is there during maintenance. */
    Path flag() {
        return folder.resolve("flag");
    }

    boolean isOn() {
        return Files.exists(flag());
    }

    String config() {
        return config("'true'", "'true'");
    }

    /** The same with a program of the service's own on the way in, and one on the way out. */
    String config(String enter, String leave) {
        return """
                service: shop
                maintenance:
                  state: '%s'
                  mode: {flag: '%s', enter: [%s], leave: [%s]}
                """.formatted(folder.resolve("state"), flag(), enter, leave);
    }

    /** A file that a pipeline waits for, by a step that goes on after a restart of the controller. */
    String gate(String name) {
        return "sh 'echo waiting; while [ ! -e " + folder.resolve(name) + " ]; do sleep 0.3; done'\n";
    }

    void open(String gate) {
        Disk.write(folder.resolve(gate), "open");
    }

    /** Says in the log whether the service is under maintenance. */
    String look(String word) {
        return "echo \"" + word + " ${fileExists('" + flag() + "')}\"\n";
    }

    void awaitOn() {
        await("maintenance").atMost(LONGEST).until(this::isOn);
    }

    void awaitOff() {
        await("end of maintenance").atMost(LONGEST).until(() -> !isOn());
    }

    /** The build has ended so, and the service is as before. */
    void assertLeft(Build build, String result) {
        assertThat(build.awaitEnd()).as(build.log()).isEqualTo(result);
        assertThat(isOn()).as(build.log()).isFalse();
        assertThat(build.log()).doesNotContain("\tat ");
    }
}
