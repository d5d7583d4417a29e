package io.jenkins.plugins.upkeep.backup.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;

import io.jenkins.plugins.upkeep.backup.set.VerificationLevel;
import io.jenkins.plugins.upkeep.report.Report;
import io.jenkins.plugins.upkeep.system.UpkeepException;
import io.jenkins.plugins.upkeep.system.postgres.Database;
import io.jenkins.plugins.upkeep.system.postgres.DatabaseAddress;
import io.jenkins.plugins.upkeep.system.postgres.Sql;
import io.jenkins.plugins.upkeep.system.store.FolderStore;
import io.jenkins.plugins.upkeep.system.store.Store;
import io.jenkins.plugins.upkeep.task.TaskContext;
import io.jenkins.plugins.upkeep.task.TaskLog;
import io.jenkins.plugins.upkeep.testing.TestCluster;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Somebody changes the database in the one moment in which it matters. */
class RacesTest {
    private static final Duration SOON = Duration.ofSeconds(20);

    @TempDir
    Path folder;

    private final List<String> lines = new CopyOnWriteArrayList<>();

    private static FutureTask<Report> start(BackupPlan plan, TaskContext context) {
        var run = new FutureTask<>(() -> new VerifiedBackup(plan).run(context));
        new Thread(run, "backup").start();
        return run;
    }

