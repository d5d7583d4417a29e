package io.jenkins.plugins.upkeep.backup.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.upkeep.backup.restore.Phases;
import io.jenkins.plugins.upkeep.backup.restore.Portion;
import io.jenkins.plugins.upkeep.backup.restore.RestoreInto;
import io.jenkins.plugins.upkeep.backup.restore.RestoreRequest;
import io.jenkins.plugins.upkeep.backup.set.Manifest;
import io.jenkins.plugins.upkeep.backup.set.SetReader;
import io.jenkins.plugins.upkeep.backup.set.TamperedSet;
import io.jenkins.plugins.upkeep.backup.set.VerificationLevel;
import io.jenkins.plugins.upkeep.backup.verify.ComparisonScope;
import io.jenkins.plugins.upkeep.backup.verify.DatabaseComparison;
import io.jenkins.plugins.upkeep.system.UpkeepException;
import io.jenkins.plugins.upkeep.system.postgres.Database;
import io.jenkins.plugins.upkeep.system.postgres.DatabaseAddress;
import io.jenkins.plugins.upkeep.system.postgres.PostgresBinaries;
import io.jenkins.plugins.upkeep.system.postgres.Sql;
import io.jenkins.plugins.upkeep.task.Progress;
import io.jenkins.plugins.upkeep.testing.RandomDatabase;
import io.jenkins.plugins.upkeep.testing.TestCluster;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A set is restored into an empty database of a server that lives on, and into no other. */
class RestoreIntoTest {
    @Test
    void shouldRestoreIntoAnEmptyDatabaseOnly(@TempDir Path folder) throws Exception {
        // Given a set and an empty database
        var source = TestCluster.database();
        TestCluster.sql(source, RandomDatabase.sql(7));
        var plan = Backups.plan(source, folder.resolve("store"), VerificationLevel.STORED);
        new VerifiedBackup(plan).run(Backups.context(folder));
        var manifest = plan.catalog().look().sets().get(0).manifest();
        var target = TestCluster.database();

        // When
        restore(plan, manifest, target, folder);

        // Then all is there, and a second time nothing is touched
        var evidence = manifest.database().orElseThrow();
        assertThat(new DatabaseComparison(evidence, target, 2, Progress.unseen()).differences())
                .isEmpty();
        assertThatThrownBy(() -> restore(plan, manifest, target, folder))
                .isInstanceOf(UpkeepException.class)
                .hasMessageContaining("is not empty");
    }

    /** Things that belong to owners or to the database itself. */
    private static final String RIGHTS = """
            DO $$ BEGIN
                IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'upk_into') THEN CREATE ROLE "upk_into"; END IF;
                EXECUTE format('ALTER DATABASE %1$I SET work_mem = ''5MB''', current_database());
                EXECUTE format('ALTER DATABASE %1$I SET app.key = ''geheim''', current_database());
                EXECUTE format('ALTER ROLE upk_into IN DATABASE %1$I SET search_path = a, "b c"', current_database());
                EXECUTE format('GRANT CREATE ON DATABASE %1$I TO upk_into', current_database());
                EXECUTE format('COMMENT ON DATABASE %1$I IS E''one\\ntwo''', current_database());
            END $$;
            CREATE TABLE t AS SELECT n FROM generate_series(1, 100) n;
            ALTER TABLE t OWNER TO upk_into;
            ALTER DEFAULT PRIVILEGES GRANT SELECT ON TABLES TO upk_into;
            SELECT lo_from_bytea(77, 'a large object');
            ALTER LARGE OBJECT 77 OWNER TO upk_into;
            GRANT SELECT ON LARGE OBJECT 77 TO PUBLIC;
            """;

    private static final String PROPERTIES = """
            SELECT pg_catalog.concat_ws(' | ', pg_catalog.shobj_description(d.oid, 'pg_database'),
                (SELECT pg_catalog.string_agg(pg_catalog.concat(setrole::regrole, setconfig), ';' ORDER BY setrole)
                 FROM pg_catalog.pg_db_role_setting WHERE setdatabase = d.oid), datacl)
            FROM pg_catalog.pg_database d WHERE datname = current_database()""";

