package io.jenkins.plugins.upkeep.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.upkeep.backup.set.VerificationLevel;
import io.jenkins.plugins.upkeep.system.age.AgeKey;
import io.jenkins.plugins.upkeep.system.age.AgeProgram;
import io.jenkins.plugins.upkeep.system.postgres.DatabaseAddress;
import io.jenkins.plugins.upkeep.testing.TestCluster;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A database in encrypted sets: nothing of it is on the disk in plain, and it comes back by the key alone. */
class EncryptedDatabaseTest {
    private static final AgeKey KEY = AgeKey.generate();
    private static final AgeKey FOREIGN = AgeKey.generate();
    private static final String PLAIN = "what-nobody-else-may-read";
    private static final Duration LONG = Duration.ofMinutes(4);

    private final ServiceDesk desk = ServiceDesk.open();
    private final DatabaseAddress database = TestCluster.database();

    @AfterEach
    void close() throws Exception {
        desk.close();
    }

    private void configure(int rows) throws Exception {
        TestCluster.sql(database, """
                CREATE TABLE customer AS SELECT n AS id, '%s' || md5(n::text) || md5((n + 1)::text) AS name
                    FROM generate_series(1, %d) n;
                COMMENT ON TABLE customer IS '%s';
                SELECT lo_from_bytea(0, convert_to('%s', 'UTF8'))""".formatted(PLAIN, rows, PLAIN, PLAIN));
        desk.database(database);
        var config = desk.folder().resolve("upkeep.yaml");
        Files.writeString(
                config,
                Files.readString(config)
                        .replace("  verify: restored", "  encryption: {recipients: [" + KEY.recipient() + "]}"));
    }

    private String id() throws Exception {
        return desk.catalog().look().sets().get(0).manifest().id();
    }

    @Test
    void shouldPutNothingPlainOnTheDisk() throws Exception {
        // Given
        configure(60_000);

        // When
        int looks = 0;
        try (var run = desk.start("verified-backup", "--quiet")) {
            do {
                // Then
                assertThat(plainFile()).isEmpty();
                looks++;
            } while (run.isAlive());
            assertThat(run.await(LONG).status()).isZero();
        }
        assertThat(looks).isGreaterThan(5);
        assertThat(plainFile()).isEmpty();
        assertThat(desk.catalog().look().newestVerified()).isPresent();
    }

    private Optional<Path> plainFile() throws IOException {
        try (var paths = Files.walk(desk.folder())) {
            for (var path : (Iterable<Path>) paths.filter(Files::isRegularFile)::iterator) {
                if (holdsPlain(path)) {
                    return Optional.of(path);
                }
            }
            return Optional.empty();
        } catch (java.io.UncheckedIOException e) {
            // A folder went away meanwhile; the next look sees the others.
            return Optional.empty();
        }
    }

    private static boolean holdsPlain(Path path) throws IOException {
        try {
            return Files.readString(path, StandardCharsets.ISO_8859_1).contains(PLAIN);
        } catch (java.nio.file.NoSuchFileException e) {
            return false;
        }
    }

    @Test
    void shouldComeBackByTheKeyAlone() throws Exception {
        // Given
        configure(1_000);
        var age = new AgeProgram(desk.folder());
        var right = "--identity=" + age.identity("right.txt", KEY);
        var foreign = "--identity=" + age.identity("foreign.txt", FOREIGN);
        var variable = Map.of("UPKEEP_AGE_IDENTITY", KEY.identity().reveal());

        // When
        var backup = desk.run(variable, "verified-backup", "--verify=restored");

        // Then
        assertThat(backup.status()).as(backup.out() + backup.errors()).isZero();
        assertThat(desk.catalog().look().sets().get(0).level()).isEqualTo(VerificationLevel.RESTORED);

        var empty = TestCluster.database();
        var account = Map.of(
                "PGUSER", empty.user().orElseThrow(),
                "PGPASSWORD", empty.password().orElseThrow().reveal());
        var into = ServiceDesk.url(empty);
        for (var key : List.of(foreign, "--quiet")) {
            var said = desk.run(account, "backup", "restore", id(), "--into", into, key);
            assertThat(said.status()).isEqualTo(3);
            assertThat(said.errors()).contains("key").doesNotContain("half filled");
        }
        // The database is still empty, else it would be refused.
        var restored = desk.run(account, "backup", "restore", id(), "--into", into, right);
        assertThat(restored.status()).as(restored.out() + restored.errors()).isZero();
    }
}
