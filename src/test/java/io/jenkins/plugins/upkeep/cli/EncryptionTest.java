package io.jenkins.plugins.upkeep.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.upkeep.backup.set.BackupSet;
import io.jenkins.plugins.upkeep.backup.set.VerificationLevel;
import io.jenkins.plugins.upkeep.system.age.AgeKey;
import io.jenkins.plugins.upkeep.system.age.AgeProgram;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the command line does with encrypted sets: with the right key, the wrong one and none, whole and damaged. */
class EncryptionTest {
    private static final AgeKey KEY = AgeKey.generate();
    private static final AgeKey SECOND = AgeKey.generate();
    private static final AgeKey FOREIGN = AgeKey.generate();
    private static final String PLAIN = "what nobody else may read";
    private static final int PIECE = (64 << 10) + 16;

    private final ServiceDesk desk = ServiceDesk.open();

    @BeforeEach
    void writeFiles() throws Exception {
        Files.writeString(desk.folder().resolve("one.txt"), PLAIN + "\n");
        var noise = new byte[300_000];
        new Random(1).nextBytes(noise);
        Files.write(desk.folder().resolve("noise"), noise);
        Files.writeString(desk.folder().resolve("recipients.txt"), "# the second\n\n" + SECOND.recipient() + "\n");
        configure("");
        identity("right.txt", KEY);
        identity("foreign.txt", FOREIGN);
    }

    @AfterEach
    void close() throws Exception {
        desk.close();
    }

    private void configure(String more) {
        desk.write("""
                service: shop
                backup:
                  store: file:%s
                  encryption: {recipients: [%s], recipientsFile: recipients.txt}
                  parts: {files: [{name: documents, paths: [one.txt, noise]}]}
                %s
                """.formatted(desk.store(), KEY.recipient(), more));
    }

    private Path identity(String name, AgeKey key) throws Exception {
        return new AgeProgram(desk.folder()).identity(name, key);
    }

    private String file(String name) {
        return "--identity=" + desk.folder().resolve(name);
    }

    private static Map<String, String> variable(AgeKey key) {
        return Map.of("UPKEEP_AGE_IDENTITY", key.identity().reveal());
    }

    private BackupSet set() throws Exception {
        return desk.catalog().look().sets().get(0);
    }

    private String backUp(Map<String, String> environment) throws Exception {
        var said = desk.run(environment, "verified-backup");
        assertThat(said.status()).as(said.out() + said.errors()).isZero();
        return set().manifest().id();
    }

    private Path folder(String id) {
        return desk.store().resolve("shop").resolve(id);
    }

    @Test
    void shouldStoreNothingThatOthersCanRead() throws Exception {
        // When
        var id = backUp(Map.of());

        // Then
        assertThat(set().level()).isEqualTo(VerificationLevel.STORED);
        assertThat(set().manifest().encryption().orElseThrow().recipients())
                .containsExactly(KEY.recipient().text(), SECOND.recipient().text());
        assertThat(set().manifest().contents())
                .extracting(file -> file.path())
                .containsExactly(
                        "README.txt", "SHA256SUMS", "files/documents.jsonl.zst.age", "files/documents.tar.zst.age");
        for (var file : desk.files()) {
            if (file.startsWith(desk.store()) || file.startsWith(desk.report())) {
                assertThat(Files.readString(file, StandardCharsets.ISO_8859_1))
                        .as(file.toString())
                        .doesNotContain(PLAIN, "one.txt");
            }
        }
        assertThat(desk.run("backup", "show", id).out())
                .contains("encrypted by age for " + KEY.recipient() + ", " + SECOND.recipient());
        assertThat(Files.readString(desk.report().resolve("report.json")))
                .contains("not decrypted, since no key is at hand");
    }

    @Test
    void shouldVerifyWithAnyOfTheKeysAndWithNone() throws Exception {
        // Given
        var id = backUp(variable(SECOND));
        identity("several.txt", FOREIGN);
        Files.writeString(
                desk.folder().resolve("several.txt"),
                FOREIGN.identity().reveal() + "\n" + SECOND.identity().reveal() + "\n");

        // When, Then
        var none = desk.run("backup", "verify", id);
        assertThat(none.status()).isZero();
        assertThat(none.out()).contains("2 encrypted ones were not opened");
        var opened = desk.run("backup", "verify", id, file("right.txt"));
        assertThat(opened.status()).isZero();
        assertThat(opened.out()).contains("as they were stored").doesNotContain("not opened");
        assertThat(desk.run("backup", "verify", id, file("several.txt")).out()).doesNotContain("not opened");
        assertThat(desk.run(variable(KEY), "backup", "verify", id).out()).doesNotContain("not opened");
    }

