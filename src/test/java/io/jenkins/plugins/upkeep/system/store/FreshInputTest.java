package io.jenkins.plugins.upkeep.system.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.upkeep.testing.BadDisk;
import io.jenkins.plugins.upkeep.testing.LoopDisk;
import io.jenkins.plugins.upkeep.testing.SmallDisk;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The bytes as the medium has them. */
class FreshInputTest {
    @TempDir
    Path folder;

    private static byte[] fresh(Path file) throws Exception {
        try (var in =
                new FolderStore(file.getParent()).openFresh(file.getFileName().toString())) {
            return in.readAllBytes();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 511, 512, 4_095, 4_096, 4_097, 1_048_575, 1_048_576, 1_048_577, 3_300_001})
    void shouldGiveAllBytesOnceWhateverTheSize(int size) throws Exception {
        // Given
        var random = new Random(size);
        var content = new byte[size];
        random.nextBytes(content);
        var file = Files.write(folder.resolve("one"), content);

        // When read in pieces of any length, or as a whole
        var pieces = new ByteArrayOutputStream();
        try (var in = new FolderStore(folder).openFresh("one")) {
            var piece = new byte[9_000];
            for (int count = in.read(piece, 0, 7); count >= 0; count = in.read(piece, 0, 1 + random.nextInt(9_000))) {
                pieces.write(piece, 0, count);
            }
            assertThat(in.read()).isNegative();
        }

        // Then
        assertThat(pieces.toByteArray()).isEqualTo(content);
        assertThat(fresh(file)).isEqualTo(content);
    }

    @Test
    void shouldUseItsMemoryAgain() throws Exception {
        // Given
        var buffers = new FreshBuffers();
        var buffer = buffers.take();
        assertThat(buffer.alignmentOffset(0, FreshBuffers.BLOCK)).isZero();
        buffers.giveBack(buffer);
        var file = Files.write(folder.resolve("one"), new byte[10]);

        // When closed twice, it is given back once
        var in = FreshInput.open(file, buffers);
        assertThat(in.read()).isZero();
        in.close();
        in.close();

        // Then
        assertThat(buffers.take()).isSameAs(buffer);
        assertThat(buffers.take()).isNotSameAs(buffer);
    }

    @Test
    void shouldNoticeThatTheMediumChangedUnderTheCache() throws Exception {
        try (var disk = LoopDisk.in(folder)) {
            // Given a file that the system remembers
            var file = Files.writeString(disk.folder().resolve("one"), "a good byte".repeat(2_000));
            disk.change("a good byte", "a bad byte!");
            assertThat(Files.readString(file)).startsWith("a good byte");

            // Then
            assertThat(new String(fresh(file), StandardCharsets.UTF_8)).isEqualTo("a bad byte!".repeat(2_000));
        }
    }

    @Test
    void shouldReadWhereThereIsNoMedium() throws Exception {
        var memory = Files.createDirectory(folder.resolve("memory"));
        try (var disk = SmallDisk.at(memory, "size=1m")) {
            assertThat(disk).isNotNull();
            var file = Files.writeString(memory.resolve("one"), "text");

            assertThat(new String(fresh(file), StandardCharsets.UTF_8)).isEqualTo("text");
        }
    }

    @Test
    void shouldTellAMissingFileFromOneThatCannotBeRead() throws Exception {
        // Given
        var store = new FolderStore(folder);
        Files.createDirectory(folder.resolve("a"));
        var file = Files.writeString(folder.resolve("a/one"), "text");

        // Then
        assertThatThrownBy(() -> store.openFresh("a/two")).isInstanceOf(MissingFileException.class);
        try (var disk = BadDisk.looking(file)) {
            assertThat(disk).isNotNull();
            assertThatThrownBy(() -> store.openFresh("a/one"))
                    .isInstanceOf(StoreException.class)
                    .isNotInstanceOf(MissingFileException.class);
        }
        try (var disk = BadDisk.reading(file);
                var in = store.openFresh("a/one")) {
            assertThat(disk).isNotNull();
            assertThatThrownBy(in::readAllBytes)
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("Input/output error");
        }
    }
}
