package io.jenkins.plugins.upkeep.security.exposure.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ContainerTest {
    @TempDir
    private Path root;

    private Path proc;

    @BeforeEach
    void machine() throws Exception {
        proc = Files.createDirectories(root.resolve("proc/1")).getParent();
        Files.writeString(proc.resolve("1/environ"), "HOME=/\0mycontainer=no\0TERM=linux\0");
    }

    @Test
    void shouldFindNoneOnAMachine() {
        assertThat(Container.of(proc)).isEmpty();
        assertThat(Container.of(root.resolve("missing/proc"))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({".dockerenv, Docker", "run/.containerenv, Podman", "var/run/secrets/kubernetes.io, Kubernetes"})
    void shouldKnowThemByTheirFiles(String file, String kind) throws Exception {
        // Given
        Files.createDirectories(root.resolve(file).getParent());
        Files.createFile(root.resolve(file));

        // Then
        assertThat(Container.of(proc)).contains(kind);
    }

    @ParameterizedTest
    @CsvSource({
        "HOME=/;container=lxc;A=b, lxc",
        "container=systemd-nspawn, systemd-nspawn",
        "container=, ",
        "container=a b, "
    })
    void shouldKnowThemByTheFirstProcess(String variables, String kind) throws Exception {
        // Given
        Files.writeString(proc.resolve("1/environ"), variables.replace(';', '\0'));

        // Then
        assertThat(Container.of(proc).orElse(null)).isEqualTo(kind);
    }

    @Test
    void shouldBelieveSystemdWhereTheFirstProcessIsOutOfSight() throws Exception {
        // Given
        Files.delete(proc.resolve("1/environ"));
        Files.createDirectories(root.resolve("run/systemd"));
        Files.writeString(root.resolve("run/systemd/container"), "lxc\n");

        // Then
        assertThat(Container.of(proc)).contains("lxc");
    }
}
