package io.jenkins.plugins.upkeep.jenkins.agent;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TaskRemainsTest {
    @TempDir
    private Path base;

    @Test
    void shouldRemoveTheTaskAndAllThatStartedIt() throws Exception {
        // Given
        var task = Files.createDirectories(base.resolve("upkeep-1/report")).getParent();
        started("durable-1", "#!/bin/sh\nexec java -Dfolder='" + task + "'\n");
        started("durable-2", "#!/bin/sh\nexec java -Dfolder='" + task + "'\n");
        started("durable-3", "echo ü");
        Files.createDirectories(base.resolve("durable-4"));
        Files.createDirectories(base.resolve("upkeep-2"));

        // When
        new TaskRemains(task.toString()).call();

        // Then
        assertThat(base.toFile().list()).containsExactlyInAnyOrder("durable-3", "durable-4", "upkeep-2");
    }

    @Test
    void shouldTakeItThatAllIsGoneAlready() throws Exception {
        // When
        new TaskRemains(base.resolve("gone/upkeep-1").toString()).call();
        new TaskRemains(base.resolve("upkeep-1").toString()).call();

        // Then
        assertThat(base).isEmptyDirectory();
    }

    private void started(String name, String script) throws IOException {
        var folder = Files.createDirectories(base.resolve(name));
        Files.writeString(folder.resolve("script.sh"), script);
        Files.writeString(folder.resolve("jenkins-log.txt"), "a line");
    }
}
