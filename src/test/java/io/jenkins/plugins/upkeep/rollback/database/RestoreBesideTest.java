package io.jenkins.plugins.upkeep.rollback.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.upkeep.backup.run.Backups;
import io.jenkins.plugins.upkeep.backup.set.NoKeyException;
import io.jenkins.plugins.upkeep.backup.set.SetCatalog;
import io.jenkins.plugins.upkeep.backup.set.VerificationLevel;
import io.jenkins.plugins.upkeep.report.Finding;
import io.jenkins.plugins.upkeep.system.Secret;
import io.jenkins.plugins.upkeep.system.UpkeepException;
import io.jenkins.plugins.upkeep.system.age.AgeKey;
import io.jenkins.plugins.upkeep.system.age.Identities;
import io.jenkins.plugins.upkeep.system.postgres.ClusterSettings;
import io.jenkins.plugins.upkeep.system.postgres.Database;
import io.jenkins.plugins.upkeep.system.postgres.DatabaseAddress;
import io.jenkins.plugins.upkeep.system.postgres.PostgresCluster;
import io.jenkins.plugins.upkeep.system.postgres.Sql;
import io.jenkins.plugins.upkeep.testing.SmallDisk;
import io.jenkins.plugins.upkeep.testing.TestCluster;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A set is restored beside the live database, which nobody touches meanwhile. */
class RestoreBesideTest {
    private static final String COUNTS =
            "SELECT (SELECT count(*) FROM customer) || ' ' || (SELECT count(*) FROM purchase)";

    @TempDir
    private Path folder;

    @Test
    void shouldRestoreBesideTheLiveDatabaseAndTakeItsPlace() throws Exception {
        // Given
        var restoring = Restoring.of(TestCluster.database(), folder);
        TestCluster.sql(restoring.live(), Restoring.SINCE);
        TestCluster.sql(restoring.live(), "ALTER DEFAULT PRIVILEGES GRANT SELECT ON TABLES TO PUBLIC");
        var chosen = restoring.chosen();
        restoring.rollback().readiness(restoring.id(), chosen).require();
        var facts = restoring.facts();

        // When
        var restored = restoring.rollback().restore(facts, chosen);

        // Then
        assertThat(restored.phases()).isNotEmpty();
        assertThat(restored.remarks()).singleElement().asString().startsWith("default privileges are those of the set");
        assertThat(Pair.text(restoring.live(), COUNTS)).isEqualTo("1010 4900");
        assertThat(Pair.text(restoring.live().database(facts.restored()), COUNTS))
                .isEqualTo("1000 5000");
        assertThat(restoring.rollback().restore(facts, chosen).phases()).isEmpty();

        // When
        var swap = restoring.rollback().prepareSwap(facts);
        restoring.rollback().swap(swap);

        // Then
        assertThat(swap.target()).isEqualTo(restored.number());
        assertThat(Pair.text(restoring.live(), COUNTS)).isEqualTo("1000 5000");

        // When it is undone
        restoring.rollback().swapBack(swap);
        assertThatThrownBy(() -> restoring.rollback().restore(facts, chosen)).hasMessageContaining("rows of its own");
        restoring.rollback().undoRestore(facts);
        restoring.rollback().undoRestore(facts);

        // Then nothing of it is left
        assertThat(Pair.text(restoring.live(), COUNTS)).isEqualTo("1010 4900");
        assertThat(restoring.beside(facts)).isEqualTo("0");
        assertThat(restoring.rollback().replaced()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"made", "marked", "filled", "compared", "verified"})
    void shouldBeginAnewAfterAKill(String point) throws Exception {
        // Given
        var restoring = Restoring.of(TestCluster.database(), folder);
        var facts = restoring.facts();
        var chosen = restoring.chosen();
        var killed = new DatabaseRollback(restoring.setting(Killed.at(point)));
        assertThatThrownBy(() -> killed.restore(facts, chosen)).isInstanceOf(Killed.class);
        assertThat(restoring.beside(facts)).isEqualTo("1");

        // When, while a program that the killed run had started still works there
        try (var orphan = Database.connect(restoring.live().database(facts.restored()), "upkeep pg_restore")) {
            Sql.execute(orphan, "BEGIN; CREATE TABLE left_over (n int)");
            restoring.rollback().restore(facts, chosen);
        }

        // Then
        assertThat(Pair.text(restoring.live().database(facts.restored()), COUNTS))
                .isEqualTo("1000 5000");
        restoring.rollback().undoRestore(facts);
        assertThat(restoring.beside(facts)).isEqualTo("0");
    }

    @Test
    void shouldLeaveNothingOfADamagedSet() throws Exception {
        // Given
        var restoring = Restoring.of(TestCluster.database(), folder);
        var facts = restoring.facts();
        var chosen = restoring.chosen();
        var file = chosen.manifest().contents().stream()
                .filter(one -> one.path().contains("rows") || one.path().contains("data"))
                .findFirst()
                .orElseThrow(() -> new AssertionError(chosen.manifest().contents()));
        var stored = restoring.set().resolve(file.path());
        var bytes = Files.readAllBytes(stored);
        bytes[bytes.length / 2] ^= 1;
        Files.write(stored, bytes);

        // Then
        assertThatThrownBy(() -> restoring.rollback().restore(facts, chosen))
                .isInstanceOf(UpkeepException.class)
                .hasMessageContaining(facts.set())
                .hasMessageEndingWith("the live database was not touched, and nothing of the restore is left");
        assertThat(restoring.beside(facts)).isEqualTo("0");
        assertThat(Pair.text(restoring.live(), COUNTS)).isEqualTo("1000 5000");
    }

