package io.jenkins.plugins.upkeep.jenkins.agent;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AgentSweepTest {
    @TempDir
    private Path base;

    @TempDir
    private Path elsewhere;

    @Test
    void shouldRemoveVersionsThatWereNotUsedForAMonth() throws Exception {
        // Given
        folder("1.0-current", Duration.ofDays(400));
        folder("1.0-unused", Duration.ofDays(31));
        folder("1.0-young", Duration.ofDays(29));
        folder("1.0-used", Duration.ofDays(400));
        new AgentLook(base.resolve("1.0-used").toString(), Map.of()).call();

        // When
        sweep();

        // Then
        assertThat(base.toFile().list()).containsExactlyInAnyOrder("1.0-current", "1.0-young", "1.0-used");
        assertThat(base.resolve("1.0-current/lib/a.jar")).exists();
    }

    @Test
    void shouldGoByTheLastUseAndNotByTheLaying() throws Exception {
        // Given
        var folder = folder("1.0-used", Duration.ofDays(1));
        UseMark.touch(folder);
        age(UseMark.of(folder), Duration.ofDays(31));

        // When
        sweep();

        // Then
        assertThat(base).isEmptyDirectory();
    }

    @Test
    void shouldRemoveWhatBrokenTransfersLeftADayAgo() throws Exception {
        // Given
        folder(".new-1", Duration.ofHours(25));
        folder(".old-1", Duration.ofHours(25));
        folder(".new-2", Duration.ofHours(23));
        folder(".other", Duration.ofHours(25));
        Files.writeString(base.resolve("notes"), "no folder");
        age(base.resolve("notes"), Duration.ofDays(400));

        // When
        sweep();

        // Then
        assertThat(base.toFile().list()).containsExactlyInAnyOrder(".new-2", ".other", "notes");
    }

    @Test
    void shouldNotFollowLinks() throws Exception {
        // Given
        var precious = Files.writeString(elsewhere.resolve("precious"), "x");
        var folder = folder("1.0-unused", Duration.ofDays(1));
        Files.createSymbolicLink(folder.resolve("link"), elsewhere);
        age(folder, Duration.ofDays(31));

        // When
        sweep();

        // Then
        assertThat(folder).doesNotExist();
        assertThat(precious).exists();
    }

    @Test
    void shouldNotMarkAToolThatIsNotWhole() throws Exception {
        // Given
        var folder = folder("1.0-broken", Duration.ofDays(1));

        // When
        new AgentLook(folder.toString(), Map.of("missing.jar", "00")).call();

        // Then
        assertThat(UseMark.of(folder)).doesNotExist();
    }

    private void sweep() throws IOException {
        new AgentSweep(base.toString(), "1.0-current").call();
    }

    private Path folder(String name, Duration age) throws IOException {
        var folder = base.resolve(name);
        Files.createDirectories(folder.resolve("lib"));
        Files.writeString(folder.resolve("lib/a.jar"), "x");
        age(folder, age);
        return folder;
    }

    private static void age(Path path, Duration age) throws IOException {
        Files.setLastModifiedTime(path, FileTime.from(Instant.now().minus(age)));
    }
}
