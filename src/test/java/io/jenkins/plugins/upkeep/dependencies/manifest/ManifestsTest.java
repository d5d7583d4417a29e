package io.jenkins.plugins.upkeep.dependencies.manifest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.jenkins.plugins.upkeep.system.UpkeepException;
import io.jenkins.plugins.upkeep.system.process.Command;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ManifestsTest {
    @TempDir
    private Path folder;

    @Test
    void shouldKnowTheUsualNames() {
        assertThat(Stream.of(
                                "requirements.txt",
                                "requirements-dev.txt",
                                "package-lock.json",
                                "npm-shrinkwrap.json",
                                "pom.xml",
                                "bom.json",
                                "bom.xml",
                                "shop.cdx.json")
                        .map(folder::resolve))
                .allMatch(Manifests::hasUsualName);
        assertThat(Stream.of("notes.txt", "package.json", "build.xml", ".env").map(folder::resolve))
                .noneMatch(Manifests::hasUsualName);
    }

    @Test
    void shouldTellKindsByWhatTheyHold() throws Exception {
        var written = new Written(folder);
        assertThat(written.read(
                                "lock",
                                "\ufeff {\"lockfileVersion\":3,\"packages\":{\"node_modules/a\":{\"version\":\"1.0.0\"}}}")
                        .components())
                .hasSize(1);
        assertThat(written.read("sbom", "\n<bom/>").components()).isEmpty();
    }

    @Test
    void shouldRefuseWhatItDoesNotKnow() throws Exception {
        assertRefused(
                new Written(folder).file("Gemfile.lock", "GEM\n"), "is none of requirements.txt, package-lock.json");
        assertRefused(new Written(folder).file("empty", ""), "is none of");
        assertRefused(folder.resolve("missing.json"), "does not exist");
        assertRefused(folder, "is no file");
    }

    @Test
    void shouldNotWaitForWhatNeverEnds() throws Exception {
        assertRefused(Path.of("/dev/zero"), "is no file");
        var pipe = folder.resolve("requirements.txt");
        Command.of("mkfifo", pipe.toString()).output(Duration.ofSeconds(20));
        assertTimeoutPreemptively(Duration.ofSeconds(5), () -> assertRefused(pipe, "is no file"));
    }

    @Test
    void shouldNotReadWhatIsTooLarge() throws Exception {
        var file = folder.resolve("requirements.txt");
        try (var large = new RandomAccessFile(file.toFile(), "rw")) {
            large.setLength(64L * 1024 * 1024 + 1);
        }
        assertRefused(file, "is larger than 64 MiB");
    }

    @Test
    void shouldSayWhatMayNotBeRead() throws Exception {
        // Given: nobody may read it, not even root
        var file = new Written(folder).file("pom.xml", "<project/>");
        assertThat(file.toFile().setReadable(false, false)).isTrue();

        // When, Then
        if (!Files.isReadable(file)) {
            assertRefused(file, "cannot be read; check its rights");
        }
    }

    private static void assertRefused(Path file, String reason) {
        assertThatExceptionOfType(UpkeepException.class)
                .isThrownBy(() -> Manifests.read(file))
                .withMessageStartingWith(file + ": ")
                .withMessageContaining(reason);
    }
}
