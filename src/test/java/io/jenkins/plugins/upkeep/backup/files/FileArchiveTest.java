package io.jenkins.plugins.upkeep.backup.files;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.upkeep.system.Bytes;
import java.io.ByteArrayInputStream;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.UserDefinedFileAttributeView;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What an archive holds of files, folders and links, and what its listing says of them. */
@Timeout(60)
class FileArchiveTest {
    @Test
    void shouldKeepFilesFoldersAndLinks(@TempDir Path base, @TempDir Path restored) throws Exception {
        // Given
        Files.createDirectories(base.resolve("data/empty"));
        Files.writeString(base.resolve("data/one.txt"), "one");
        Files.createSymbolicLink(base.resolve("data/link"), Path.of("one.txt"));
        Files.createLink(base.resolve("data/two.txt"), base.resolve("data/one.txt"));

        // When
        var archived = Archived.of(base, "data");
        archived.extract(restored);

        // Then
        assertThat(archived.evidence().complete()).isTrue();
        assertThat(archived.evidence().problems()).isEmpty();
        assertThat(archived.evidence().totals().entries())
                .containsEntry(EntryKind.DIRECTORY, 2L)
                .containsEntry(EntryKind.FILE, 1L)
                .containsEntry(EntryKind.HARD_LINK, 1L)
                .containsEntry(EntryKind.SYMLINK, 1L);
        assertThat(archived.evidence().totals().content()).isEqualTo(new Bytes(3));
        assertThat(restored.resolve("data/empty")).isEmptyDirectory();
        assertThat(Files.readSymbolicLink(restored.resolve("data/link"))).hasToString("one.txt");
        assertThat(Files.isSameFile(restored.resolve("data/one.txt"), restored.resolve("data/two.txt")))
                .isTrue();
    }

    @Test
    void shouldGiveTheSameListingForTheRestoredFiles(@TempDir Path base, @TempDir Path restored) throws Exception {
        // Given
        Sample.sampleFiles(base, 50);
        var archived = Archived.of(base, "data");

        // When
        archived.extract(restored);

        // Then
        assertThat(Archived.of(restored, "data").evidence().totals())
                .isEqualTo(archived.evidence().totals());
    }

    @Test
    void shouldNameTheSha256ThatSha256sumGives(@TempDir Path base) throws Exception {
        // Given
        Files.writeString(base.resolve("a"), "abc");

        // When
        var archived = Archived.of(base, "a");

        // Then
        assertThat(archived.fields("a"))
                .containsEntry("sha256", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
                .containsEntry("size", "3")
                .containsEntry("kind", "file");
    }

    @Test
    void shouldAgreeWithAnIndependentReader(@TempDir Path base) throws Exception {
        // Given
        Sample.sampleFiles(base, 200);
        Files.writeString(base.resolve("data/" + "n".repeat(200)), "long");
        var archived = Archived.of(base, "data");

        // When
        var seen = new ArrayList<String>();
        try (var reader = new TarArchiveInputStream(
                new ByteArrayInputStream(archived.tar().toByteArray()))) {
            for (var entry = reader.getNextEntry(); entry != null; entry = reader.getNextEntry()) {
                seen.add(entry.getName() + " " + entry.getSize());
            }
        }

        // Then
        assertThat(archived.lines().stream()
                        .map(ListingLine::fields)
                        .map(fields -> fields.get("name") + " " + fields.get("size")))
                .containsExactlyElementsOf(seen);
    }

    @Test
    void shouldArchiveNothingAsAnEmptyArchive(@TempDir Path base, @TempDir Path restored) throws Exception {
        // When
        var archived = Archived.of(base);
        archived.extract(restored);

        // Then
        assertThat(archived.evidence().complete()).isTrue();
        assertThat(archived.evidence().totals().count()).isZero();
        assertThat(archived.verify().matches()).isTrue();
        assertThat(restored).isEmptyDirectory();
    }

    @Test
    void shouldSeeExtendedAttributes(@TempDir Path base, @TempDir Path restored) throws Exception {
        // Given
        var file = Files.writeString(base.resolve("a"), "a");
        Files.getFileAttributeView(file, UserDefinedFileAttributeView.class)
                .write("colour", ByteBuffer.wrap("red\n=1".getBytes(StandardCharsets.UTF_8)));

        // When
        var archived = Archived.of(base, "a");
        archived.extract(restored);

        // Then
        assertThat(archived.fields("a")).containsKey("attributes");
        assertThat(Archived.of(restored, "a").lines()).isEqualTo(archived.lines());
    }

    @Test
    void shouldArchiveManySmallFiles(@TempDir Path base) throws Exception {
        // Given
        Sample.sampleFiles(base, 5_000);

        // When
        var archived = Archived.of(base, "data");

        // Then
        assertThat(archived.evidence().totals().entries()).containsEntry(EntryKind.FILE, 5_000L);
        assertThat(archived.lines()).hasSize(5_001);
        assertThat(archived.verify().totals()).isEqualTo(archived.evidence().totals());
    }

    @Test
    void shouldNeedLittleMemoryForALargeFile(@TempDir Path base) throws Exception {
        // Given: real data without holes, and what this thread allocates as a measure
        Sample.shell(base, "head -c 64M /dev/urandom > large");
        var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
        var before = threads.getCurrentThreadAllocatedBytes();
        var moved = new long[1];

        // When
        var evidence = new FileArchive(List.of())
                .write(
                        new FilesPart("sample", List.of("large")),
                        base,
                        OutputStream.nullOutputStream(),
                        OutputStream.nullOutputStream(),
                        count -> moved[0] += count);

        // Then
        assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(8 << 20);
        assertThat(evidence.totals().content()).isEqualTo(new Bytes(64 << 20));
        assertThat(moved[0]).isGreaterThan(64 << 20);
    }
}
