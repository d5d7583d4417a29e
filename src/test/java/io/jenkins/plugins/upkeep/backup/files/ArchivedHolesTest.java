package io.jenkins.plugins.upkeep.backup.files;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.upkeep.system.process.Command;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Files with holes. */
@Timeout(60)
class ArchivedHolesTest {
    @Test
    void shouldKeepHoles(@TempDir Path base, @TempDir Path restored) throws Exception {
        // Given
        Sample.shell(
                base, "truncate -s 256M hollow; printf data | dd of=hollow bs=1 seek=5000000 conv=notrunc status=none");
        var expected =
                Command.of("sha256sum", "hollow").in(base).output(Sample.LONG).substring(0, 64);

        // When
        var archived = Archived.of(base, "hollow");
        archived.extract(restored);

        // Then
        assertThat(archived.tar().size()).isLessThan(1 << 20);
        assertThat(archived.fields("hollow"))
                .containsEntry("kind", "sparse")
                .containsEntry("size", String.valueOf(256 << 20))
                .containsEntry("sha256", expected);
        assertThat(archived.problems(FileProblem.Kind.SPARSE)).containsExactly("hollow");
        assertThat(archived.verify().matches()).isTrue();
        assertThat(restored.resolve("hollow")).hasSize(256 << 20);
    }

    @Test
    void shouldNotReadHugeHoles(@TempDir Path base) throws Exception {
        // Given
        Sample.shell(base, "truncate -s 4T huge");

        // When
        var archived = Archived.of(base, "huge");

        // Then
        assertThat(archived.fields("huge")).containsKey("sha256OfData").doesNotContainKey("sha256");
    }
}
