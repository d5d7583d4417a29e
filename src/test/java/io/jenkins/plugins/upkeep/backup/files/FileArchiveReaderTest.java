package io.jenkins.plugins.upkeep.backup.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.jenkins.plugins.upkeep.system.process.Command;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileArchiveReaderTest {
    @Test
    void shouldNameTheFileOfADamagedByte(@TempDir Path base) throws Exception {
        // Given
        var archived = threeFiles(base);
        var tar = archived.tar().toByteArray();

        // When
        tar[indexOf(tar, "content of two")] ^= 1;
        var verification = archived.verify(tar);

        // Then
        assertThat(verification.matches()).isFalse();
        assertThat(verification.differences())
                .singleElement()
                .satisfies(difference -> assertThat(difference.name()).isEqualTo("two"))
                .satisfies(difference -> assertThat(difference.detail()).startsWith("sha256 "));
    }

    @Test
    void shouldFindEachDamagedByteOfAHeaderOrContent(@TempDir Path base) throws Exception {
        // Given
        var archived = threeFiles(base);
        var tar = archived.tar().toByteArray();
        var end = indexOf(tar, "content of three") + "content of three".length();

        for (int at = 0; at < end; at++) {
            // When
            var damaged = tar.clone();
            damaged[at] ^= 4;

            // Then: only what fills up a block may change unseen
            assertThat(tar[at] == 0 || !archived.verify(damaged).matches())
                    .as("byte %d", at)
                    .isTrue();
        }
    }

    @Test
    void shouldNameWhatIsMissingAfterACut(@TempDir Path base) throws Exception {
        // Given
        var archived = threeFiles(base);
        var tar = archived.tar().toByteArray();

        // When
        var verification = archived.verify(Arrays.copyOf(tar, indexOf(tar, "content of three") + 3));

        // Then
        assertThat(verification.matches()).isFalse();
        assertThat(verification.differences())
                .extracting(FileDifference::kind, FileDifference::name)
                .containsExactly(
                        tuple(FileDifference.Kind.DAMAGED, "three"), tuple(FileDifference.Kind.MISSING, "three"));
    }

    @Test
    void shouldNameWhatWasAddedOrTakenAway(@TempDir Path base, @TempDir Path other) throws Exception {
        // Given
        var archived = threeFiles(base);
        Files.writeString(base.resolve("four"), "new");

        // When
        var changed = Archived.of(base, "one", "four", "three");

        // Then
        assertThat(archived.verify(changed.tar().toByteArray()).differences())
                .extracting(FileDifference::kind, FileDifference::name)
                .containsExactly(tuple(FileDifference.Kind.MISSING, "two"), tuple(FileDifference.Kind.ADDED, "four"));
    }

    @Test
    void shouldNotCareForTheOrder(@TempDir Path base) throws Exception {
        // Given
        var archived = threeFiles(base);
        var lines = new ArrayList<>(archived.lines());
        Collections.reverse(lines);
        var reversed = lines.stream().map(line -> line + "\n").collect(Collectors.joining());

        // When
        var verification = new FileArchiveReader()
                .verify(
                        new ByteArrayInputStream(archived.tar().toByteArray()),
                        new ByteArrayInputStream(reversed.getBytes(StandardCharsets.UTF_8)));

        // Then
        assertThat(verification.matches()).isTrue();
        assertThat(verification.differences()).isEmpty();
        assertThat(verification.totals()).isEqualTo(archived.evidence().totals());
    }

    @Test
    void shouldDropBitsThatLendTheRestorersRights(@TempDir Path base, @TempDir Path restored) throws Exception {
        // Given
        Files.writeString(base.resolve("program"), "#!/bin/sh");
        Command.of("chmod", "6755", "program").in(base).output(Duration.ofSeconds(5));

        // When
        var archived = Archived.of(base, "program");
        archived.extract(restored);

        // Then
        assertThat(archived.fields("program")).containsEntry("mode", "6755");
        assertThat(Archived.of(restored, "program").fields("program").get("mode"))
                .startsWith("0");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(restored.resolve("program"))))
                .startsWith("rwx");
    }

    @Test
    void shouldRefuseNamesThatLeadOut(@TempDir Path base, @TempDir Path restored) throws Exception {
        // Given
        var inner = Files.createDirectory(base.resolve("inner"));
        Files.writeString(base.resolve("escape"), "out");
        for (var name : List.of(base.resolve("escape").toString(), "../escape")) {
            Command.of("tar", "-P", "-cf", "evil.tar", name).in(inner).output(Duration.ofSeconds(5));
            var evil = Files.readAllBytes(inner.resolve("evil.tar"));

            // When, Then
            assertThatThrownBy(() ->
                            new FileArchiveReader().extract(new ByteArrayInputStream(evil), restored, Ownership.MINE))
                    .hasMessageContaining("names that lead out of this folder");
            assertThat(restored.resolveSibling("escape")).doesNotExist();
        }
    }

    @Test
    void shouldSayWhatTarSaysOfADamagedArchive(@TempDir Path base, @TempDir Path restored) throws Exception {
        // Given
        var archived = threeFiles(base);
        var cut = Arrays.copyOf(archived.tar().toByteArray(), 2000);

        // When, Then
        assertThatThrownBy(
                        () -> new FileArchiveReader().extract(new ByteArrayInputStream(cut), restored, Ownership.MINE))
                .hasMessageContaining("Unexpected EOF")
                .hasMessageContaining("restore into an empty folder");
    }

    private static Archived threeFiles(Path base) throws Exception {
        for (var name : List.of("one", "two", "three")) {
            Files.writeString(base.resolve(name), "content of " + name);
        }
        return Archived.of(base, "one", "two", "three");
    }

    private static int indexOf(byte[] bytes, String wanted) {
        return new String(bytes, StandardCharsets.ISO_8859_1).indexOf(wanted);
    }
}
