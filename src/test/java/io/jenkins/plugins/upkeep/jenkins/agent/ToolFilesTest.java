package io.jenkins.plugins.upkeep.jenkins.agent;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ToolFilesTest {
    @TempDir
    private Path folder;

    @Test
    void shouldFindTheToolWholeWhereItWasCopied() throws Exception {
        // Given
        Files.writeString(folder.resolve("a.jar"), "one");
        Files.writeString(folder.resolve("b.jar"), "two");
        Files.writeString(folder.resolve("notes.txt"), "no jar");
        var files = ToolFiles.read(folder);

        // Then
        assertThat(files.digests()).containsOnlyKeys("a.jar", "b.jar");
        assertThat(look(files).isWhole()).isTrue();
        assertThat(look(files).javaVersion()).isEqualTo(Runtime.version().feature());
        assertThat(Path.of(look(files).java())).isExecutable();
    }

    @Test
    void shouldNoticeOneByteAndAMissingFile() throws Exception {
        // Given
        Files.writeString(folder.resolve("a.jar"), "one");
        var files = ToolFiles.read(folder);

        // When
        Files.writeString(folder.resolve("a.jar"), "onf");

        // Then
        assertThat(look(files).isWhole()).isFalse();
        Files.delete(folder.resolve("a.jar"));
        assertThat(look(files).isWhole()).isFalse();
    }

    @Test
    void shouldNameTwoBuildsOfAVersionDifferently() throws Exception {
        // Given
        Files.writeString(folder.resolve("a.jar"), "one");
        var first = ToolFiles.read(folder).name();

        // When
        Files.writeString(folder.resolve("a.jar"), "two");

        // Then
        assertThat(ToolFiles.read(folder).name()).isNotEqualTo(first);
    }

    private AgentLook.Seen look(ToolFiles files) throws Exception {
        return new AgentLook(folder.toString(), files.digests()).call();
    }
}
