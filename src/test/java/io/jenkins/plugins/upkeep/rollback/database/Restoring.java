package io.jenkins.plugins.upkeep.rollback.database;

import io.jenkins.plugins.upkeep.backup.run.BackupPlan;
import io.jenkins.plugins.upkeep.backup.run.Backups;
import io.jenkins.plugins.upkeep.backup.run.VerifiedBackup;
import io.jenkins.plugins.upkeep.backup.set.SetCatalog;
import io.jenkins.plugins.upkeep.backup.set.SetId;
import io.jenkins.plugins.upkeep.backup.set.VerificationLevel;
import io.jenkins.plugins.upkeep.system.postgres.DatabaseAddress;
import io.jenkins.plugins.upkeep.system.postgres.PostgresBinaries;
import io.jenkins.plugins.upkeep.task.Progress;
import io.jenkins.plugins.upkeep.task.TaskLog;
import io.jenkins.plugins.upkeep.testing.TestCluster;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.atomic.AtomicInteger;

/** A database with a backup of it, and what was written since. */
final class Restoring {
    static final String COMMIT = "0123456789abcdef0123456789abcdef01234567";
    static final String TABLES = """
            CREATE TABLE customer (id bigserial PRIMARY KEY, name text NOT NULL);
            CREATE TABLE purchase (id bigserial PRIMARY KEY, customer bigint REFERENCES customer, amount numeric);
            CREATE INDEX ON purchase (customer);
            INSERT INTO customer (name) SELECT 'customer ' || n FROM generate_series(1, 1000) n;
            INSERT INTO purchase (customer, amount) SELECT 1 + n % 1000, n / 7.0 FROM generate_series(1, 5000) n;
            """;
    static final String SINCE = """
            INSERT INTO customer (name) SELECT 'new ' || n FROM generate_series(1, 10) n;
            DELETE FROM purchase WHERE id <= 100;
            CREATE TABLE invoice AS SELECT n FROM generate_series(1, 33) n;
            """;

    private static final AtomicInteger ROLLBACKS = new AtomicInteger();

    private final DatabaseAddress live;
    private final Path folder;
    private final BackupPlan plan;
    private final String id = "20261128t2312-" + "%04x".formatted(ROLLBACKS.incrementAndGet());

    private Restoring(DatabaseAddress live, Path folder, BackupPlan plan) {
        this.live = live;
        this.folder = folder;
        this.plan = plan;
    }

    /** Backs a database up that has something in it. */
    static Restoring of(DatabaseAddress live, Path folder) {
        TestCluster.sql(live, TABLES);
        return filled(live, folder, Backups.plan(live, folder.resolve("store"), VerificationLevel.STORED));
    }

    static Restoring filled(DatabaseAddress live, Path folder, BackupPlan plan) {
        try {
            new VerifiedBackup(plan).run(Backups.context(folder));
        } catch (Exception e) {
            throw new AssertionError("a test has no backup", e);
        }
        return new Restoring(live, folder, plan);
    }

    DatabaseAddress live() {
        return live;
    }

    String id() {
        return id;
    }

    SetCatalog catalog() throws Exception {
        return plan.catalog();
    }

    /** The folder of its set. */
    Path set() throws Exception {
        return folder.resolve("store").resolve(Backups.SERVICE).resolve(setId().text());
    }

    SetId setId() throws Exception {
        return new SetId(catalog().look().sets().get(0).manifest().id());
    }

    DatabaseRollback.Setting setting(Checkpoint checkpoint) throws Exception {
        return setting(checkpoint, Progress.unseen());
    }

    DatabaseRollback.Setting watchedBy(Progress progress) throws Exception {
        return setting(Checkpoint.NONE, progress);
    }

    private DatabaseRollback.Setting setting(Checkpoint checkpoint, Progress progress) throws Exception {
        return new DatabaseRollback.Setting(
                live,
                Pair.NOBODY,
                2,
                PostgresBinaries.find(),
                Files.createTempDirectory(folder, "rollback"),
                Clock.systemUTC(),
                progress,
                TaskLog.silent(),
                checkpoint);
    }

    DatabaseRollback rollback() throws Exception {
        return new DatabaseRollback(setting(Checkpoint.NONE));
    }

    ChosenSet chosen() throws Exception {
        return rollback().choose(catalog(), SetWish.named(COMMIT, setId()));
    }

    RestoreFacts facts() throws Exception {
        return rollback().prepareRestore(id, chosen());
    }

    /** The names of the databases of a rollback that are there. */
    String beside(RestoreFacts facts) throws Exception {
        return Pair.text(
                TestCluster.address(),
                "SELECT count(*) FROM pg_database WHERE datname LIKE '%" + facts.rollback() + "'");
    }
}