    private static void awaitSession(DatabaseAddress address, String condition) {
        await().atMost(SOON).until(() -> {
            try (var connection = Database.connect(address, "upkeep test")) {
                var question =
                        "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND " + condition;
                return Sql.query(connection, question, row -> row.getInt(1)).get(0) > 0;
            }
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ALTER TABLE shop.customer DROP COLUMN note",
                "ALTER TABLE shop.customer RENAME COLUMN note TO remark",
                "ALTER TABLE shop.customer ADD COLUMN more int DEFAULT 1",
                "ALTER TABLE shop.customer RENAME TO client",
                "ALTER TABLE shop.empty RENAME TO passing; ALTER TABLE shop.twin RENAME TO empty;"
                        + " ALTER TABLE shop.passing RENAME TO twin",
                "ALTER TABLE shop.customer SET SCHEMA public",
                "DROP TABLE shop.empty",
                "TRUNCATE shop.purchase",
                "DROP SEQUENCE shop.alone",
                "LOCK TABLE shop.empty; ALTER SEQUENCE shop.alone RESTART"
            })
    void shouldBeginAnewWhenSomebodyChangesTheDatabaseAsItBegins(String change) throws Exception {
        // Given somebody who has changed it and will commit while the backup waits for a lock
        var database = Shop.database(10);
        TestCluster.sql(
                database,
                "CREATE SEQUENCE shop.alone; SELECT setval('shop.alone', 50);"
                        + " CREATE TABLE shop.twin (id int); INSERT INTO shop.twin VALUES (1)");
        var plan = Shop.plan(database, folder, VerificationLevel.RESTORED);
        FutureTask<Report> run;
        try (var other = Database.connect(database, "upkeep test rival")) {
            other.setAutoCommit(false);
            Sql.execute(other, change);

            // When
            run = start(plan, logging());
            awaitSession(database, "wait_event_type = 'Lock' AND application_name <> 'upkeep test rival'");
            other.commit();
        }
        var report = run.get(2, TimeUnit.MINUTES);

        // Then
        assertThat(report.findings()).isEmpty();
        assertThat(lines).anyMatch(line -> line.contains("begins anew"));
        assertThat(plan.catalog().look().sets())
                .singleElement()
                .satisfies(set -> assertThat(set.level()).isEqualTo(VerificationLevel.RESTORED));
    }

    @Test
    void shouldReadATableThatSomebodyWaitsForByTheConnectionThatHasLockedIt() throws Exception {
        // Given somebody who wants to truncate once pg_dump has ended and before the rows are read
        var database = Shop.database(10);
        var folderStore = new FolderStore(folder.resolve("store"));
        var store = new CommitHook(folderStore, key -> {
            if (key.endsWith("schema.dump.zst")) {
                new Thread(() -> TestCluster.sql(database, "TRUNCATE shop.customer CASCADE"), "rival").start();
                awaitSession(database, "wait_event_type = 'Lock' AND query LIKE 'TRUNCATE%'");
            }
        });
        var plan = oneByOne(store, Shop.SERVICE, database, VerificationLevel.RESTORED);

        // When
        var report = new VerifiedBackup(plan).run(logging());

        // Then the rows are those of the snapshot
        assertThat(report.findings()).isEmpty();
        assertThat(lines)
                .anyMatch(line -> line.startsWith("somebody waits to change a table of database/data-0001"))
                .noneMatch(line -> line.contains("begins anew"));
        var evidence = plan.catalog().look().sets().get(0).manifest().database().orElseThrow();
        assertThat(evidence.totalRows()).isEqualTo(40);
    }

    @Test
    void shouldHoldOneLockOfATableOnceItIsCopied() throws Exception {
        // Given
        var database = Shop.database(10);
        var locks = new AtomicInteger();
        var store = new CommitHook(new FolderStore(folder.resolve("store")), key -> {
            if (key.endsWith("large-objects.sql.zst")) {
                locks.set(locks(database));
            }
        });
        var plan = oneByOne(store, Shop.SERVICE, database, VerificationLevel.STORED);

        // When
        new VerifiedBackup(plan).run(logging());

        // Then only the connection that holds the snapshot does
        assertThat(locks).hasValue(1);
    }

    @Test
    void shouldLetOneBackupOfAServiceAtATimeReadADatabase() throws Exception {
        // Given one that is under way, and others that begin meanwhile and go to other stores
        var database = Shop.database(10);
        var problems = new ArrayList<Throwable>();
        var store = new CommitHook(new FolderStore(folder.resolve("store")), key -> {
            if (key.endsWith("large-objects.sql.zst")) {
                for (var service : List.of(Shop.SERVICE, "another")) {
                    var other = new FolderStore(folder.resolve("other"));
                    problems.add(catchThrowable(
                            () -> new VerifiedBackup(oneByOne(other, service, database, VerificationLevel.STORED))
                                    .run(logging())));
                }
            }
        });

        // When
        var report =
                new VerifiedBackup(oneByOne(store, Shop.SERVICE, database, VerificationLevel.STORED)).run(logging());

        // Then
        assertThat(report.findings()).isEmpty();
        assertThat(problems.get(0))
                .isInstanceOf(UpkeepException.class)
                .hasMessageMatching("database .*: another backup of service shop reads it \\(session \\d+ of .*\\);"
                        + " wait until that one has ended");
        assertThat(problems.get(1)).isNull();
        var later =
                oneByOne(new FolderStore(folder.resolve("other")), Shop.SERVICE, database, VerificationLevel.STORED);
        assertThat(new VerifiedBackup(later).run(logging()).findings()).isEmpty();
    }

    private BackupPlan oneByOne(Store store, String service, DatabaseAddress database, VerificationLevel level) {
        var part = new BackupPlan.DatabasePlan(database, Optional.empty(), 1, false, false);
        return new BackupPlan(
                store, service, Optional.of(part), List.of(), ExportPlan.NONE, folder, 1, level, Optional.empty());
    }

    private static int locks(DatabaseAddress address) {
        try (var connection = Database.connect(address, "upkeep test")) {
            var question = "SELECT count(*) FROM pg_locks WHERE relation = 'shop.customer'::regclass AND database ="
                    + " (SELECT oid FROM pg_database WHERE datname = current_database())";
            return Sql.query(connection, question, row -> row.getInt(1)).get(0);
        } catch (SQLException | UpkeepException e) {
            throw new AssertionError("a question of the test failed", e);
        }
    }

    @Test
    void shouldStopWhileItWaitsForASafeSnapshot() throws Exception {
        // Given a transaction that no serializable snapshot can be taken beside
        var database = Shop.database(10);
        var part = new BackupPlan.DatabasePlan(database, Optional.empty(), 2, true, false);
        var store = new FolderStore(folder.resolve("store"));
        var plan = new BackupPlan(
                store,
                Shop.SERVICE,
                Optional.of(part),
                List.of(),
                ExportPlan.NONE,
                folder,
                1,
                VerificationLevel.STORED,
                Optional.empty());
        try (var other = Database.connect(database, "upkeep test rival")) {
            other.setAutoCommit(false);
            Sql.execute(other, "SET TRANSACTION ISOLATION LEVEL SERIALIZABLE; UPDATE shop.customer SET note = ''");
            var run = new FutureTask<>(() -> new VerifiedBackup(plan).run(logging()));
            var thread = new Thread(run, "backup");
            thread.start();
            awaitSession(database, "wait_event = 'SafeSnapshot'");

            // When
            thread.interrupt();

            // Then
            assertThatThrownBy(() -> run.get(SOON.toSeconds(), TimeUnit.SECONDS))
                    .isInstanceOf(ExecutionException.class)
                    .hasCauseInstanceOf(InterruptedException.class);
            assertThat(Shop.stored(folder.resolve("store"))).isEmpty();
        }
    }

    private TaskContext logging() {
        var context = Backups.context(folder);
        return new TaskContext(
                context.task(),
                context.service(),
                context.clock(),
                new Lines(lines),
                context.progress(),
                context.workFolder(),
                context.reportFolder(),
                false);
    }

    /** Keeps what is logged. */
    private record Lines(List<String> lines) implements TaskLog {
        @Override
        public void info(String line) {
            lines.add(line);
        }

        @Override
        public void detail(String line) {
            lines.add(line);
        }
    }
}
