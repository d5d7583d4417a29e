package io.jenkins.plugins.upkeep.rollback.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.jenkins.plugins.upkeep.system.process.Command;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Only good signatures of trusted keys are accepted; with real keys. */
class SignatureTest {
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    @TempDir
    private Path folder;

    private Repository repository;
    private Path home;

    @BeforeEach
    void aRepositoryAndAKeyRing() throws Exception {
        repository = Repository.at(folder.resolve("shop"));
        repository.commit("app.py", "1");
        // The sockets of GnuPG's agent need a short path.
        home = Files.createTempDirectory(
                "gpg", PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        assumeThat(Command.find("gpg"))
                .as("gpg is not installed, signatures are not tested; run bin/setup --test")
                .isPresent();
        var program = repository.write(".git/gpg", "#!/bin/sh\nGNUPGHOME=" + home + " exec gpg \"$@\"\n");
        assertThat(program.toFile().setExecutable(true)).isTrue();
        repository.git("config", "gpg.program", program.toString());
    }

    @AfterEach
    void endTheAgent() throws Exception {
        Command.of("gpgconf", "--kill", "all")
                .environment("GNUPGHOME", home.toString())
                .run(PATIENCE);
        io.jenkins.plugins.upkeep.testing.Scratch.remove(home);
    }

    private String gpg(String... words) throws Exception {
        return Command.of("gpg", "--batch", "--quiet", "--yes", "--no-tty")
                .with("--pinentry-mode", "loopback", "--passphrase", "")
                .with(words)
                .environment("GNUPGHOME", home.toString())
                .output(PATIENCE);
    }

    private void key(String name, String expires) throws Exception {
        gpg("--quick-generate-key", name + " <" + name + "@example.org>", "ed25519", "sign", expires);
    }

    private String fingerprint(String name) throws Exception {
        return gpg("--with-colons", "--list-keys", name + "@example.org")
                .lines()
                .filter(line -> line.startsWith("fpr:"))
                .findFirst()
                .orElseThrow()
                .split(":", -1)[9];
    }

    private void sign(String tag, String name) throws Exception {
        repository.git("tag", "--sign", "--local-user", fingerprint(name), "--message", tag, tag);
    }

    private String require(String word) throws Exception {
        var git = repository.open();
        return git.requireSigned(git.resolve(word));
    }

    @Test
    void shouldAcceptATrustedKey() throws Exception {
        // Given
        key("ann", "never");
        sign("v1", "ann");
        repository.git("commit", "--quiet", "--allow-empty", "--message", "signed", "-S" + fingerprint("ann"));
        repository.git("tag", "light");

        // When, Then
        assertThat(require("v1"))
                .startsWith("tag v1 is signed by ")
                .contains("ann <ann@example.org>", fingerprint("ann"));
        assertThat(require("light")).startsWith("commit ").contains("ann@example.org");
        assertThat(require("main")).startsWith("commit ").contains("ann@example.org");
    }

    @Test
    void shouldRefuseWhatIsNotSigned() throws Exception {
        // Given
        repository.git("tag", "--annotate", "--message", "not signed", "v1");

        // When, Then
        assertThatThrownBy(() -> require("v1")).hasMessageStartingWith("tag v1: is not signed; ");
        assertThatThrownBy(() -> require("main")).hasMessageContaining(": is not signed; ");
    }

    @Test
    void shouldRefuseAKeyThatNobodyVouchesFor() throws Exception {
        // Given
        key("ann", "never");
        sign("v1", "ann");
        Files.writeString(home.resolve("trust"), fingerprint("ann") + ":2:\n");
        gpg("--import-ownertrust", home.resolve("trust").toString());

        // When, Then
        assertThatThrownBy(() -> require("v1"))
                .hasMessageContaining("a key that nobody here has vouched for")
                .hasMessageContaining("gpg --lsign-key");
    }

    @Test
    void shouldRefuseAnUnknownKey() throws Exception {
        // Given
        key("ann", "never");
        sign("v1", "ann");
        gpg("--delete-secret-and-public-key", fingerprint("ann"));

        // When, Then
        assertThatThrownBy(() -> require("v1")).hasMessageContaining("a key that is not in the key ring");
    }

    @Test
    void shouldRefuseARevokedKey() throws Exception {
        // Given
        key("ann", "never");
        sign("v1", "ann");
        var certificate = home.resolve("openpgp-revocs.d/" + fingerprint("ann") + ".rev");
        var text = Files.readString(certificate).replace(":-----BEGIN", "-----BEGIN");
        gpg("--import", Files.writeString(home.resolve("revocation"), text).toString());

        // When, Then
        assertThatThrownBy(() -> require("v1")).hasMessageContaining("signed by a key that was revoked");
    }

    @Test
    void shouldRefuseAnExpiredKey() throws Exception {
        // Given a key that was good for a day, long ago
        gpg(
                "--faked-system-time",
                "20200101T000000",
                "--quick-generate-key",
                "old <old@example.org>",
                "ed25519",
                "sign",
                "1d");
        var program = repository.folder().resolve(".git/gpg");
        var plain = Files.readString(program);
        Files.writeString(program, plain.replace("exec gpg", "exec gpg --faked-system-time 20200101T010000"));
        sign("v1", "old");
        Files.writeString(program, plain);

        // When, Then
        assertThatThrownBy(() -> require("v1")).hasMessageContaining("signed by a key that has expired");
    }

    @Test
    void shouldRefuseWhatWasChanged() throws Exception {
        // Given a signed tag whose text somebody has changed
        key("ann", "never");
        sign("v1", "ann");
        var text = repository.git("cat-file", "tag", "v1").replace("\n\nv1\n", "\n\nv1, good for all\n") + "\n";
        var file = Files.writeString(folder.resolve("tag"), text);
        var forged = repository.git("hash-object", "-t", "tag", "-w", file.toString());
        repository.git("update-ref", "refs/tags/v1", forged);

        // When, Then
        assertThatThrownBy(() -> require("v1")).hasMessageContaining("the signature does not fit");
    }

    @Test
    void shouldRefuseASignedTagUnderAnotherName() throws Exception {
        // Given an old version, well signed, passed off as the new one
        key("ann", "never");
        sign("v1", "ann");
        repository.git("update-ref", "refs/tags/v2", repository.git("rev-parse", "refs/tags/v1"));

        // When, Then
        assertThat(require("v1")).isNotEmpty();
        assertThatThrownBy(() -> require("v2")).hasMessageContaining("was signed under another name (v1)");
    }

    @Test
    void shouldKnowSignaturesOfSsh() throws Exception {
        // Given
        assumeThat(Command.find("ssh-keygen")).as("ssh-keygen is not installed").isPresent();
        for (var name : new String[] {"ann", "eve"}) {
            Command.of(
                            "ssh-keygen",
                            "-q",
                            "-t",
                            "ed25519",
                            "-N",
                            "",
                            "-C",
                            name,
                            "-f",
                            folder.resolve(name).toString())
                    .output(PATIENCE);
        }
        repository.git("config", "gpg.format", "ssh");
        repository.git("-c", "user.signingKey=" + folder.resolve("ann"), "tag", "--sign", "--message", "v1", "v1");
        repository.git("-c", "user.signingKey=" + folder.resolve("eve"), "tag", "--sign", "--message", "v2", "v2");

        // When, Then
        assertThatThrownBy(() -> require("v1"))
                .hasMessageContaining("no signature of an allowed signer")
                .hasMessageContaining("gpg.ssh.allowedSignersFile");
        var allowed = Files.writeString(
                folder.resolve("allowed"), "ann@example.org " + Files.readString(folder.resolve("ann.pub")));
        repository.git("config", "gpg.ssh.allowedSignersFile", allowed.toString());
        assertThat(require("v1")).contains("signed by ann@example.org, ED25519 key SHA256:");
        assertThatThrownBy(() -> require("v2")).hasMessageContaining("no signature of an allowed signer");
    }
}
