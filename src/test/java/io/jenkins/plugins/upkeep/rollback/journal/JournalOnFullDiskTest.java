package io.jenkins.plugins.upkeep.rollback.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.upkeep.testing.SmallDisk;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalOnFullDiskTest {
    @TempDir
    private Path place;

    @Test
    void shouldStayAsItWasWhenTheDiskIsFull() throws Exception {
        try (var disk = SmallDisk.at(place, "size=64k")) {
            // Given
            assertThat(disk).isNotNull();
            var folder = new JournalFolder(place);
            try (var journal = folder.begin("r1", Clock.systemUTC(), Map.of())) {
                fill(place.resolve("ballast"));

                // When
                assertThatThrownBy(() -> journal.add(Event.INTENDED, "stop", Map.of("long", "x".repeat(8192))))
                        .hasMessageContaining("r1.journal: cannot be written")
                        .hasMessageContaining("space on its disk");
                Files.delete(place.resolve("ballast"));
                journal.add(Event.ENDED, "", Map.of());
            }

            // Then
            assertThat(folder.all().get(0)).extracting(Entry::event).containsExactly(Event.BEGUN, Event.ENDED);
        }
    }

    private static void fill(Path file) {
        try {
            Files.write(file, new byte[64 << 10]);
        } catch (IOException e) {
            assertThat(e).hasMessageContaining("space");
        }
    }
}
