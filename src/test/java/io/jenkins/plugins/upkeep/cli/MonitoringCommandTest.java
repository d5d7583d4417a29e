package io.jenkins.plugins.upkeep.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.jenkins.plugins.upkeep.cli.command.Inventory;
import io.jenkins.plugins.upkeep.system.process.Command;
import io.jenkins.plugins.upkeep.system.process.RunningProcess;
import io.jenkins.plugins.upkeep.task.TaskDeclaration;
import io.jenkins.plugins.upkeep.testing.Ports;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code upkeep exporter} and {@code upkeep monitoring render} as people use them. */
class MonitoringCommandTest {
    private static final Duration LONG = Duration.ofSeconds(60);

    @TempDir
    private Path folder;

    private Desk desk(String yaml) {
        var desk = Desk.with(
                folder,
                Desk.task(
                        "look",
                        context -> context.report().build(context.clock().instant(), Duration.ofSeconds(1), "well")));
        Desk.write(folder.resolve("upkeep.yaml"), yaml);
        return desk;
    }

    private String config() {
        return folder.resolve("upkeep.yaml").toString();
    }

    private RunningProcess start(int port) throws Exception {
        Desk.write(folder.resolve("upkeep.yaml"), "service: shop\nhost: {}\n");
        var java = Path.of(System.getProperty("java.home"), "bin", "java");
        return Command.of("env", "--default-signal", java.toString(), "-XX:+UseSerialGC", "-Xmx64m", "-cp")
                .with(System.getProperty("java.class.path"), Main.class.getName(), "exporter")
                .with("--port", Integer.toString(port), "--listen", "127.0.0.1", "-c", config())
                .with("--reports", folder.toString())
                .start();
    }

    @ParameterizedTest
    @CsvSource({"TERM", "INT"})
    void shouldServeUntilASignalEndsIt(String signal) throws Exception {
        // Given
        var port = Ports.free();
        try (var exporter = start(port)) {
            await().atMost(LONG)
                    .failFast(() -> !exporter.isAlive())
                    .until(() -> page(port).contains("upkeep_host_memory_used_ratio{service=\"shop\"} 0."));

            // When
            Command.of("kill", "-" + signal, Long.toString(exporter.pid())).output(LONG);
            var printed = new String(exporter.output().readAllBytes(), StandardCharsets.UTF_8);
            var result = exporter.await(LONG);

            // Then
            assertThat(result.status()).isEqualTo(130);
            assertThat(printed).isEqualTo("metrics of shop are at http://127.0.0.1:" + port + "/metrics\n");
            assertThat(result.errors()).isEqualTo("upkeep: exporter: stopped\n");
        }
    }

    private static String page(int port) {
        try (var page =
                URI.create("http://127.0.0.1:" + port + "/metrics").toURL().openStream()) {
            return new String(page.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            return "";
        }
    }

    @Test
    void shouldSayInOneLineThatThePortIsTaken() throws Exception {
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            // When
            var said = desk("service: shop\n")
                    .run("exporter", "-c", config(), "--listen", "127.0.0.1", "--port", "" + taken.getLocalPort());

            // Then
            assertThat(said.status()).isEqualTo(3);
            assertThat(said.errors()).hasLineCount(1).contains("cannot listen on 127.0.0.1:" + taken.getLocalPort());
        }
    }

    @ParameterizedTest
    @CsvSource({"--port,no", "--port,70000", "--port,-1", "--listen,no such host.invalid"})
    void shouldRefuseWhatIsNoAddress(String option, String value) {
        // When
        var said = desk("service: shop\n").run("exporter", "-c", config(), option, value);

        // Then
        assertThat(said.status()).isEqualTo(64);
        assertThat(said.errors()).startsWith("upkeep: " + option + ": ").hasLineCount(1);
    }

    @Test
    void shouldWriteAFileForANodeExporter() throws Exception {
        // Given
        var file = folder.resolve("deep").resolve("upkeep.prom");

        // When
        var said = desk("service: shop\nhost: {}\n").run("exporter", "-c", config(), "--textfile", file.toString());

        // Then
        assertThat(said.status()).as(said.errors()).isZero();
        assertThat(file)
                .content()
                .contains("upkeep_host_memory_used_ratio{service=\"shop\"} 0.")
                .endsWith("\n");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-r--r--");
        try (var files = Files.list(file.getParent())) {
            assertThat(files).containsExactly(file);
        }
    }

    @Test
    void shouldRefreshTheFileWhenATaskHasRun() throws Exception {
        // Given
        var desk = desk("service: shop\nmonitoring: {textfile: upkeep.prom}\n");
        var file = folder.resolve("upkeep.prom");

        // When
        var planned = desk.run(
                "look", "-c", config(), "--report", folder.resolve("all/look").toString(), "--dry-run");
        var before = Files.exists(file);
        var apart = desk.run(
                "look", "-c", config(), "--report", folder.resolve("apart").toString());
        var stillBefore = Files.exists(file);
        var said = desk.run(
                "look", "-c", config(), "--report", folder.resolve("all/look").toString());

        // Then
        assertThat(planned.status() + apart.status() + said.status())
                .as(said.errors())
                .isZero();
        assertThat(before || stillBefore).isFalse();
        assertThat(file).content().contains("upkeep_task_last_status{service=\"shop\",task=\"look\"} 0.0");
    }