    private BackupPlan rights(Path folder) throws Exception {
        var source = TestCluster.database();
        TestCluster.sql(source, RIGHTS);
        var plan = Backups.plan(source, folder.resolve("store"), VerificationLevel.STORED);
        new VerifiedBackup(plan).run(Backups.context(folder));
        return plan;
    }

    private static Manifest manifest(BackupPlan plan) throws Exception {
        return plan.catalog().look().sets().get(0).manifest();
    }

    private static String properties(DatabaseAddress address) throws Exception {
        try (var connection = Database.connect(address, "upkeep test")) {
            return Sql.query(connection, PROPERTIES, row -> row.getString(1)).get(0);
        }
    }

    @Test
    void shouldBringBackWhatBelongsToTheDatabaseItself(@TempDir Path folder) throws Exception {
        // Given
        var plan = rights(folder);
        var target = TestCluster.database();

        // When
        var leftOut = restore(plan, manifest(plan), target, folder);

        // Then
        assertThat(leftOut).isEmpty();
        assertThat(properties(target))
                .contains("one\ntwo", "work_mem=5MB", "upk_into", "search_path=a, ", "upk_into=C/")
                .isEqualTo(properties(plan.database().orElseThrow().address()));
    }

    @Test
    void shouldRestoreWithoutOwnersAndSayWhatIsLeftOut(@TempDir Path folder) throws Exception {
        // Given
        var plan = rights(folder);
        var target = TestCluster.database();

        // When
        var leftOut = restore(plan, manifest(plan), target, folder, false);

        // Then
        var evidence = manifest(plan).database().orElseThrow();
        var scope = new ComparisonScope(Portion.WHOLE, false);
        assertThat(new DatabaseComparison(evidence, target, 2, Progress.unseen(), scope).differences())
                .isEmpty();
        var name = "\"" + target.database().replace("\"", "\"\"") + "\"";
        assertThat(leftOut)
                .contains("ALTER DATABASE " + name + " SET work_mem TO '…';")
                .contains("COMMENT ON DATABASE " + name + " IS '…';")
                .contains("ALTER ROLE upk_into IN DATABASE " + name + " SET search_path TO '…', '…';")
                .noneMatch(line -> line.contains("geheim"));
        assertThat(properties(target)).isEmpty();
    }

    @Test
    void shouldSayThatATargetIsHalfFilled(@TempDir Path folder) throws Exception {
        // Given a set whose last script fails
        var plan = rights(folder);
        var set = folder.resolve("store")
                .resolve(Backups.SERVICE)
                .resolve(manifest(plan).id());
        TamperedSet.change(set, "database/sequences.sql.zst", text -> text + "SELECT 1 / 0;\n");
        var target = TestCluster.database();

        // Then
        assertThatThrownBy(() -> restore(plan, manifest(plan), target, folder))
                .isInstanceOf(UpkeepException.class)
                .hasMessageContaining("division by zero")
                .hasMessageEndingWith("database " + target + " is half filled and of no use: drop it, make a new one by"
                        + " createdb and restore into that");
        assertThatThrownBy(() -> restore(plan, manifest(plan), target, folder)).hasMessageContaining("is not empty");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CREATE TYPE mood AS ENUM ('well')",
                "CREATE FUNCTION f() RETURNS int LANGUAGE sql AS 'SELECT 1'",
                "CREATE SCHEMA s",
                "SELECT lo_create(0)"
            })
    void shouldTakeNoDatabaseForEmptyThatHasSomething(String statement, @TempDir Path folder) throws Exception {
        // Given
        var plan = rights(folder);
        var target = TestCluster.database();
        TestCluster.sql(target, statement);

        // Then
        assertThatThrownBy(() -> restore(plan, manifest(plan), target, folder)).hasMessageContaining("is not empty");
    }

    private static List<String> restore(BackupPlan plan, Manifest manifest, DatabaseAddress target, Path folder)
            throws Exception {
        return restore(plan, manifest, target, folder, true);
    }

    private static List<String> restore(
            BackupPlan plan, Manifest manifest, DatabaseAddress target, Path folder, boolean owners) throws Exception {
        var reader = new SetReader(plan.store(), manifest.place());
        var work = Files.createTempDirectory(folder, "restore");
        return new RestoreInto(reader, manifest, RestoreRequest.whole(target, owners, 2))
                .run(PostgresBinaries.find(), work, new Phases(), Progress.unseen(), line -> {})
                .leftOut();
    }
}
