package io.jenkins.plugins.upkeep.dependencies.update;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.upkeep.system.UpkeepException;
import io.jenkins.plugins.upkeep.testing.SmallDisk;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RemovalTest {
    @TempDir
    private Path folder;

    @Test
    void shouldRemoveWhatWasClosedAndFollowNoLink() throws Exception {
        // Given
        var place = Files.createDirectory(folder.resolve("place"));
        var other = Files.writeString(folder.resolve("other"), "stays");
        Files.createSymbolicLink(place.resolve("link"), folder);
        var inner = Files.createDirectories(place.resolve("a").resolve("b"));
        Files.writeString(inner.resolve("file"), "goes");
        for (var closed : new Path[] {inner, inner.getParent(), place}) {
            Files.setPosixFilePermissions(closed, PosixFilePermissions.fromString("---------"));
        }

        // When
        new Removal(place).run();
        new Removal(place).run();

        // Then
        assertThat(place).doesNotExist();
        assertThat(other).exists();
    }

    @Test
    void shouldSayThatSomethingIsLeft() throws Exception {
        // Given what cannot be removed, since it is in use
        var place = Files.createDirectories(folder.resolve("place").resolve("disk"));
        try (var mounted = SmallDisk.at(place, "size=1m")) {
            assertThat(mounted).isNotNull();

            // When, Then
            assertThatThrownBy(() -> new Removal(place.getParent()).run())
                    .isInstanceOf(UpkeepException.class)
                    .hasMessageContaining("place: cannot be removed (");
        }
    }
}
