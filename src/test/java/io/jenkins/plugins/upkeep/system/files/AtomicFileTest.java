package io.jenkins.plugins.upkeep.system.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.upkeep.system.UpkeepException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AtomicFileTest {
    @Test
    void shouldCreateTheFileAndItsFolder(@TempDir Path folder) throws Exception {
        var file = folder.resolve("a/b/report.json");

        AtomicFile.write(file, "täglich");

        assertThat(file).hasContent("täglich");
    }

    @Test
    void shouldReplaceTheFileAndLeaveNothingElse(@TempDir Path folder) throws Exception {
        var file = folder.resolve("report.json");
        AtomicFile.write(file, "a long first content");

        AtomicFile.write(file, "second");

        assertThat(file).hasContent("second");
        assertThat(folder).isDirectoryContaining(file::equals);
        try (var files = Files.list(folder)) {
            assertThat(files).hasSize(1);
        }
    }

    @Test
    void shouldLeaveNothingWhenItCannotWrite(@TempDir Path folder) throws Exception {
        var occupied = Files.createDirectories(folder.resolve("report.json/inside"));

        assertThatThrownBy(() -> AtomicFile.write(occupied.getParent(), "text"))
                .isInstanceOf(UpkeepException.class)
                .hasMessageContaining("report.json: cannot be written")
                .hasMessageContaining("check the folder's rights");
        try (var files = Files.list(folder)) {
            assertThat(files).containsExactly(occupied.getParent());
        }
    }
}
