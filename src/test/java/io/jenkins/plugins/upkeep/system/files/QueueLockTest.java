package io.jenkins.plugins.upkeep.system.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class QueueLockTest {
    @TempDir
    private Path folder;

    @Test
    void shouldBeThereForOneAtATime() throws Exception {
        // Given
        var file = folder.resolve(".lock");
        var pool = Executors.newSingleThreadExecutor();
        var held = QueueLock.take(file, Duration.ZERO).orElseThrow();

        // When
        var impatient = QueueLock.take(file, Duration.ofMillis(30));
        var patient = pool.submit(() -> QueueLock.take(file, Duration.ofMinutes(1)));
        held.close();

        // Then
        assertThat(impatient).isEmpty();
        patient.get().orElseThrow().close();
        pool.shutdown();
    }

    @Test
    void shouldBeForAllWhoMayWriteInItsFolder() throws Exception {
        // Given
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxrwxr-x"));

        // When
        QueueLock.take(folder.resolve(".lock"), Duration.ZERO).orElseThrow().close();

        // Then
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve(".lock"))))
                .isEqualTo("rw-rw----");
        assertThat(Files.getOwner(folder.resolve(".lock"))).isEqualTo(Files.getOwner(folder));
    }
}
