package io.jenkins.plugins.upkeep.system.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.jenkins.plugins.upkeep.system.process.Command;
import io.jenkins.plugins.upkeep.system.process.RunningProcess;
import io.jenkins.plugins.upkeep.testing.TestCluster;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Clusters of another process: what is left of them when that process ends in one way or another. */
class ClusterWatchdogTest {
    private static final Duration SECONDS = Duration.ofSeconds(20);

    /** A cluster that another process has started. */
    private record Held(RunningProcess holder, Path folder, long pid) implements AutoCloseable {
        static Held by(Command java) throws Exception {
            var process = java.start();
            var lines = new BufferedReader(new InputStreamReader(process.output(), StandardCharsets.UTF_8));
            var folder = lines.readLine();
            assertThat(folder)
                    .as("the holder's output, %s", folder == null ? process.await(SECONDS) : "")
                    .isNotNull();
            return new Held(process, Path.of(folder), Long.parseLong(lines.readLine()));
        }

        boolean isThere() {
            return Files.exists(folder) || Files.exists(Path.of("/proc/" + pid));
        }

        boolean isWhole() {
            return Files.exists(folder) && Files.exists(Path.of("/proc/" + pid));
        }

        @Override
        public void close() {
            holder.close();
        }
    }

    private static Command holder(String classPath) {
        var java = Path.of(System.getProperty("java.home"), "bin", "java");
        return Command.of(
                        java,
                        "-Xshare:auto",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        classPath,
                        ClusterHolder.class.getName())
                .with(TestCluster.programs().folder().toString());
    }

    private static void signal(String name, long pid) throws Exception {
        Command.of("kill", "-s", name, "--", Long.toString(pid)).output(SECONDS);
    }

    @ParameterizedTest
    @ValueSource(strings = {"KILL", "TERM", "INT"})
    void shouldNotOutliveItsProcess(String signal) throws Exception {
        // Given
        try (var held = Held.by(holder(System.getProperty("java.class.path")))) {
            assertThat(held.isWhole()).isTrue();

            // When
            signal(signal, held.holder().pid());

            // Then
            await().atMost(SECONDS).until(() -> !held.isThere());
        }
    }

    @Test
    void shouldNotOutliveAProcessGroupThatIsInterrupted() throws Exception {
        // Given
        try (var held = Held.by(holder(System.getProperty("java.class.path")).behind(List.of("setsid")))) {
            // When: as a terminal does on Ctrl-C
            signal("INT", -held.holder().pid());

            // Then
            await().atMost(SECONDS).until(() -> !held.isThere());
        }
    }

    @Test
    void shouldEndWithAnOrdinaryEndOfItsProcess() throws Exception {
        // Given
        try (var held = Held.by(holder(System.getProperty("java.class.path")))) {
            // When
            held.holder().input().close();

            // Then
            assertThat(held.holder().await(SECONDS).errors()).isEmpty();
            assertThat(held.isThere()).isFalse();
        }
    }

    @Test
    void shouldLeaveNothingWhenKilledWhileStarting() throws Exception {
        // Given
        var base = openFolder();
        var java = holder(System.getProperty("java.class.path"))
                .environment("JAVA_TOOL_OPTIONS", "-Djava.io.tmpdir=" + base);
        try (var process = java.start()) {
            await().atMost(SECONDS).until(() -> ClusterFiles.exists(base, "data/PG_VERSION"));

            // When
            signal("KILL", process.pid());

            // Then
            await().atMost(SECONDS).until(() -> !ClusterFiles.exists(base, ""));
        }
        Files.delete(base);
    }

    @Test
    void shouldBeSweptOnlyWhenProcessAndWatchdogAreDead() throws Exception {
        // Given
        var base = openFolder();
        var java = holder(System.getProperty("java.class.path"))
                .environment("JAVA_TOOL_OPTIONS", "-Djava.io.tmpdir=" + base);
        try (var held = Held.by(java);
                var mine = PostgresCluster.start(
                        ClusterSettings.of(TestCluster.programs()).in(base))) {
            var early = PostgresCluster.sweep(base);
            var watchdog = ProcessHandle.of(held.holder().pid())
                    .orElseThrow()
                    .children()
                    .findFirst();
            watchdog.orElseThrow().destroyForcibly();
            signal("KILL", held.holder().pid());
            await().until(() -> !held.holder().isAlive());
            assertThat(held.isWhole()).isTrue();

            // When
            var swept = PostgresCluster.sweep(base);

            // Then
            assertThat(early).isEmpty();
            assertThat(swept).containsExactly(held.folder());
            await().until(() -> !held.isThere());
            assertThat(mine.isRunning()).isTrue();
            assertThat(mine.folder()).exists();
        }
        Files.delete(base);
    }

    @Test
    void shouldLeaveFoldersAloneThatAreNotMarked() throws Exception {
        // Given
        var base = openFolder();
        var foreign = Files.createDirectory(base.resolve(ClusterFolder.PREFIX + "foreign"));

        // When
        var swept = PostgresCluster.sweep(base);

        // Then
        assertThat(swept).isEmpty();
        assertThat(foreign).exists();
        Files.delete(foreign);
        Files.delete(base);
    }

    @Test
    void shouldServeAnOrdinaryUserToo() throws Exception {
        assumeTrue("root".equals(System.getProperty("user.name")), "every other test runs as an ordinary user already");
        // Given
        var classes = readableClassPath();
        var user = List.of("setpriv", "--reuid=nobody", "--regid=nogroup", "--clear-groups");
        try (var held =
                Held.by(holder(classes + "/*" + File.pathSeparator + classes).behind(user))) {
            assertThat(held.isWhole()).isTrue();
            assertThat(Files.getOwner(held.folder()).getName()).isEqualTo("nobody");

            // When
            signal("KILL", held.holder().pid());

            // Then
            await().atMost(SECONDS).until(() -> !held.isThere());
        } finally {
            Command.of("rm", "-rf", "--", classes.toString()).output(SECONDS);
        }
    }

    private static Path openFolder() throws IOException {
        var folder = Files.createTempDirectory("upkeep-test");
        return Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    /** What root has in its home is closed to others, so classes and driver are copied. */
    private static Path readableClassPath() throws Exception {
        var folder = openFolder();
        for (var entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
            var path = Path.of(entry);
            if (Files.isDirectory(path) || path.getFileName().toString().startsWith("postgresql")) {
                var source = Files.isDirectory(path) ? path.resolve(".") : path;
                Command.of("cp", "-r", source.toString(), folder.toString()).output(SECONDS);
            }
        }
        Command.of("chmod", "-R", "a+rX", folder.toString()).output(SECONDS);
        return folder;
    }
}
