package io.jenkins.plugins.upkeep.jenkins.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.jenkins.plugins.upkeep.cli.durable.TaskFolder;
import io.jenkins.plugins.upkeep.jenkins.agent.AgentSignal.Answer;
import io.jenkins.plugins.upkeep.system.process.Command;
import io.jenkins.plugins.upkeep.system.process.RunningProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AgentSignalTest {
    private static final Duration SOON = Duration.ofSeconds(20);

    @TempDir
    private Path workspace;

    private Path folder;

    @BeforeEach
    void makeTheFolderOfTheTask() throws IOException {
        folder = Files.createDirectory(workspace.resolve("upkeep-1b2c übung"));
    }

    @Test
    void shouldFindAndEndTheProcessOfTheTask() throws Exception {
        try (var task = process("-D" + TaskFolder.PROPERTY + "=" + folder)) {
            // Given
            Files.writeString(folder.resolve(TaskFolder.PID), Long.toString(task.pid()));
            assertThat(AgentSignal.look(folder.toString()).call()).isEqualTo(Answer.THERE);
            assertThat(folder.resolve(TaskFolder.STOP)).doesNotExist();

            // When
            assertThat(AgentSignal.terminate(folder.toString()).call()).isEqualTo(Answer.THERE);

            // Then
            await().atMost(SOON).until(() -> !task.isAlive());
            assertThat(AgentSignal.look(folder.toString()).call()).isEqualTo(Answer.GONE);
            assertThat(folder.resolve(TaskFolder.STOP)).exists();
        }
    }

    @Test
    void shouldEndAProcessThatDoesNotListen() throws Exception {
        try (var task = process("-D" + TaskFolder.PROPERTY + "=" + folder)) {
            Files.writeString(folder.resolve(TaskFolder.PID), Long.toString(task.pid()));
            assertThat(AgentSignal.kill(folder.toString()).call()).isEqualTo(Answer.THERE);
            await().atMost(SOON).until(() -> !task.isAlive());
        }
    }

    @Test
    void shouldLeaveAProcessAloneThatGotTheIdLater() throws Exception {
        try (var other = process("-D" + TaskFolder.PROPERTY + "=" + folder + "-other")) {
            // Given
            Files.writeString(folder.resolve(TaskFolder.PID), Long.toString(other.pid()));

            // When, Then
            assertThat(AgentSignal.kill(folder.toString()).call()).isEqualTo(Answer.GONE);
            assertThat(other.isAlive()).isTrue();
        }
    }

    @Test
    void shouldForbidWhatHasNotBegun() throws Exception {
        assertThat(AgentSignal.terminate(folder.toString()).call()).isEqualTo(Answer.NOT_STARTED);
        assertThat(folder.resolve(TaskFolder.STOP)).exists();
        assertThat(AgentSignal.terminate(folder + "-gone").call()).isEqualTo(Answer.NOT_STARTED);
    }

    private static RunningProcess process(String mark) throws Exception {
        return Command.of("sh", "-c", "while :; do sleep 0.1; done", "task", mark, "more")
                .start();
    }
}
