package io.jenkins.plugins.upkeep.backup.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.upkeep.system.process.Command;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What cannot be read, written or finished. */
@Timeout(60)
class ArchiveFailuresTest {
    @Test
    void shouldNameWhatCannotBeRead() throws Exception {
        // Given: a user who is not root, and a folder that this user may reach
        Assumptions.assumeTrue("root".equals(System.getProperty("user.name")), "only root can become another user");
        var base = Files.createTempDirectory("upkeep-files");
        Files.setPosixFilePermissions(base, PosixFilePermissions.fromString("rwxr-xr-x"));
        Sample.shell(
                base,
                "mkdir shut; touch shut/x; chmod 700 shut; for i in $(seq 150); do echo $i > \"f:$i\"; done; chmod 600 f*");
        Sample.touch(base, "open");
        var archive = new FileArchive(Command.of("setpriv", "--reuid=65534", "--clear-groups", "tar"), List.of());

        // When
        var archived = Archived.of(archive, base, ".");
        Sample.shell(base, "rm -rf -- \"$PWD\"");

        // Then
        assertThat(archived.evidence().complete()).isFalse();
        assertThat(archived.evidence().problemCounts()).containsEntry(FileProblem.Kind.UNREADABLE, 151L);
        assertThat(archived.problems(FileProblem.Kind.UNREADABLE)).hasSize(100);
        assertThat(archived.names()).containsExactlyInAnyOrder("./", "./open");
        assertThat(archived.verify().matches()).isTrue();
    }

    @Test
    void shouldStopWhenToldTo(@TempDir Path base) throws Exception {
        // Given
        Files.write(base.resolve("big"), new byte[8 << 20]);
        var interrupting = new Meanwhile(() -> Thread.currentThread().interrupt());

        // When, Then
        assertThatThrownBy(() -> write(base, "big", interrupting)).isInstanceOf(InterruptedException.class);
    }

    @Test
    void shouldSurfaceTheFailureOfTheTarget(@TempDir Path base) throws Exception {
        // Given
        Files.write(base.resolve("big"), new byte[8 << 20]);
        var full = new FullStore(1 << 20);
        var part = new FilesPart("sample", List.of("big"));
        var archive = new FileArchive(List.of());

        // When, Then
        assertThatThrownBy(() -> archive.write(part, base, full, OutputStream.nullOutputStream(), count -> {}))
                .isInstanceOf(IOException.class)
                .hasMessage("store: full");
        assertThat(ProcessHandle.current().children().filter(ArchiveFailuresTest::isTar))
                .isEmpty();
    }

    @Test
    void shouldSurfaceTheFailureOfTheListing(@TempDir Path base) throws Exception {
        // Given
        Sample.sampleFiles(base, 3000);
        var full = new FullStore(1000);
        var part = new FilesPart("sample", List.of("data"));
        var archive = new FileArchive(List.of());

        // When, Then
        assertThatThrownBy(() -> archive.write(part, base, OutputStream.nullOutputStream(), full, count -> {}))
                .isInstanceOf(IOException.class)
                .hasMessage("store: full");
    }

    @Test
    void shouldSayWhyTarBrokeOff(@TempDir Path base) {
        // Given
        var archive = new FileArchive(Command.of("sh", "-c", "echo 'tar: out of luck' >&2; exit 7", "tar"), List.of());

        // When, Then
        assertThatThrownBy(() -> Archived.of(archive, base, "."))
                .hasMessageContaining("files part sample: tar broke off with exit status 7: tar: out of luck");
    }

    /** Other tests of this process have servers as children. */
    private static boolean isTar(ProcessHandle process) {
        return process.isAlive()
                && process.info()
                        .command()
                        .filter(command -> command.endsWith("/tar"))
                        .isPresent();
    }

    private static FileEvidence write(Path base, String path, OutputStream target) throws Exception {
        return Sample.write(base, path, target, OutputStream.nullOutputStream());
    }
}
