package io.jenkins.plugins.upkeep.jenkins.agent;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.upkeep.system.files.ProcessLock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LostTasksTest {
    private static final Duration LONG_AGO = Duration.ofDays(8);

    @TempDir
    private Path base;

    @Test
    void shouldRemoveFoldersThatNobodyCameBackFor() throws Exception {
        // Given
        folder("upkeep-lost", LONG_AGO);
        folder("upkeep-young", Duration.ofDays(6));
        folder("durable-1234", LONG_AGO);

        // When
        new LostTasks(base.toString()).call();

        // Then
        assertThat(base.toFile().list()).containsExactlyInAnyOrder("upkeep-young", "durable-1234");
    }

    @Test
    void shouldKeepTheFolderOfATaskThatStillPrints() throws Exception {
        // Given
        var folder = folder("upkeep-long", LONG_AGO);
        Files.setLastModifiedTime(folder.resolve("log"), FileTime.from(Instant.now()));

        // When
        new LostTasks(base.toString()).call();

        // Then
        assertThat(folder).exists();
    }

    @Test
    void shouldKeepTheFolderOfATaskThatRuns() throws Exception {
        // Given
        var folder = folder("upkeep-silent", LONG_AGO);

        // When
        try (var lock = ProcessLock.take(folder.resolve("lock")).orElseThrow()) {
            age(folder, LONG_AGO);
            new LostTasks(base.toString()).call();
            assertThat(lock).isNotNull();
        }

        // Then
        assertThat(folder).exists();
    }

    @Test
    void shouldNotFollowLinks() throws Exception {
        // Given
        var elsewhere = folder("elsewhere", LONG_AGO);
        Files.createSymbolicLink(base.resolve("upkeep-link"), elsewhere);

        // When
        new LostTasks(base.toString()).call();

        // Then
        assertThat(elsewhere.resolve("log")).exists();
    }

    private Path folder(String name, Duration age) throws IOException {
        var folder = Files.createDirectories(base.resolve(name));
        Files.writeString(folder.resolve("log"), "a line");
        age(folder.resolve("log"), age);
        age(folder, age);
        return folder;
    }

    private static void age(Path path, Duration age) throws IOException {
        Files.setLastModifiedTime(path, FileTime.from(Instant.now().minus(age)));
    }
}
