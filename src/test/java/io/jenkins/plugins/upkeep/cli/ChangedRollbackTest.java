package io.jenkins.plugins.upkeep.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.jenkins.plugins.upkeep.system.process.Command;
import io.jenkins.plugins.upkeep.system.process.RunningProcess;
import io.jenkins.plugins.upkeep.testing.Ports;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** What has changed between the beginning of a rollback and its end: upkeep.yaml, the store, the mode, a person's mind. */
class ChangedRollbackTest {
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    @Test
    void shouldUndoWithoutTheStoreTheKeysAndTheChannels() throws Exception {
        try (var rig = RollbackDesk.open()) {
            // Given
            killed(rig, "stop the service", "--database", "restore");
            Files.move(rig.desk().store(), rig.desk().folder().resolve("lost"));
            edit(rig, "(?m)^backup:.*$", "");
            edit(rig, "(?m)^notify:.*$", "notify: {slack: {webhook: \"\\${file:/nowhere/webhook}\"}}");

            // When
            var said = rig.run("rollback-undo");

            // Then
            assertThat(said.status()).as(said.out() + said.errors()).isLessThanOrEqualTo(1);
            assertThat(rig.isAtOrigin()).isTrue();
            assertThat(rig.databases()).hasSize(1);
        }
    }

    @Test
    void shouldNotGoOnWithAnotherDatabaseOrAnotherDriver() throws Exception {
        try (var rig = RollbackDesk.open()) {
            // Given
            killed(rig, "stop the service", "--database", "restore");
            var before = Files.readString(rig.desk().folder().resolve("upkeep.yaml"));

            // When, Then
            edit(rig, "(?m)^ +driver: .*$", "    driver: systemd\n    units: [shop]");
            assertRefused(rig, "services.driver command, and upkeep.yaml says systemd now");
            Files.writeString(rig.desk().folder().resolve("upkeep.yaml"), before);
            edit(rig, "(?m)^database:.*$", "");
            edit(rig, "(?m)^backup:.*$", "");
            edit(rig, "database: keep", "backup: none");
            assertRefused(rig, "upkeep.yaml says left out now");

            // When
            Files.writeString(rig.desk().folder().resolve("upkeep.yaml"), before);
            var said = rig.run("rollback-undo");

            // Then
            assertThat(said.status()).as(said.out() + said.errors()).isZero();
            assertThat(rig.isAtOrigin()).isTrue();
            assertThat(rig.databases()).hasSize(1);
        }
    }

    private static void assertRefused(RollbackDesk rig, String reason) throws Exception {
        var lines = rig.lines();
        for (var word : new String[] {"rollback-resume", "rollback-undo"}) {
            var said = rig.run(word);
            assertThat(said.status()).as(said.out() + said.errors()).isEqualTo(3);
            assertThat(said.errors()).contains(reason).hasLineCount(1);
        }
        assertThat(rig.lines()).isEqualTo(lines);
    }

    @Test
    void shouldGoOnInMaintenanceThoughTheWindowIsOver() throws Exception {
        try (var rig = RollbackDesk.open()) {
            // Given
            killed(rig, "stop the service");
            assertThat(rig.run("window", "leave").status()).isLessThanOrEqualTo(1);
            assertThat(rig.flag()).doesNotExist();
            var seen = rig.desk().folder().resolve("seen");
            edit(rig, "start: \\[", "start: [sh, -c, 'cp " + rig.flag() + " " + seen + "; exec \"$0\" \"$@\"', ");

            // When
            var planned = rig.run("rollback-resume", "--dry-run");
            var said = rig.run("rollback-resume");

            // Then
            assertThat(planned.out()).contains("which came to 'stop the service'", "goes on where it was");
            assertThat(said.status()).as(said.out() + said.errors()).isLessThanOrEqualTo(1);
            assertThat(seen).exists();
            assertThat(rig.isAtTarget("v2")).isTrue();
        }
    }