    @Test
    void shouldRefuseWithoutTheKey() throws Exception {
        // Given
        var live = TestCluster.database();
        TestCluster.sql(live, Restoring.TABLES);
        var key = AgeKey.generate();
        var plan = Backups.plan(live, folder.resolve("store"), VerificationLevel.STORED);
        var readers = List.of(key.recipient());
        var wrong = Identities.parse("another key", AgeKey.generate().identity());
        var restoring = Restoring.filled(live, folder, plan.encrypted(readers, wrong));

        // Then
        var catalog = restoring.catalog();
        var keyless = new SetCatalog(catalog.store(), catalog.service(), wrong);
        assertThatThrownBy(
                        () -> restoring.rollback().choose(keyless, SetWish.named(Restoring.COMMIT, restoring.setId())))
                .isInstanceOf(NoKeyException.class);
    }

    @Test
    void shouldNotDropWhatIsNotOurs() throws Exception {
        // Given a database of the very name, with a comment of somebody's
        var restoring = Restoring.of(TestCluster.database(), folder);
        var facts = restoring.facts();
        try (var session = ServerSession.open(restoring.live())) {
            session.run("CREATE DATABASE " + session.name(facts.restored()));
            session.comment(facts.restored(), "mine");
        }

        // Then
        assertThatThrownBy(() -> restoring.rollback().restore(facts, restoring.chosen()))
                .hasMessageContaining("was not made by rollback");
        assertThatThrownBy(() -> restoring.rollback().undoRestore(facts)).hasMessageContaining("is not dropped");
        assertThat(restoring.beside(facts)).isEqualTo("1");
    }

    @Test
    void shouldServeAnOrdinaryRoleThatOwnsTheDatabase() throws Exception {
        // Given
        var admin = TestCluster.database();
        TestCluster.sql(admin, """
                CREATE ROLE upk_owner LOGIN CREATEDB PASSWORD 'own';
                DO $$ BEGIN EXECUTE format('ALTER DATABASE %I OWNER TO upk_owner', current_database()); END $$""");
        var live = admin.account(Optional.of("upk_owner"), Optional.of(Secret.of("own")));
        TestCluster.sql(live, """
                DO $$ BEGIN
                    EXECUTE format('ALTER DATABASE %I SET search_path = public, pg_catalog', current_database());
                    EXECUTE format('REVOKE ALL ON DATABASE %I FROM PUBLIC', current_database());
                END $$""");
        var restoring = Restoring.of(live, folder);
        TestCluster.sql(live, Restoring.SINCE);
        var chosen = restoring.chosen();

        // When
        restoring.rollback().readiness(restoring.id(), chosen).require();
        var facts = restoring.facts();
        restoring.rollback().restore(facts, chosen);
        var swap = restoring.rollback().prepareSwap(facts);
        restoring.rollback().swap(swap);

        // Then
        assertThat(Pair.text(live, COUNTS)).isEqualTo("1000 5000");
        restoring.rollback().swapBack(swap);
        assertThat(Pair.text(live, COUNTS)).isEqualTo("1010 4900");
        restoring.rollback().undoRestore(facts);
        assertThat(restoring.beside(facts)).isEqualTo("0");
    }

    @Test
    void shouldLeaveTheLiveDatabaseAloneWhenTheDiskIsFull() throws Exception {
        // Given a server whose disk has no room for a second database
        var disk = Files.createDirectory(folder.resolve("disk"));
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx--x--x"));
        try (var small = SmallDisk.at(disk, "size=220m,mode=711");
                var cluster = PostgresCluster.start(ClusterSettings.of(TestCluster.programs())
                        .in(disk)
                        .parameter("max_wal_size", "64MB")
                        .parameter("wal_level", "minimal")
                        .parameter("max_wal_senders", "0"))) {
            var live = database(cluster.address());
            TestCluster.sql(live, Restoring.TABLES);
            TestCluster.sql(
                    live, "CREATE TABLE big AS SELECT repeat(md5(n::text), 20) FROM generate_series(1, 60000) n");
            var plan = Backups.plan(live, folder.resolve("store"), VerificationLevel.STORED);
            var restoring = Restoring.filled(live, folder, plan);
            var chosen = restoring.chosen();
            var facts = restoring.facts();

            // Then that is known before
            assertThat(restoring.rollback().readiness(restoring.id(), chosen).refusals())
                    .extracting(Finding::subject)
                    .contains("room for the restored database");

            // And whoever tries it nevertheless loses nothing
            Files.write(
                    disk.resolve("ballast"),
                    new byte[(int) Math.max(0, disk.toFile().getUsableSpace() - 35_000_000)]);
            assertThatThrownBy(() -> restoring.rollback().restore(facts, chosen))
                    .isInstanceOf(UpkeepException.class)
                    .hasMessageContaining("nothing of the restore is left");
            assertThat(Pair.text(live, COUNTS)).isEqualTo("1000 5000");
            TestCluster.sql(live, "INSERT INTO customer (name) VALUES ('still here')");
            assertThat(small).isNotNull();
        }
    }

    private static DatabaseAddress database(DatabaseAddress server) {
        TestCluster.sql(server, "CREATE DATABASE shop");
        return server.database("shop");
    }
}
