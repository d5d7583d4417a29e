package io.jenkins.plugins.upkeep.security.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.jenkins.plugins.upkeep.security.audit.Gap;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PartsTest {
    private static final Duration LONG = Duration.ofSeconds(30);

    private final Sight sight = new Sight();
    private final Parts parts = new Parts(sight);

    @TempDir
    private Path root;

    @Test
    void shouldTakeOverWhatAPartSaw() throws Exception {
        // When
        var given = parts.look(LONG, own -> {
            own.looked(Scope.SUDO);
            own.fact(Scope.SUDO, "alice: ALL");
            return "given";
        });

        // Then
        assertThat(given).contains("given");
        assertThat(sight.facts()).containsExactlyInAnyOrder("looked at sudo", "sudo alice: ALL");
    }

    @Test
    void shouldNotWaitForAPartThatHangs() throws Exception {
        // Given
        var never = new CountDownLatch(1);
        var ended = new CountDownLatch(1);

        // When
        var given = parts.look(Duration.ofMillis(50), own -> {
            own.fact(Scope.SUDO, "alice: ALL");
            try {
                never.await();
            } finally {
                ended.countDown();
            }
            return "late";
        });

        // Then
        assertThat(given).isEmpty();
        assertThat(sight.facts()).isEmpty();
        await().atMost(LONG).until(() -> ended.getCount() == 0);
    }

    @Test
    void shouldShowDefects() {
        assertThatThrownBy(() -> parts.look(LONG, own -> {
                    throw new IllegalArgumentException("odd");
                }))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("odd");
    }

    @Test
    void shouldKeepWhatIsKnownOfPartsThatAreLate() throws Exception {
        // Given
        var before = Set.of("looked at sudo", "sudo alice: ALL", "looked at sshd", "sshd PermitRootLogin: no");
        var limits = new SystemParts.Limits(Duration.ZERO, Duration.ZERO, Duration.ZERO);

        // When
        new SystemParts(new SystemFiles(root), sight, limits).look();

        // Then
        assertThat(sight.gaps())
                .extracting(Gap::subject)
                .containsExactly("accounts and groups", "sudo rules", "settings of the SSH server");
        assertThat(AccessDifference.between(before, sight)).isEqualTo(new AccessDifference(List.of(), List.of()));
        assertThat(AccessDifference.remembered(before, sight)).isEqualTo(before);
    }

    @Test
    void shouldNameSomeAccountsWhoseKeysAreLate() throws Exception {
        // Given
        var lines = new ArrayList<String>();
        for (int i = 0; i < 20; i++) {
            lines.add("user" + i + ":x:" + i + ":1::/home/user" + i + ":/bin/sh");
        }
        Files.createDirectories(root.resolve("etc"));
        Files.write(root.resolve("etc/passwd"), lines);
        var before = Set.of("looked at key", "key user3 SHA256:x");
        var limits = new SystemParts.Limits(LONG, LONG, Duration.ZERO);

        // When
        new SystemParts(new SystemFiles(root), sight, limits).look();

        // Then
        assertThat(sight.gaps())
                .hasSize(6)
                .last()
                .satisfies(gap -> assertThat(gap.reason()).startsWith("those of 15 more could not be read"));
        assertThat(AccessDifference.between(before, sight).gone()).isEmpty();
    }

    @Test
    void shouldSayThatAContainerIsNotItsMachine() throws Exception {
        // Given
        Files.createDirectory(root.resolve("run"));
        Files.createFile(root.resolve("run/.containerenv"));

        // Then
        assertThat(Container.isMarked(root)).isTrue();
        assertThat(Container.note(root)).isEmpty();
        assertThat(Container.isTop(Path.of("/"))).isTrue();
        assertThat(Container.note(Path.of("/")))
                .hasSize(
                        Stream.of("/.dockerenv", "/run/.containerenv").anyMatch(mark -> Files.exists(Path.of(mark)))
                                ? 1
                                : 0);
    }
}