    @Test
    void shouldKnowTheNewestBackupThatARunVerified() {
        // Given
        var desk = Desk.with(folder, Inventory.found().tasks().toArray(TaskDeclaration[]::new));
        Desk.write(folder.resolve("upkeep.yaml"), """
                service: shop
                backup: {store: "file:store", parts: {files: [{name: one, paths: [upkeep.yaml]}]}}
                """);
        var all = folder.resolve("all");

        // When
        var made = desk.run(
                "verified-backup",
                "-c",
                config(),
                "--report",
                all.resolve("verified-backup").toString());
        var metrics = desk.run(
                "exporter",
                "-c",
                config(),
                "--reports",
                all.toString(),
                "--textfile",
                all.resolve("x.prom").toString());

        // Then
        assertThat(made.status()).as(made.out() + made.errors()).isLessThan(2);
        assertThat(metrics.status()).isZero();
        assertThat(all.resolve("x.prom"))
                .content()
                .containsPattern(
                        "upkeep_backup_newest_verified_age_seconds\\{service=\"shop\",task=\"verified-backup\"} \\d")
                .contains(
                        "upkeep_task_measurement{name=\"set_size\",service=\"shop\",subject=\"\",task=\"verified-backup\"}");
    }

    @Test
    void shouldRememberTheBackupThatWasRestoredOverThoseThatWereOnlyReadBack() throws Exception {
        // Given
        var desk = Desk.with(folder, Inventory.found().tasks().toArray(TaskDeclaration[]::new));
        Desk.write(folder.resolve("upkeep.yaml"), """
                service: shop
                backup: {store: "file:store", parts: {files: [{name: one, paths: [upkeep.yaml]}]}}
                """);
        var report = folder.resolve("all/verified-backup").toString();
        var file = folder.resolve("x.prom");

        // When
        var restored = desk.run("verified-backup", "-c", config(), "--report", report, "--verify", "restored");
        var stored = desk.run("verified-backup", "-c", config(), "--report", report, "--verify", "stored");
        desk.run(
                "exporter",
                "-c",
                config(),
                "--reports",
                folder.resolve("all").toString(),
                "--textfile",
                file.toString());

        // Then
        assertThat(restored.status()).as(restored.out()).isLessThan(2);
        assertThat(stored.status()).as(stored.out()).isLessThan(2);
        var proven = number(file, "upkeep_backup_newest_restored_timestamp_seconds");
        var verified = number(file, "upkeep_backup_newest_verified_timestamp_seconds");
        assertThat(proven).isPositive().isLessThan(verified);
    }

    private static double number(Path file, String metric) throws IOException {
        return Files.readAllLines(file).stream()
                .filter(line -> line.startsWith(metric + "{"))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .findFirst()
                .orElse(0);
    }

    @Test
    void shouldNotFailATaskWhoseFileCannotBeWritten() {
        // Given
        var desk = desk("service: shop\nmonitoring: {textfile: /proc/nowhere/upkeep.prom}\n");

        // When
        var said = desk.run(
                "look", "-c", config(), "--report", folder.resolve("all/look").toString());

        // Then
        assertThat(said.status()).isZero();
        assertThat(said.errors()).contains("monitoring.textfile: was not written: /proc/nowhere/upkeep.prom: ");
    }

    @Test
    void shouldRenderIntoAFolder() throws Exception {
        // Given
        var desk = desk("service: shop\n");
        var target = folder.resolve("rendered");

        // When
        var nowhere = desk.run("monitoring", "render", "-c", config());
        var said = desk.run("monitoring", "render", "-c", config(), target.toString());
        Files.writeString(target.resolve("prometheus.yml"), "global: {}\n");
        var refused = desk.run("monitoring", "render", "-c", config(), target.toString());
        var forced = desk.run("monitoring", "render", "-c", config(), target.toString(), "--force");

        // Then
        assertThat(nowhere.status()).isEqualTo(64);
        assertThat(said.status()).isZero();
        assertThat(said.out())
                .hasLineCount(4)
                .contains(target.resolve("upkeep.rules.test.yml").toString());
        assertThat(refused.status()).isEqualTo(3);
        assertThat(refused.errors()).hasLineCount(1).contains("prometheus.yml: was not made by upkeep");
        assertThat(forced.status()).isZero();
    }

    @Test
    void shouldStandInTheHelp() {
        assertThat(desk("service: shop\n").run("--help").out())
                .contains("Monitoring\n")
                .contains("  exporter ")
                .contains("  monitoring render ");
    }
}
