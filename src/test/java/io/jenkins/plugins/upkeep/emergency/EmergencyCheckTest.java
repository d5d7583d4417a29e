package io.jenkins.plugins.upkeep.emergency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.jenkins.plugins.upkeep.config.ConfigException;
import io.jenkins.plugins.upkeep.config.ConfigFile;
import io.jenkins.plugins.upkeep.report.Finding;
import io.jenkins.plugins.upkeep.report.Report;
import io.jenkins.plugins.upkeep.report.Severity;
import io.jenkins.plugins.upkeep.report.Status;
import io.jenkins.plugins.upkeep.task.Progress;
import io.jenkins.plugins.upkeep.task.TaskContext;
import io.jenkins.plugins.upkeep.task.TaskFamilies;
import io.jenkins.plugins.upkeep.task.TaskLog;
import io.jenkins.plugins.upkeep.task.TaskOptions;
import io.jenkins.plugins.upkeep.testing.Ports;
import io.jenkins.plugins.upkeep.testing.SmallDisk;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmergencyCheckTest {
    private static final Duration DEADLINE = Duration.ofSeconds(15);

    @TempDir
    private Path folder;

    @Test
    void shouldEndInTimeAndNameTheNextStepsWhenHalfOfTheServiceIsDown() throws Exception {
        // Given a full disk, no database, a Redis that hangs and an API that refuses
        var disk = Files.createDirectory(folder.resolve("disk; 'ü\""));
        try (var mounted = SmallDisk.at(disk, "size=1m,nr_inodes=100");
                var redis = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            assertThat(mounted).isNotNull();
            Files.write(disk.resolve("full"), new byte[1 << 20]);

            // When
            var report = run("""
                    service: shop
                    api: {endpoints: [{name: main, url: "http://127.0.0.1:%d/"}]}
                    database: {url: "jdbc:postgresql://127.0.0.1:%d/shop", user: x}
                    redis: {url: "redis://127.0.0.1:%d"}
                    host: {disks: ["disk; 'ü\\""], units: [nobody-knows], journal: {units: [nobody-knows]}}
                    """.formatted(Ports.free(), Ports.free(), redis.getLocalPort()));

            // Then
            assertThat(report.duration()).isLessThan(DEADLINE);
            assertThat(report.status()).isEqualTo(Status.CRITICAL);
            var next = ((EmergencySection) report.section().orElseThrow()).next();
            assertThat(next)
                    .extracting(finding -> Layer.of(finding.subject()))
                    .containsExactly(Layer.DISK, Layer.DATABASE, Layer.REDIS);
            assertThat(next)
                    .allSatisfy(finding -> assertThat(finding.severity()).isEqualTo(Severity.CRITICAL));
            assertThat(report.findings())
                    .anyMatch(finding -> Layer.of(finding.subject()) == Layer.API)
                    .anyMatch(finding ->
                            Layer.of(finding.subject()) == Layer.JOURNAL && finding.severity() == Severity.UNKNOWN);
            assertThat(next.get(2).seen()).isEqualTo("hangs: it gave no answer in time");
            assertThat(report.verdict())
                    .contains("are down or beyond their limits; ")
                    .contains("next: 1) disk ")
                    .contains("; 2) database 127.0.0.1:")
                    .contains("; 3) redis 127.0.0.1:");
        }
    }

    @Test
    void shouldTakeAServerThatAnswersNobodyForDown() throws Exception {
        // Given a database that takes connections and says nothing
        try (var server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            var report = run("service: shop\ndatabase: {url: 'jdbc:postgresql://127.0.0.1:" + server.getLocalPort()
                    + "/shop', user: x}\n");

            // Then
            assertThat(report.duration()).isLessThan(DEADLINE);
            assertThat(report.findings()).hasSize(1);
            assertThat(report.findings().get(0).severity()).isEqualTo(Severity.CRITICAL);
        }
    }

    @Test
    void shouldSayThatAllIsWell() throws Exception {
        // Given
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        server.start();

        // When
        var report = run("service: shop\napi: {endpoints: [{name: main, url: 'http://127.0.0.1:"
                + server.getAddress().getPort() + "/'}]}\n");
        server.stop(0);

        // Then
        assertThat(report.status()).isEqualTo(Status.OK);
        assertThat(report.verdict()).startsWith("all 3 things looked at are well");
    }

    @Test
    void shouldPutCausesBeforeTheirConsequences() {
        // Given
        var findings = List.of(
                Finding.warning("endpoint slow", "slow", "", "wait"),
                Finding.critical("endpoint main", "down", "", "start it"),
                Finding.unknown("journal", "hidden", "join the group"),
                Finding.info("host memory", "enough"),
                Finding.critical("unit shop.service", "failed", "", "start it"),
                Finding.critical("database a:5432/b", "down", "", "start it"),
                Finding.critical("disk /", "full", "", "clean it"));

        // Then
        assertThat(Next.inOrder(findings))
                .extracting(Finding::subject)
                .containsExactly(
                        "disk /",
                        "unit shop.service",
                        "database a:5432/b",
                        "endpoint main",
                        "journal",
                        "endpoint slow");
        assertThat(Next.steps(findings)).hasSize(3);
    }

    @Test
    void shouldRefuseToLookAtNothing() {
        assertThatThrownBy(() -> run("service: shop\n"))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("names nothing that emergency-check could look at");
    }

    private Report run(String text) throws Exception {
        var file = Files.writeString(folder.resolve("upkeep.yaml"), text);
        var config = ConfigFile.read(file, TaskFamilies.sections(), Map.of());
        var task = new EmergencyFamily().tasks().get(0).factory().create(config, TaskOptions.none());
        return task.run(new TaskContext(
                "emergency-check",
                "shop",
                Clock.systemUTC(),
                TaskLog.silent(),
                Progress.unseen(),
                folder,
                folder,
                false));
    }
}
