package io.jenkins.plugins.upkeep.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.upkeep.system.process.Command;
import io.jenkins.plugins.upkeep.system.process.RunningProcess;
import io.jenkins.plugins.upkeep.testing.TestCluster;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What goes wrong is said in one line with exit status 3, and no secret is ever shown. */
class BackupProblemsTest {
    private static final Duration LONG = Duration.ofMinutes(1);
    private static final String ROLE = "upk_problems";
    private static final String PASSWORD = "Kenn%wört/ '?\"#@:&$x";

    @BeforeAll
    static void makeRole() {
        TestCluster.sql(
                TestCluster.address(),
                "CREATE ROLE %s SUPERUSER LOGIN PASSWORD '%s'".formatted(ROLE, PASSWORD.replace("'", "''")));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private static void shouldFail(ServiceDesk desk, String... words) throws Exception {
        // When
        var said = desk.run("verified-backup", "--verbose", "--verify", "stored");

        // Then
        assertThat(said.status()).isEqualTo(3);
        assertThat(said.errors()).startsWith("upkeep: ").contains(words).hasLineCount(1);
        assertThat(said.out() + said.errors()).doesNotContain(PASSWORD, encoded(PASSWORD));
        assertNowhere(desk);
        assertThat(desk.catalog().look().sets()).isEmpty();
        assertThat(desk.catalog().look().unfinished()).isEmpty();
    }

    private static void assertNowhere(ServiceDesk desk) throws Exception {
        for (var file : desk.files()) {
            assertThat(new String(Files.readAllBytes(file), StandardCharsets.UTF_8))
                    .as("%s", file)
                    .doesNotContain(PASSWORD, encoded(PASSWORD), PASSWORD.replace("\"", "\\\""));
        }
    }

    private static ServiceDesk desk(String more) {
        var address = TestCluster.database();
        TestCluster.sql(address, "CREATE TABLE t AS SELECT n FROM generate_series(1, 100) n");
        return ServiceDesk.open().database(ServiceDesk.url(address), ROLE, PASSWORD, more);
    }

    @Test
    void shouldRefuseAPgDumpThatIsTooOld(@TempDir Path folder) throws Exception {
        var script = Files.writeString(folder.resolve("pg_dump"), "#!/bin/sh\necho 'pg_dump (PostgreSQL) 14.9'\n");
        Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwxr-xr-x"));

        try (var desk = desk("  binaries: " + folder)) {
            shouldFail(desk, "no pg_dump for a server of version 15", "pg_dump 14.9", "apt-get install");
        }
    }

    @Test
    void shouldRefuseToGoWithoutPgDump(@TempDir Path folder) throws Exception {
        try (var desk = desk("  binaries: " + folder)) {
            shouldFail(desk, "no pg_dump", folder.toString());
        }
    }

    @Test
    void shouldSayThatNobodyListens() throws Exception {
        try (var desk = ServiceDesk.open().database("jdbc:postgresql://127.0.0.1:1/shop", ROLE, PASSWORD, "")) {
            shouldFail(desk, "database 127.0.0.1:1/shop", "is the server running");
        }
    }

    @Test
    void shouldSayThatThePasswordIsWrong() throws Exception {
        var url = ServiceDesk.url(TestCluster.address());
        try (var desk = ServiceDesk.open().database(url, "postgres_nobody", PASSWORD, "")) {
            shouldFail(desk, "password authentication failed", "check database.user and database.password");
        }
    }

    @Test
    void shouldSayThatTheDatabaseIsMissing() throws Exception {
        var url = ServiceDesk.url(TestCluster.address().database("nothing"));
        try (var desk = ServiceDesk.open().database(url, ROLE, PASSWORD, "")) {
            shouldFail(desk, "\"nothing\" does not exist");
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void shouldShowThePasswordNowhere(boolean inUrl) throws Exception {
        // Given
        var address = TestCluster.database();
        TestCluster.sql(address, "CREATE TABLE t AS SELECT md5(n::text) FROM generate_series(1, 50000) n");
        try (var desk = ServiceDesk.open()) {
            var url = ServiceDesk.url(address);
            if (inUrl) {
                desk.write(
                        """
                        service: shop
                        database: {url: "%s"}
                        backup: {store: "file:%s", parts: {database: true}, verify: restored}
                        """.formatted(url.replace("://", "://" + ROLE + ":" + encoded(PASSWORD) + "@"), desk.store()));
            } else {
                desk.database(url, ROLE, PASSWORD, "");
            }

            // When
            try (var run = desk.start("verified-backup", "--verbose", "--json")) {
                var out = new StringBuilder();
                var reader = new Thread(() -> read(run, out));
                reader.start();
                while (run.isAlive()) {
                    assertThat(processList()).doesNotContain(PASSWORD, encoded(PASSWORD));
                    assertNowhereMeanwhile(desk);
                }
                reader.join();
                var result = run.await(LONG);

                // Then
                assertThat(result.status()).as(result.errors()).isZero();
                assertThat(out + result.errors()).doesNotContain(PASSWORD, encoded(PASSWORD));
                assertNowhere(desk);
            }
        }
    }

    private static void assertNowhereMeanwhile(ServiceDesk desk) throws Exception {
        try {
            assertNowhere(desk);
        } catch (java.io.IOException | java.io.UncheckedIOException e) {
            assertThat(e).as("files come and go").isNotNull();
        }
    }

    private static void read(RunningProcess run, StringBuilder out) {
        try {
            out.append(new String(run.output().readAllBytes(), StandardCharsets.UTF_8));
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException("the output of a test's run", e);
        }
    }

    private static String processList() throws Exception {
        return Command.of("ps", "auxww").output(LONG).lines().collect(Collectors.joining("\n"));
    }

    @Test
    void shouldNotTakeADamagedSetForABackup() throws Exception {
        // Given
        try (var desk = desk("")) {
            assertThat(desk.run("verified-backup", "--verify", "stored").status())
                    .isZero();
            var id = desk.catalog().look().sets().get(0).manifest().id();
            var set = desk.store().resolve("shop").resolve(id);
            assertThat(desk.run("backup", "list").status()).isZero();
            assertThat(desk.run("backup", "verify", id).status()).isZero();

            // When a file is damaged, then the manifest
            var globals = set.resolve("database/globals.sql.zst");
            var bytes = Files.readAllBytes(globals);
            bytes[bytes.length / 2] ^= 4;
            Files.write(globals, bytes);
            var verified = desk.run("backup", "verify", id);
            var manifest = set.resolve("manifest.json");
            Files.writeString(manifest, Files.readString(manifest).replaceFirst("shop", "shap"));
            var listed = desk.run("backup", "list");
            var verifiedAgain = desk.run("backup", "verify", id);

            // Then
            assertThat(verified.status()).isEqualTo(2);
            assertThat(verified.out() + verified.errors()).contains("globals.sql.zst", "CRITICAL");
            assertThat(listed.status()).isEqualTo(2);
            assertThat(listed.out()).doesNotContain(id);
            assertThat(verifiedAgain.status()).isEqualTo(2);
            assertThat(verifiedAgain.out()).startsWith("CRITICAL: ");
        }
    }
}