    @Test
    void shouldTakeTheOptionBeforeTheEnvironmentBeforeTheConfiguration() throws Exception {
        // Given
        configure("drill: {identity: '${file:right.txt}'}");
        var id = backUp(Map.of());

        // When, Then
        assertThat(desk.run("backup", "verify", id).out()).doesNotContain("not opened");
        assertThat(desk.run(variable(FOREIGN), "backup", "verify", id).status()).isEqualTo(3);
        assertThat(desk.run(variable(FOREIGN), "backup", "verify", id, file("right.txt"))
                        .status())
                .isZero();
        assertThat(desk.run(variable(KEY), "backup", "verify", id, file("foreign.txt"))
                        .status())
                .isEqualTo(3);
    }

    @Test
    void shouldNotTakeAMissingKeyForDamage() throws Exception {
        // Given
        var id = backUp(Map.of());
        var before = set().verifications();

        // When, Then
        var verify = desk.run("backup", "verify", id, file("foreign.txt"));
        assertThat(verify.status()).isEqualTo(3);
        assertThat(verify.out())
                .startsWith("UNKNOWN: set " + id + ": no key at hand reads it; its stored bytes are right");
        var foreign = desk.run("dr-restore-test", file("foreign.txt"));
        assertThat(foreign.status()).isEqualTo(3);
        assertThat(foreign.out())
                .contains("no key at hand reads it")
                .doesNotContainPattern("RTO +\\d")
                .doesNotContain("set " + id + ": set " + id);
        var none = desk.run("dr-restore-test");
        assertThat(none.status()).isEqualTo(3);
        assertThat(none.out()).contains("is encrypted and there is no key: give one by --identity FILE");
        assertThat(set().verifications()).isEqualTo(before);
    }

    @Test
    void shouldProveInADrillThatTheKeyFits() throws Exception {
        // Given
        backUp(Map.of());

        // When
        var drill = desk.run("dr-restore-test", file("right.txt"));

        // Then
        assertThat(drill.status()).as(drill.out()).isZero();
        assertThat(set().level()).isEqualTo(VerificationLevel.RESTORED);
        assertThat(Files.readString(desk.report().resolve("report.json"))).contains("decrypt: key fits");
    }

    @ParameterizedTest
    @CsvSource({
        // Within the version, a recipient's part, the seal of the header; the first, a middle and the last byte of
        // content
        "flip, 3",
        "flip, 60",
        "flip, 250",
        "flip, 500",
        "flip, 150000",
        "flip, -1",
        "cut, 0",
        "cut, 1",
        "cut, 2",
    })
    void shouldFindDamage(String how, int place) throws Exception {
        // Given
        var id = backUp(Map.of());
        var file = folder(id).resolve("files/documents.tar.zst.age");
        var bytes = Files.readAllBytes(file);
        var content = Files.readString(file, StandardCharsets.ISO_8859_1).indexOf("\n--- ") + 49 + 16;
        if (how.equals("flip")) {
            bytes[Math.floorMod(place, bytes.length)] ^= 1;
            Files.write(file, bytes);
        } else {
            Files.write(file, Arrays.copyOf(bytes, content + place * PIECE));
        }

        for (var words : new String[][] {
            {"backup", "verify", id},
            {"backup", "verify", id, file("right.txt")},
            {"backup", "verify", id, file("foreign.txt")},
            {"dr-restore-test", "--set", id, file("right.txt")},
        }) {
            // When
            var said = desk.run(words);

            // Then
            assertThat(said.status()).as(String.join(" ", words) + said.out()).isEqualTo(2);
            assertThat(set().failure()).isPresent();
            removeFailures(id);
        }
    }

    private void removeFailures(String id) throws Exception {
        try (var names = Files.newDirectoryStream(folder(id).resolve("verified"), "*-failed.json")) {
            for (var name : names) {
                Files.delete(name);
            }
        }
        assertThat(set().failure()).isEmpty();
    }

