package io.jenkins.plugins.upkeep.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.upkeep.system.json.Json;
import io.jenkins.plugins.upkeep.system.process.Command;
import io.jenkins.plugins.upkeep.testing.BadDisk;
import io.jenkins.plugins.upkeep.testing.SmallDisk;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the command line says of a set that failed a proof, and of one that could not be proved. */
class FailedProofTest {
    private final ServiceDesk desk = ServiceDesk.open();

    @BeforeEach
    void configure() throws Exception {
        configure("");
    }

    private void configure(String more) throws Exception {
        desk.write("""
                service: shop
                backup:
                  store: file:%s
                  parts: {database: false, files: [{name: documents, paths: [one.txt]}]}
                %s
                """.formatted(desk.store(), more));
        Files.writeString(desk.store().resolveSibling("one.txt"), "one\n");
    }

    @AfterEach
    void close() throws Exception {
        desk.close();
    }

    private String backUp() throws Exception {
        assertThat(desk.run("verified-backup").status()).isZero();
        return desk.catalog().look().sets().get(0).manifest().id();
    }

    private Path archive(String id) {
        return desk.store().resolve("shop").resolve(id).resolve("files/documents.tar.zst");
    }

    private JsonNode listed() throws Exception {
        return Json.mapper()
                .readTree(desk.run("backup", "list", "--json").out())
                .get(0);
    }

    @Test
    void shouldShowThatAndWhyAProofFailed() throws Exception {
        // Given
        var id = backUp();
        assertThat(listed().get("verified").textValue()).isEqualTo("stored");
        var whole = Files.readAllBytes(archive(id));

        // When
        Files.write(archive(id), new byte[10]);
        var verified = desk.run("backup", "verify", id);

        // Then
        assertThat(verified.status()).isEqualTo(2);
        var text = desk.run("backup", "list");
        assertThat(text.status()).isZero();
        assertThat(text.out())
                .containsPattern(id + " .* failed ")
                .contains("  failed at level stored on ", "files/documents.tar.zst");
        assertThat(listed().get("verified").textValue()).isEqualTo("none");
        assertThat(listed().has("verifiedAt")).isFalse();
        assertThat(listed().get("failed").get("reason").textValue()).contains("files/documents.tar.zst");
        assertThat(desk.run("backup", "show", id).out()).contains("failed at level stored on ", "verified: failed");
        var shown =
                Json.mapper().readTree(desk.run("backup", "show", id, "--json").out());
        assertThat(shown.get("verified").textValue()).isEqualTo("none");
        assertThat(shown.get("verifications").size()).isEqualTo(2);
        assertThat(shown.get("manifest").get("id").textValue()).isEqualTo(id);

        // When it is whole again
        Files.write(archive(id), whole);
        assertThat(desk.run("backup", "verify", id).status()).isZero();

        // Then
        assertThat(listed().get("verified").textValue()).isEqualTo("stored");
        assertThat(listed().has("failed")).isFalse();
    }

    @Test
    void shouldNotBlameTheSetForADiskThatCannotBeRead() throws Exception {
        // Given
        var id = backUp();

        // When
        Desk.Said verified;
        try (var disk = BadDisk.reading(archive(id))) {
            assertThat(disk).isNotNull();
            verified = desk.run("backup", "verify", id);
        }

        // Then
        assertThat(verified.status()).isEqualTo(3);
        assertThat(verified.out()).startsWith("UNKNOWN: ").contains("1 file could not be read");
        assertThat(verified.errors()).contains("Input/output error");
        assertThat(listed().get("verified").textValue()).isEqualTo("stored");

        // When
        Desk.Said listed;
        try (var disk =
                BadDisk.reading(archive(id).resolveSibling("../manifest.json").normalize())) {
            assertThat(disk).isNotNull();
            listed = desk.run("backup", "list");
        }

        // Then
        assertThat(listed.status()).isEqualTo(3);
        assertThat(listed.errors()).contains("set " + id, "Input/output error");
    }

    @Test
    void shouldSayThatNothingCanBeNotedInAStoreThatCannotBeWritten() throws Exception {
        // Given a store that becomes read-only
        Files.createDirectories(desk.store());
        try (var disk = SmallDisk.at(desk.store(), "size=4m")) {
            assertThat(disk).isNotNull();
            var id = backUp();
            var whole = Files.readAllBytes(archive(id));
            readOnly(true);
            var good = desk.run("backup", "verify", id);
            readOnly(false);
            Files.write(archive(id), new byte[10]);
            readOnly(true);
            var damaged = desk.run("backup", "verify", id);
            readOnly(false);
            Files.write(archive(id), whole);

            // Then
            assertThat(good.status()).isEqualTo(1);
            assertThat(good.out()).startsWith("WARNING: ").contains("which cannot be noted");
            assertThat(damaged.status()).isEqualTo(2);
            assertThat(damaged.out()).startsWith("CRITICAL: ");
            assertThat(damaged.errors()).contains("that it is damaged cannot be noted", "Read-only file system");
        }
    }

    private void readOnly(boolean refuse) throws Exception {
        Command.of(
                        "mount",
                        "-o",
                        "remount," + (refuse ? "ro" : "rw"),
                        desk.store().toString())
                .output(Duration.ofSeconds(20));
    }
}
