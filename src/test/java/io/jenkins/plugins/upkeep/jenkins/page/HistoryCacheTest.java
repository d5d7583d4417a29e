package io.jenkins.plugins.upkeep.jenkins.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.upkeep.report.Status;
import java.lang.ref.SoftReference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HistoryCacheTest {
    private static final List<HistoryEntry> THREE = List.of(
            Entries.run(1, "a", Status.OK, Duration.ofHours(3)),
            Entries.run(2, "a", Status.OK, Duration.ofHours(2)),
            Entries.run(3, "a", Status.OK, Duration.ofHours(1)));

    @TempDir
    private Path folder;

    private int reads;

    @Test
    void shouldReadAFileOnceUntilItChanges() throws Exception {
        // Given
        var cache = new HistoryCache(SoftReference::new);
        var file = Files.writeString(folder.resolve("a"), "1");

        // When
        assertThat(cache.entries(file, this::read)).isEqualTo(THREE);
        assertThat(cache.entries(file, this::read)).isEqualTo(THREE);
        assertThat(cache.standing(file, this::read)).isEqualTo(THREE.subList(2, 3));

        // Then
        assertThat(reads).isEqualTo(1);
        Files.writeString(file, "12");
        assertThat(cache.standing(file, this::read)).isEqualTo(THREE.subList(2, 3));
        assertThat(reads).isEqualTo(2);
    }

    @Test
    void shouldKnowHowAJobStandsAlsoWhenMemoryIsShort() throws Exception {
        // Given
        var cache = new HistoryCache(entries -> new SoftReference<>(null));
        var file = Files.writeString(folder.resolve("a"), "1");

        // When
        assertThat(cache.entries(file, this::read)).isEqualTo(THREE);
        assertThat(cache.standing(file, this::read)).hasSize(1);

        // Then
        assertThat(reads).isEqualTo(1);
        assertThat(cache.entries(file, this::read)).isEqualTo(THREE);
        assertThat(reads).isEqualTo(2);
    }

    @Test
    void shouldForgetJobsThatAreGone() throws Exception {
        // Given
        var cache = new HistoryCache(SoftReference::new);

        // When
        for (int job = 0; job < 1000; job++) {
            var file = Files.writeString(folder.resolve("" + job), "1");
            cache.standing(file, this::read);
            Files.delete(file);
        }

        // Then
        assertThat(cache.size()).isLessThanOrEqualTo(64);
    }

    @Test
    void shouldKeepAllThatAreThere() throws Exception {
        // Given
        var cache = new HistoryCache(SoftReference::new);

        // When
        for (int job = 0; job < 300; job++) {
            cache.standing(Files.writeString(folder.resolve("" + job), "1"), this::read);
        }

        // Then
        assertThat(cache.size()).isEqualTo(300);
        assertThat(reads).isEqualTo(300);
    }

    private List<HistoryEntry> read(Path file) {
        reads++;
        return THREE;
    }
}
