package io.jenkins.plugins.upkeep.backup;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.upkeep.config.ConfigException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StorePlaceTest {
    @Test
    void shouldRefuseAFolderThatHoldsTheStore(@TempDir Path base) {
        // Given: a store that is not there yet
        var store = new StorePlace(base.resolve("data/backups/shop"), base);

        // When, Then
        assertThatThrownBy(() -> store.requireOutside("all", List.of(Path.of("config"), Path.of("data"))))
                .isInstanceOf(ConfigException.class)
                .hasMessageStartingWith("backup.parts.files: all: data holds the store ")
                .hasMessageEndingWith("keep the store elsewhere");
        assertThatThrownBy(() -> store.requireOutside("all", List.of(Path.of("."))))
                .isInstanceOf(ConfigException.class);
        assertThatThrownBy(() -> store.requireOutside("all", List.of(base))).isInstanceOf(ConfigException.class);
    }

    @Test
    void shouldSeeThroughLinks(@TempDir Path base, @TempDir Path other) throws Exception {
        // Given
        Files.createSymbolicLink(base.resolve("link"), other);
        Files.createSymbolicLink(base.resolve("store"), other.resolve("backups"));
        Files.createDirectory(other.resolve("backups"));
        var store = new StorePlace(base.resolve("store"), base);

        // When, Then
        assertThatThrownBy(() -> store.requireOutside("all", List.of(Path.of("link"))))
                .isInstanceOf(ConfigException.class);
        assertThatCode(() -> store.requireOutside("all", List.of(base))).doesNotThrowAnyException();
    }

    @Test
    void shouldAcceptAFolderBesideTheStore(@TempDir Path base) {
        // Given
        var store = new StorePlace(base.resolve("data-store"), base);

        // When, Then
        assertThatCode(() -> store.requireOutside("all", List.of(Path.of("data"), Path.of("not there"))))
                .doesNotThrowAnyException();
    }
}
