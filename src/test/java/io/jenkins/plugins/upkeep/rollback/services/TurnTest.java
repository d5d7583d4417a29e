package io.jenkins.plugins.upkeep.rollback.services;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.jenkins.plugins.upkeep.system.process.Command;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TurnTest {
    private static final Duration LIMIT = Duration.ofSeconds(30);

    @TempDir
    private Path folder;

    @Test
    void shouldWaitForACommandThatOutlivesItsStarter() throws Exception {
        // Given
        var log = folder.resolve("log");
        var stop =
                Turn.after(note(log, "stop begins", "stop ends"), folder, LIMIT).start();
        await().atMost(LIMIT).until(() -> Files.exists(log));

        // When
        var start =
                new CommandRun("start", note(log, "start begins", "start ends").line(), LIMIT).in(folder, folder);

        // Then
        assertThat(start.status()).isZero();
        assertThat(Files.readAllLines(log)).containsExactly("stop begins", "stop ends", "start begins", "start ends");
        stop.close();
    }

    @Test
    void shouldNotBeHeldUpByTheServiceThatACommandLeavesBehind() throws Exception {
        // Given
        var service = List.of(
                "sh", "-c", "sleep 20 & echo $! >\"$0\"", folder.resolve("pid").toString());
        new CommandRun("start", service, LIMIT).in(folder, folder);

        // When
        var result = Turn.run(Command.of("true"), folder, Duration.ofSeconds(2));

        // Then
        assertThat(result.status()).isZero();
        assertThat(result.name()).isEqualTo("true");
        Command.of("kill", Files.readString(folder.resolve("pid")).strip()).run(LIMIT);
    }

    private static Command note(Path log, String first, String second) {
        return Command.of(
                "sh", "-c", "echo \"$1\" >>\"$0\"; sleep 1; echo \"$2\" >>\"$0\"", log.toString(), first, second);
    }
}
