package io.jenkins.plugins.upkeep.backup.restore;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.upkeep.backup.run.Backups;
import io.jenkins.plugins.upkeep.backup.run.VerifiedBackup;
import io.jenkins.plugins.upkeep.backup.set.SetReader;
import io.jenkins.plugins.upkeep.backup.set.VerificationLevel;
import io.jenkins.plugins.upkeep.backup.verify.DatabaseComparison;
import io.jenkins.plugins.upkeep.system.postgres.PostgresPrograms;
import io.jenkins.plugins.upkeep.system.postgres.PostgresVersion;
import io.jenkins.plugins.upkeep.task.Progress;
import io.jenkins.plugins.upkeep.testing.RandomDatabase;
import io.jenkins.plugins.upkeep.testing.TestCluster;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A pg_restore of version 17 sends what an older server does not know; the restore succeeds all the same. */
class OlderServerTest {
    /** The programs of this machine in the dress of version 17, with the one habit of it that matters here. */
    private static final String DRESS = """
            #!/bin/sh
            case " $* " in
                *" --version "*) echo "%1$s (PostgreSQL) 17.0"; exit ;;
                *" --dbname="*) echo 'pg_restore: error: unrecognized configuration parameter "transaction_timeout"' >&2; exit 1 ;;
                *" --file=- "*) %2$s/%1$s "$@" | sed 's/^SET idle_in_transaction_session_timeout = 0;$/&\\nSET transaction_timeout = 0;/' ;;
                *) exec %2$s/%1$s "$@" ;;
            esac
            """;

    @TempDir
    Path folder;

    private Path newerPrograms() throws IOException {
        var programs = Files.createDirectory(folder.resolve("bin"));
        for (var name : List.of("pg_dump", "pg_restore")) {
            var file = Files.writeString(
                    programs.resolve(name),
                    DRESS.formatted(name, TestCluster.programs().folder()));
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
        }
        Files.createSymbolicLink(
                programs.resolve("psql"), TestCluster.programs().folder().resolve("psql"));
        return programs;
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void shouldRestoreIntoAServerThatIsOlderThanItsClient(boolean archive) throws Exception {
        // Given a set, and a client of version 17 for it
        var source = TestCluster.database();
        TestCluster.sql(source, RandomDatabase.sql(11));
        var copies = Backups.plan(source, folder.resolve("store"), VerificationLevel.STORED);
        var plan = archive ? Backups.archived(copies) : copies;
        new VerifiedBackup(plan).run(Backups.context(folder));
        var manifest = plan.catalog().look().sets().get(0).manifest();
        var programs = newer(newerPrograms());
        var target = TestCluster.database();
        var restore = new RestoreTarget(target, Optional.empty(), true, 2, 15, programs);

        // When
        var reader = new SetReader(plan.store(), manifest.place());
        new DatabaseRestore(
                        reader,
                        manifest,
                        restore,
                        Portion.WHOLE,
                        new SchemaArchive(reader, manifest, folder),
                        new Phases(),
                        Progress.unseen())
                .run();

        // Then
        assertThat(new DatabaseComparison(manifest.database().orElseThrow(), target, 2, Progress.unseen())
                        .differences())
                .isEmpty();
    }

    private static PostgresPrograms newer(Path programs) throws Exception {
        var found = PostgresPrograms.in(programs);
        assertThat(found.client().map(PostgresVersion::major)).contains(17);
        return found;
    }

    @Test
    void shouldTakeOutTheSettingAndNothingElse() throws IOException {
        // Given the words in a function's body, too
        var script = """
                SET idle_in_transaction_session_timeout = 0;
                SET transaction_timeout = 0;
                CREATE FUNCTION f() AS $$
                SET transaction_timeout = 0;
                $$;""";

        // When
        var understood = OlderServer.understood(new ByteArrayInputStream(script.getBytes(StandardCharsets.UTF_8)));

        // Then
        assertThat(new String(understood.readAllBytes(), StandardCharsets.UTF_8))
                .isEqualTo(script.replaceFirst("SET transaction_timeout = 0;\n", ""));
    }
}
