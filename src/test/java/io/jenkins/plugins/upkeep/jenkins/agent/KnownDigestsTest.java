package io.jenkins.plugins.upkeep.jenkins.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.jenkins.plugins.upkeep.system.hashing.Sha256;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KnownDigestsTest {
    private static final Duration SETTLED = Duration.ofMillis(2_100);

    @TempDir
    private Path folder;

    @Test
    void shouldNoticeAChangeThatKeepsSizeAndTimes() throws Exception {
        // Given
        var file = Files.writeString(folder.resolve("a.jar"), "one");
        var written = Files.getLastModifiedTime(file);
        settle();
        assertThat(KnownDigests.of(file)).isEqualTo(digest("one"));

        // When
        Files.writeString(file, "onf");
        Files.setLastModifiedTime(file, written);

        // Then
        assertThat(KnownDigests.of(file)).isEqualTo(digest("onf"));
    }

    @Test
    void shouldNoticeAChangeRightAfterAnother() throws Exception {
        // Given
        var file = Files.writeString(folder.resolve("a.jar"), "one");
        assertThat(KnownDigests.of(file)).isEqualTo(digest("one"));

        // When
        Files.writeString(file, "two");

        // Then
        assertThat(KnownDigests.of(file)).isEqualTo(digest("two"));
    }

    @Test
    void shouldNoticeAnotherFileInItsPlace() throws Exception {
        // Given
        var file = Files.writeString(folder.resolve("a.jar"), "one");
        var other = Files.writeString(folder.resolve("b.jar"), "two");
        Files.setLastModifiedTime(other, FileTime.fromMillis(0));
        Files.setLastModifiedTime(file, FileTime.fromMillis(0));
        settle();
        assertThat(KnownDigests.of(file)).isEqualTo(digest("one"));

        // When
        Files.delete(file);

        // Then
        assertThatThrownBy(() -> KnownDigests.of(file)).isInstanceOf(NoSuchFileException.class);
        Files.move(other, file);
        assertThat(KnownDigests.of(file)).isEqualTo(digest("two"));
    }

    private static void settle() {
        await().pollDelay(SETTLED).until(() -> true);
    }

    private static String digest(String text) {
        return Sha256.of(text.getBytes(StandardCharsets.UTF_8));
    }
}
