package io.jenkins.plugins.upkeep.backup.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Symbolic links within what is archived. */
@Timeout(60)
class ArchivedLinksTest {
    @Test
    void shouldWarnOfLinksToWhatTheBackupDoesNotHold(@TempDir Path base, @TempDir Path other) throws Exception {
        // Given
        Files.createDirectories(base.resolve("data/deep"));
        Files.writeString(other.resolve("file"), "not in the backup");
        Sample.link(base, "data/file", other.resolve("file").toString());
        Sample.link(base, "data/folder", other.toString());
        Sample.link(base, "data/deep/up", "../../elsewhere");
        Sample.link(base, "data/deep/in", "../file");
        Sample.link(base, "data/deep/absolute", base.resolve("data/file").toString());
        Sample.link(base, "data/device", "/dev/null");

        // When
        var archived = Archived.of(base, "data");

        // Then
        assertThat(archived.problems(FileProblem.Kind.POINTS_OUTSIDE))
                .containsExactlyInAnyOrder("data/file", "data/folder");
        assertThat(archived.problems(FileProblem.Kind.DANGLING)).containsExactly("data/deep/up");
        assertThat(archived.evidence().problems()).hasSize(3);
        assertThat(archived.evidence().complete()).isTrue();
    }

    @Test
    void shouldSeeThroughLinksThatLeadBackIn(@TempDir Path base, @TempDir Path other) throws Exception {
        // Given: a second way to the same folder
        Files.createDirectories(base.resolve("data"));
        Files.writeString(base.resolve("data/file"), "in");
        Sample.link(other, "alias", base.toString());
        Sample.link(base, "data/back", other.resolve("alias/data/file").toString());

        // When
        var archived = Archived.of(other.resolve("alias"), "data");

        // Then
        assertThat(archived.evidence().problems()).isEmpty();
    }

    @Test
    void shouldKnowTheOtherPartsOfTheBackup(@TempDir Path base) throws Exception {
        // Given
        Files.createDirectories(base.resolve("data"));
        Files.createDirectories(base.resolve("shared"));
        Sample.link(base, "data/shared", "../shared");
        Sample.link(base, "part", "shared");

        // When
        var alone = Archived.of(base, "data");
        var amid = Archived.of(new FileArchive(List.of(new FilesPart("other", List.of("part")))), base, "data");

        // Then
        assertThat(alone.problems(FileProblem.Kind.POINTS_OUTSIDE)).containsExactly("data/shared");
        assertThat(amid.evidence().problems()).isEmpty();
    }

    @Test
    void shouldDoubtLinksThatItCannotLookAt(@TempDir Path base) throws Exception {
        // Given: a target that is no text, and a circle
        Files.createDirectories(base.resolve("data"));
        Sample.shell(base, "printf x > \"$(printf 'odd\\377')\"; ln -s \"$(printf '../odd\\377')\" data/odd");
        Sample.link(base, "data/circle", "../circle");
        Sample.link(base, "circle", "data/circle");

        // When
        var archived = Archived.of(base, "data");

        // Then
        assertThat(archived.problems(FileProblem.Kind.POINTS_OUTSIDE))
                .containsExactlyInAnyOrder("data/odd", "data/circle");
        assertThat(archived.evidence().problems())
                .allSatisfy(problem -> assertThat(problem.detail()).endsWith("could not be looked at"));
    }
}