    @Test
    void shouldUndoAVersionThatKeepsMaintenanceFromBeingEntered() throws Exception {
        var other = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), Ports.free()), 0);
        other.createContext("/", exchange -> {
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        other.start();
        try (var rig = RollbackDesk.open()) {
            // Given
            rig.commit("broken");
            rig.git("reset", "--quiet", "--hard", "v2");
            edit(
                    rig,
                    "endpoints: \\[\\{",
                    "endpoints: [{name: other, url: 'http://localhost:"
                            + other.getAddress().getPort() + "/', requests: 1}, {");
            edit(rig, "stable: 1", "stable: 1, endpoints: [other]");
            edit(rig, "health: \\{timeout: 15s", "health: {timeout: 3s");
            edit(
                    rig,
                    "mode: \\{",
                    "mode: {enter: [sh, -c, '! grep broken " + rig.repository().resolve("code")
                            + "'], leave: ['true'], ");

            // When
            var said = rig.run("rollback-to", "broken");

            // Then
            assertThat(said.status()).as(said.out() + said.errors()).isEqualTo(2);
            assertThat(said.out()).contains("failed at 'see that all is well'", "everything was undone", "as before");
            assertThat(rig.isAtOrigin()).isTrue();
        } finally {
            other.stop(0);
        }
    }

    @Test
    void shouldSayThatMaintenanceCannotBeLeftAndKeepTheVersion() throws Exception {
        try (var rig = RollbackDesk.open()) {
            // Given
            edit(rig, "mode: \\{", "mode: {enter: ['true'], leave: ['false'], ");

            // When
            var said = rig.run("rollback-to", "v1");

            // Then
            assertThat(said.status()).as(said.out() + said.errors()).isEqualTo(2);
            assertThat(said.out())
                    .contains("is at v1", "not all is as it should be")
                    .doesNotContain("and well");
            assertThat(rig.answer()).contains("code=v1");
            assertThat(Files.readString(rig.events())).contains("critical", "but not all is as it should be: window");

            // When it can be left
            edit(rig, "leave: \\['false'\\]", "leave: ['true']");
            rig.run("window", "leave");

            // Then
            var windows = rig.desk().folder().resolve("windows");
            Awaitility.await().atMost(PATIENCE).until(() -> !Files.exists(windows.resolve("next")));
        }
    }

    @Test
    void shouldNotCallWellWhatNobodyCouldLookAt() throws Exception {
        try (var rig = RollbackDesk.open()) {
            // Given
            killed(rig, "stop the service");
            edit(rig, "\\{name: main,", "{name: renamed,");

            // When
            var said = rig.run("rollback-undo");

            // Then
            assertThat(said.status()).as(said.out() + said.errors()).isGreaterThanOrEqualTo(2);
            assertThat(said.out()).contains("is not in api.endpoints any more", "not as well as before");
            Awaitility.await().atMost(PATIENCE).until(rig::isAtOrigin);
        }
    }

    @Test
    void shouldEndItsUndoThoughItIsToldToStopMeanwhile() throws Exception {
        try (var rig = RollbackDesk.open()) {
            // Given
            rig.commit("dead");
            rig.git("reset", "--quiet", "--hard", "v2");
            edit(rig, "health: \\{timeout: 15s", "health: {timeout: 3s");

            // When
            try (var run = rig.desk().start("rollback-to", "dead")) {
                await(rig, run, "TURNED", "");
                Command.of("kill", "-s", "TERM", Long.toString(run.pid())).output(PATIENCE);
                var result = run.await(PATIENCE);

                // Then
                assertThat(result.status()).as(result.errors()).isEqualTo(130);
                assertThat(result.errors()).contains("everything was undone").hasLineCount(1);
            }
            assertThat(rig.isAtOrigin()).isTrue();
            assertThat(rig.run("rollback-resume").out()).contains("no rollback is unfinished");
        }
    }

    /** A rollback whose process was killed when a step was done. */
    private static void killed(RollbackDesk rig, String step, String... more) throws Exception {
        var words = new String[more.length + 2];
        words[0] = "rollback-to";
        words[1] = "v1";
        System.arraycopy(more, 0, words, 2, more.length);
        try (var run = rig.desk().start(words)) {
            await(rig, run, "DONE", step);
            ProcessHandle.of(run.pid()).ifPresent(ProcessHandle::destroyForcibly);
            run.await(PATIENCE);
        }
        assertThat(rig.newest()).doesNotContain("\"ENDED\"");
    }

    private static void await(RollbackDesk rig, RunningProcess run, String event, String step) throws Exception {
        var line = "\"" + event + "\",\"step\":\"" + step;
        while (!rig.newest().contains(line) && run.isAlive()) {
            TimeUnit.MILLISECONDS.sleep(1);
        }
    }

    private static void edit(RollbackDesk rig, String pattern, String text) throws Exception {
        var file = rig.desk().folder().resolve("upkeep.yaml");
        var before = Files.readString(file);
        Files.writeString(
                file, before.replaceFirst(pattern, text.replace("$0", "\\$0").replace("\"$@", "\"\\$@")));
    }
}