    @Test
    void shouldNotBackUpWhatCannotBeProved() throws Exception {
        for (var environment : List.of(Map.<String, String>of(), variable(FOREIGN))) {
            // When
            var said = desk.run(environment, "verified-backup", "--verify=restored");

            // Then
            assertThat(said.status()).isEqualTo(64);
            assertThat(said.errors().lines()).singleElement().asString().contains("restored needs a private key");
            assertThat(desk.store()).doesNotExist();
        }
        assertThat(desk.run("verified-backup", "--verify=restored").errors())
                .contains("give one by UPKEEP_AGE_IDENTITY or drill.identity");
    }

    @Test
    void shouldBackUpAllTheSameWhenTheKeyAtHandIsForeign() throws Exception {
        // When
        var said = desk.run(variable(FOREIGN), "verified-backup");

        // Then
        assertThat(said.status()).isEqualTo(1);
        assertThat(said.out()).contains("none of the private keys at hand belongs to a recipient of backup.encryption");
        assertThat(set().level()).isEqualTo(VerificationLevel.STORED);
    }

    @Test
    void shouldNotNeedTheFileOfAKeyThatIsElsewhere() throws Exception {
        // Given a machine that is backed up, and does not have the key that the drill has
        configure("drill: {identity: '${file:/nowhere/identity.txt}'}");

        // When
        var id = backUp(Map.of());

        // Then
        assertThat(desk.run("backup", "verify", id).status()).isZero();
        assertThat(desk.run("backup", "verify", id, file("right.txt")).out()).doesNotContain("not opened");
        assertThat(desk.run("dr-restore-test").out()).contains("file /nowhere/identity.txt does not exist");
        assertThat(desk.run("verified-backup", "--verify=restored").errors())
                .contains("file /nowhere/identity.txt does not exist");
    }

    @ParameterizedTest
    @CsvSource({
        "missing, does not exist",
        "empty, holds no key",
        "folder, is a folder",
        "passphrase, the key itself is encrypted (by a passphrase)",
        "public, is not a private key of age",
    })
    void shouldSayWhatIsWrongWithAnIdentity(String name, String problem) throws Exception {
        // Given
        var id = backUp(Map.of());
        Files.writeString(desk.folder().resolve("empty"), "# nothing\n");
        Files.createDirectory(desk.folder().resolve("folder"));
        Files.writeString(desk.folder().resolve("passphrase"), "age-encryption.org/v1\n-> scrypt bG9uZw 18\n");
        Files.writeString(desk.folder().resolve("public"), KEY.recipient() + "\n");

        for (var words : new String[][] {{"backup", "verify", id, file(name)}, {"dr-restore-test", file(name)}}) {
            // When
            var said = desk.run(words);

            // Then
            assertThat(said.status()).isEqualTo(64);
            assertThat(said.errors().lines()).singleElement().asString().contains("--identity ", problem);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "'# none\n', holds no public key",
        "ssh-ed25519 AAAA, line 1: keys of ssh are not known",
        "'\nage1yubikey1qqqq', line 2: age1yubikey1qqqq is of another kind",
        "age1qqqq, line 1: age1qqqq is not a public key of age",
    })
    void shouldSayWhatIsWrongWithAFileOfRecipients(String text, String problem) throws Exception {
        // Given
        Files.writeString(desk.folder().resolve("recipients.txt"), text);

        // When
        var said = desk.run("verified-backup");

        // Then
        assertThat(said.status()).isEqualTo(64);
        assertThat(said.errors().lines())
                .singleElement()
                .asString()
                .contains("backup.encryption.recipientsFile: ", "recipients.txt: ", problem);
        assertThat(desk.store()).doesNotExist();
    }

    @Test
    void shouldRefuseThePlaceholderOfExamples() {
        // Given
        desk.write("service: shop\nbackup: {store: 'file:store', encryption: {recipients: [age1...]}, parts: {files:"
                + " [{name: a, paths: [one.txt]}]}}\n");

        // When, Then
        assertThat(desk.run("config", "check").status()).isZero();
        assertThat(desk.run("verified-backup").status()).isEqualTo(64);
        assertThat(desk.run("verified-backup").errors()).contains("age1... is not a public key of age");
    }
}
