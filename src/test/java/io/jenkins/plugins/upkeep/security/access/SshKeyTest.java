package io.jenkins.plugins.upkeep.security.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.jenkins.plugins.upkeep.system.process.Command;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The fingerprints are held against those of ssh-keygen. */
class SshKeyTest {
    @TempDir
    private Path folder;

    private String publicKey(String type, int bits) throws Exception {
        assumeThat(Command.find("ssh-keygen")).as("ssh-keygen is not installed").isPresent();
        var file = folder.resolve("key");
        Command.of("ssh-keygen", "-q", "-N", "", "-t", type, "-b", Integer.toString(bits), "-f", file.toString())
                .with("-C", "alice@example.org")
                .output(Duration.ofSeconds(60));
        return Files.readString(folder.resolve("key.pub")).strip();
    }

    @ParameterizedTest
    @CsvSource({"rsa, 1024, true", "rsa, 3072, false", "ecdsa, 384, false", "ecdsa, 521, false", "ed25519, 256, false"})
    void shouldReadKeysAsSshDoes(String type, int bits, boolean weak) throws Exception {
        // Given
        var line = publicKey(type, bits);
        var shown = Command.of(
                        "ssh-keygen", "-l", "-f", folder.resolve("key.pub").toString())
                .output(Duration.ofSeconds(10))
                .split(" ", 3);

        // When
        var key = SshKey.parse(line).orElseThrow();

        // Then
        assertThat(Integer.toString(key.bits())).isEqualTo(shown[0]);
        assertThat(key.fingerprint()).isEqualTo(shown[1]);
        assertThat(key.comment()).isEqualTo("alice@example.org");
        assertThat(key.isWeak()).isEqualTo(weak);
    }

    @Test
    void shouldStepOverOptionsWithoutShowingTheirValues() throws Exception {
        // Given
        var line = "no-pty,command=\"run ssh-rsa AAAA \\\" $SECRET\",from=\"10.0.0.1\" " + publicKey("ed25519", 256);

        // When
        var key = SshKey.parse(line).orElseThrow();

        // Then
        assertThat(key.options()).isEqualTo("no-pty,command=…,from=…");
        assertThat(key.type()).isEqualTo("ssh-ed25519");
    }

    @ParameterizedTest
    @CsvSource({
        "garbage",
        "ssh-rsa",
        "ssh-rsa AAAA",
        "ssh-rsa AAAAB3NzaC1yc2EAAAAD",
        "ssh-ed25519 AAAAB3NzaC1yc2EAAAADAQAB",
        "ssh-rsa /////////////////////w==",
        "ssh-rsa !!!!!!!!!!!!!!!!!!!!!!"
    })
    void shouldNotTakeOtherLinesForKeys(String line) {
        assertThat(SshKey.parse(line)).isEmpty();
    }

    @Test
    void shouldBearLinesWithoutEnd() {
        assertThat(SshKey.parse("x".repeat(1_000_000))).isEmpty();
        assertThat(SshKey.parse("a=\"" + "\\\"".repeat(500_000) + "\" ssh-rsa AAAAAAAAAAAAAAAAAAAA"))
                .isEmpty();
        assertThat(SshKey.parse("\"\"".repeat(500_000) + " ssh-rsa AAAAAAAAAAAAAAAAAAAA"))
                .isEmpty();
    }
}
