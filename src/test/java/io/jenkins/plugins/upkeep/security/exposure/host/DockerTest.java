package io.jenkins.plugins.upkeep.security.exposure.host;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.upkeep.system.UpkeepException;
import io.jenkins.plugins.upkeep.system.process.ProcessResult;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DockerTest {
    private static final String DENIED = "permission denied while trying to connect to the Docker daemon socket";
    private static final String ABSENT =
            "Cannot connect to the Docker daemon at unix:///var/run/docker.sock. Is the docker daemon running?";

    @Test
    void shouldReadPublishedPorts(@TempDir Path proc) throws Exception {
        // When
        var answer = Docker.ask(proc, docker("""
            {"ID":"1","Image":"postgres:15","Names":"db","Ports":"0.0.0.0:5432->5432/tcp, :::5432->5432/tcp"}
            {"ID":"2","Image":"app","Names":"app","Ports":"127.0.0.1:8080->80/tcp, 9000/tcp, 192.0.2.2:53->5353/udp"}
            {"ID":"3","Image":"ftp","Names":"ftp","Ports":"0.0.0.0:8000-8002->9000-9002/tcp, [::]:8000-8002->9000-9002/tcp"}
            {"ID":"4","Image":"job","Names":"job","Ports":""}
            """));

        // Then
        assertThat(answer.gap()).isEmpty();
        assertThat(answer.ports()).hasSize(10);
        assertThat(answer.ports().get(0)).isEqualTo(published("db", "0.0.0.0", 5432, 5432, "tcp"));
        assertThat(answer.ports().get(1)).isEqualTo(published("db", "::", 5432, 5432, "tcp"));
        assertThat(answer.ports().get(2)).isEqualTo(published("app", "127.0.0.1", 8080, 80, "tcp"));
        assertThat(answer.ports().get(3)).isEqualTo(published("app", "192.0.2.2", 53, 5353, "udp"));
        assertThat(answer.ports().get(6)).isEqualTo(published("ftp", "0.0.0.0", 8002, 9002, "tcp"));
        assertThat(answer.ports().get(0).takes(InetAddress.getByName("203.0.113.7")))
                .isTrue();
        assertThat(answer.ports().get(1).takes(InetAddress.getByName("203.0.113.7")))
                .isFalse();
        assertThat(answer.ports().get(2).takes(InetAddress.getByName("203.0.113.7")))
                .isFalse();
    }

    @Test
    void shouldNotMissADockerThatIsNotThere(@TempDir Path proc) throws Exception {
        assertThat(Docker.ask(proc, Programs.none()).gap()).isEmpty();
        assertThat(Docker.ask(proc, failing(ABSENT)).gap()).isEmpty();
    }

    @Test
    void shouldSayThatItMayNotAsk(@TempDir Path proc) throws Exception {
        // When
        var denied = Docker.ask(proc, failing(DENIED));

        // Then
        assertThat(denied.ports()).isEmpty();
        assertThat(denied.gap()).contains("docker: " + DENIED);
    }

    @Test
    void shouldSayThatItCannotAskADaemonThatRuns(@TempDir Path proc) throws Exception {
        // Given
        Files.writeString(Files.createDirectory(proc.resolve("17")).resolve("comm"), "dockerd\n");

        // Then
        assertThat(Docker.ask(proc, Programs.none()).gap()).contains("docker: runs, and its client is not installed");
        assertThat(Docker.ask(proc, failing(ABSENT)).gap()).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"garbage", "{}", "{\"Names\":\"a\",\"Ports\":\"everything\"}", "{\"Names\":\"a\",\"Ports\":5}"})
    void shouldNotTakeGarbageForNothing(String line, @TempDir Path proc) throws Exception {
        assertThat(Docker.ask(proc, docker(line)).gap()).isPresent();
    }

    @Test
    void shouldSayThatItIsTooSlow(@TempDir Path proc) throws Exception {
        assertThat(Docker.ask(proc, (name, arguments) -> {
                            throw new UpkeepException("docker: did not end within 20 s and was stopped");
                        })
                        .gap())
                .contains("docker: did not end within 20 s and was stopped");
    }

    private static Published published(String container, String address, int port, int target, String protocol)
            throws Exception {
        return new Published(container, Optional.of(InetAddress.getByName(address)), port, target, protocol);
    }

    private static Programs docker(String output) {
        return (name, arguments) -> Optional.of(new ProcessResult("docker", 0, output, ""));
    }

    private static Programs failing(String errors) {
        return (name, arguments) -> Optional.of(new ProcessResult("docker", 1, "", errors));
    }
}
