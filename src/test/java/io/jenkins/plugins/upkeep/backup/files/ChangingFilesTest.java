package io.jenkins.plugins.upkeep.backup.files;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.upkeep.system.Bytes;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Files that do not hold still while they are archived. */
@Timeout(60)
class ChangingFilesTest {
    @Test
    void shouldNameFilesThatChangeWhileTheyAreRead(@TempDir Path base) throws Exception {
        // Given: so much data that tar still reads when the first block arrives
        Files.write(base.resolve("log"), new byte[4 << 20]);
        var meanwhile = new Meanwhile(() -> Sample.shell(base, "echo more >> log"));

        // When
        var evidence = write(base, "log", meanwhile);

        // Then
        assertThat(evidence.problems())
                .containsExactly(new FileProblem(FileProblem.Kind.CHANGED, "log", "file changed as we read it"));
        assertThat(evidence.complete()).isTrue();
    }

    @Test
    void shouldNameFilesThatShrinkWhileTheyAreRead(@TempDir Path base) throws Exception {
        // Given
        Files.write(base.resolve("log"), new byte[4 << 20]);
        var meanwhile = new Meanwhile(() -> Sample.shell(base, "truncate -s 2M log"));

        // When
        var evidence = write(base, "log", meanwhile);

        // Then
        assertThat(evidence.problems())
                .contains(new FileProblem(
                        FileProblem.Kind.SHRANK, "log", "File shrank by 2097152 bytes; padding with zeros"));
        assertThat(evidence.totals().content()).isEqualTo(new Bytes(4 << 20));
        assertThat(evidence.complete()).isTrue();
    }

    @Test
    void shouldNameFilesThatVanish(@TempDir Path base) throws Exception {
        // Given: tar is in the first of them when the others go
        Files.createDirectory(base.resolve("queue"));
        for (int index = 0; index < 8; index++) {
            Files.write(base.resolve("queue/" + index), new byte[2 << 20]);
        }
        var meanwhile = new Meanwhile(() -> Sample.shell(base, "rm queue/*"));

        // When
        var evidence = write(base, "queue", meanwhile);

        // Then
        assertThat(evidence.problemCounts()).containsEntry(FileProblem.Kind.VANISHED, 7L);
        assertThat(evidence.totals().entries()).containsEntry(EntryKind.FILE, 1L);
        assertThat(evidence.complete()).isTrue();
    }

    private static FileEvidence write(Path base, String path, OutputStream target) throws Exception {
        return Sample.write(base, path, target, OutputStream.nullOutputStream());
    }
}
