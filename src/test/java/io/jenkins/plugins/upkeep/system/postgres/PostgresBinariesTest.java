package io.jenkins.plugins.upkeep.system.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.upkeep.system.process.Command;
import io.jenkins.plugins.upkeep.testing.TestCluster;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PostgresBinariesTest {
    @TempDir
    Path folder;

    private Path programs(String name, String version, String... programs) throws IOException {
        var place = Files.createDirectories(folder.resolve(name));
        for (var program : programs) {
            var file = place.resolve(program);
            Files.writeString(file, "#!/bin/sh\necho '" + program + " (PostgreSQL) " + version + "'\n");
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
        }
        return place;
    }

    private PostgresBinaries versions(int... majors) throws Exception {
        var places = new ArrayList<Path>();
        for (int major : majors) {
            places.add(programs("v" + major, major + ".3 (Debian " + major + ".3-1)", "pg_dump", "postgres", "initdb"));
        }
        return PostgresBinaries.in(places);
    }

    @ParameterizedTest
    @CsvSource({
        "pg_dump (PostgreSQL) 15.18 (Debian 15.18-0+deb12u1), 15, 15.18",
        "postgres (PostgreSQL) 19devel, 19, 19devel",
        "pg_dump (PostgreSQL) 18beta2, 18, 18beta2"
    })
    void shouldReadAVersion(String answer, int major, String text) {
        // When
        var version = PostgresVersion.parse(answer);

        // Then
        assertThat(version).contains(new PostgresVersion(major, text));
    }

    @Test
    void shouldNotReadAVersionWhereNoneIs() {
        assertThat(PostgresVersion.parse("pg_dump: error: you must specify a database"))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"15, 15", "16, 17", "17, 17", "18, 18"})
    void shouldTakeTheClientOfTheServersVersionOrTheNextHigher(int server, int expected) throws Exception {
        // Given
        var binaries = versions(18, 15, 17);

        // When
        var client = binaries.client(server);

        // Then
        assertThat(client.client().orElseThrow().major()).isEqualTo(expected);
    }

    @Test
    void shouldTakeTheServerOfExactlyOneVersion() throws Exception {
        // Given
        var binaries = versions(15, 17);

        // When, then
        assertThat(binaries.server(15).folder()).isEqualTo(folder.resolve("v15"));
        assertThatThrownBy(() -> binaries.server(16))
                .hasMessageStartingWith("PostgreSQL 16: ")
                .hasMessageContaining(folder.resolve("v15") + " (pg_dump 15.3, server 15.3)")
                .hasMessageEndingWith("apt-get install postgresql-16");
    }

    @Test
    void shouldSayWhatToInstallWhenEveryClientIsTooOld() throws Exception {
        // Given
        var binaries = versions(15, 17);

        // When, then
        assertThatThrownBy(() -> binaries.client(18))
                .hasMessageContaining("no pg_dump for a server of version 18")
                .hasMessageContaining("pg_dump 17.3")
                .hasMessageEndingWith("apt-get install postgresql-client-18");
    }

    @Test
    void shouldSayWhereItLookedWhenNothingIsThere() throws Exception {
        // Given
        var binaries = PostgresBinaries.in(List.of(folder));

        // When, then
        assertThatThrownBy(() -> binaries.client(17)).hasMessageContaining("found: nothing in " + folder);
    }

    @Test
    void shouldRestoreWithNoOlderProgramThanDumped() throws Exception {
        // Given
        programs("v15", "15.3", "pg_dump", "pg_restore", "psql");
        programs("v17", "17.3", "pg_dump", "pg_restore");
        var binaries = PostgresBinaries.in(List.of(folder.resolve("v15"), folder.resolve("v17")));

        // When, then
        assertThat(binaries.restorer(15, 15).folder()).isEqualTo(folder.resolve("v15"));
        assertThatThrownBy(() -> binaries.restorer(15, 18))
                .hasMessageContaining("no pg_restore that reads what pg_dump wrote of version 18")
                .hasMessageContaining("pg_dump 17.3")
                .hasMessageEndingWith("apt-get install postgresql-client-18");
        assertThatThrownBy(() -> binaries.restorer(15, 17))
                .hasMessageContaining("v17 (pg_dump 17.3): has no psql")
                .hasMessageEndingWith("apt-get install postgresql-client-17");
    }

    @Test
    void shouldRefuseServersThatAreTooOld() throws Exception {
        // Given
        var binaries = versions(15);

        // When, then
        assertThatThrownBy(() -> binaries.client(14)).hasMessageContaining("PostgreSQL 14: too old");
        assertThatThrownBy(() -> binaries.server(9)).hasMessageContaining("upgrade the server");
    }

    @Test
    void shouldPassOverProgramsThatDoNotWork() throws Exception {
        // Given
        var broken = programs("broken", "17.1", "postgres", "initdb");
        Files.writeString(broken.resolve("pg_dump"), "#!/bin/sh\necho 'libpq.so.5: missing' >&2\nexit 127\n");
        Files.setPosixFilePermissions(broken.resolve("pg_dump"), PosixFilePermissions.fromString("rwxr-xr-x"));
        var sound = programs("sound", "17.2", "pg_dump");
        var binaries = PostgresBinaries.in(List.of(broken, sound));

        // When, then
        assertThat(binaries.client(17).folder()).isEqualTo(sound);
        assertThat(binaries.server(17).folder()).isEqualTo(broken);
    }

    @Test
    void shouldFindTheProgramsOfThisMachine() throws Exception {
        // Given
        var found = PostgresBinaries.find().newestServer().orElseThrow();

        // When
        var answer = Command.of(found.pgDump().line().get(0), "--version").output(Duration.ofSeconds(10));

        // Then
        assertThat(answer).contains(found.client().orElseThrow().text());
        assertThat(found.psql().line()).contains("--no-psqlrc", "--no-password");
        assertThat(found).isEqualTo(TestCluster.programs());
    }
}
