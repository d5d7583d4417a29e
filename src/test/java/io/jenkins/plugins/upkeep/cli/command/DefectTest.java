package io.jenkins.plugins.upkeep.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is no defect of ours is not called one. */
class DefectTest {
    @TempDir
    private Path folder;

    @Test
    void shouldNotOwnUpToAFolderForTemporaryFilesThatIsFull() {
        // Given
        var full = new ExceptionInInitializerError("Cannot unpack libzstd-jni-1.5.7-28: No space left on device");

        // When
        var said = Defect.describe(new IllegalStateException("cannot be read", full), folder);

        // Then
        assertThat(said)
                .startsWith(System.getProperty("java.io.tmpdir") + ": does not take a library")
                .contains("No space left on device", "name by TMPDIR another folder")
                .doesNotContain("defect");
        assertThat(folder.resolve(Defect.FILE_NAME)).doesNotExist();
    }

    @Test
    void shouldKeepTheTraceOfADefect() {
        // When
        var said = Defect.describe(new IllegalStateException("no way"), folder);

        // Then
        assertThat(said).contains("a defect of Upkeep", "no way", Defect.FILE_NAME);
        assertThat(folder.resolve(Defect.FILE_NAME)).content().contains("IllegalStateException: no way", "at ");
    }
}
