package io.jenkins.plugins.upkeep.backup.files;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.upkeep.system.Bytes;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Names of files: hostile ones, absolute ones, missing ones. */
@Timeout(60)
class ArchivedNamesTest {
    @Test
    void shouldKeepHostileNames(@TempDir Path base, @TempDir Path restored) throws Exception {
        // Given
        var names = List.of(
                "-rf",
                "--checkpoint-action=exec=false",
                " a b ",
                "line\nbreak",
                "quote\"'`$(x)",
                "back\\slash\\101",
                "grüße ✓",
                "a: Cannot open: Permission denied",
                "x".repeat(250),
                "*",
                "?[a]");
        for (var name : names) {
            Sample.touch(base, name);
        }
        Sample.touch(base, "x".repeat(250) + "y");

        // When
        var archived = Archived.of(base, names.toArray(String[]::new));
        archived.extract(restored);

        // Then
        assertThat(archived.evidence().problems()).isEmpty();
        assertThat(archived.names()).containsExactlyElementsOf(names);
        assertThat(Archived.of(restored, ".").names())
                .containsAll(names.stream().map(name -> "./" + name).toList());
    }

    @Test
    void shouldKeepNamesApartThatAreNoText(@TempDir Path base, @TempDir Path restored) throws Exception {
        // Given: the shell writes the bytes, for Java cannot
        Sample.shell(base, "mkdir d; printf 1 > \"$(printf 'd/\\377')\"; printf 22 > \"$(printf 'd/\\376')\"");

        // When
        var archived = Archived.of(base, "d");
        archived.extract(restored);

        // Then
        assertThat(archived.names()).containsExactlyInAnyOrder("d/", "d/\\377", "d/\\376");
        assertThat(archived.fields("d/\\377"))
                .containsEntry("nameBytes", "642fff")
                .containsEntry("size", "1");
        assertThat(archived.fields("d/\\376"))
                .containsEntry("nameBytes", "642ffe")
                .containsEntry("size", "2");
        assertThat(Archived.of(restored, "d").evidence().totals().content()).isEqualTo(new Bytes(3));
        assertThat(archived.verify().matches()).isTrue();
    }

    @Test
    void shouldStoreAbsolutePathsWithoutTheLeadingSlash(@TempDir Path base, @TempDir Path other) throws Exception {
        // Given
        var file = Files.writeString(other.resolve("a.txt"), "a");
        Files.writeString(base.resolve("b.txt"), "b");

        // When
        var archived = Archived.of(base, file.toString(), "b.txt");

        // Then
        assertThat(archived.names()).containsExactly(file.toString().substring(1), "b.txt");
        assertThat(archived.evidence().problems()).isEmpty();
    }

    @Test
    void shouldNameConfiguredPathsThatDoNotExist(@TempDir Path base) throws Exception {
        // Given
        Sample.touch(base, "there");

        // When
        var archived = Archived.of(base, "there", "not there");

        // Then
        assertThat(archived.evidence().complete()).isFalse();
        assertThat(archived.problems(FileProblem.Kind.MISSING)).containsExactly("not there");
        assertThat(archived.names()).containsExactly("there");
    }
}
