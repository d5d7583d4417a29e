package io.jenkins.plugins.upkeep.postgres;

import io.jenkins.plugins.upkeep.postgres.archive.ArchiveStorage;
import io.jenkins.plugins.upkeep.report.Report;
import io.jenkins.plugins.upkeep.system.Bytes;
import io.jenkins.plugins.upkeep.system.Secret;
import io.jenkins.plugins.upkeep.system.UpkeepException;
import io.jenkins.plugins.upkeep.system.age.Identities;
import io.jenkins.plugins.upkeep.system.age.Recipient;
import io.jenkins.plugins.upkeep.system.postgres.DatabaseAddress;
import io.jenkins.plugins.upkeep.system.postgres.Sql;
import io.jenkins.plugins.upkeep.system.store.Store;
import io.jenkins.plugins.upkeep.system.store.address.Stores;
import io.jenkins.plugins.upkeep.task.Progress;
import io.jenkins.plugins.upkeep.task.TaskContext;
import io.jenkins.plugins.upkeep.task.TaskLog;
import io.jenkins.plugins.upkeep.testing.TestCluster;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** A database under maintenance in a test. */
final class Maintained {
    /** Some more than the limit of 10,000. */
    static final int MANY = 12_000;

    private Duration window = Duration.ofMinutes(5);
    private Duration lockTimeout = Duration.ofMillis(200);
    private boolean dryRun;
    private List<PgMaintenanceConfig.ArchiveRule> archive = List.of();
    private Optional<Store> store = Optional.empty();
    private List<Recipient> recipients = List.of();
    private Identities keys = Identities.none("none was given");
    private boolean concurrently = true;
    private List<String> reindex = List.of();
    private Optional<PgMaintenanceConfig.BloatLimit> bloat = Optional.empty();
    private DatabaseAddress as;
    private final DatabaseAddress address;
    private final Path folder;
    private final List<String> lines = new CopyOnWriteArrayList<>();

    private Maintained(DatabaseAddress address, Path folder) {
        this.address = address;
        this.as = address;
        this.folder = folder;
    }

    static Maintained database(Path folder) {
        return new Maintained(TestCluster.database(), folder);
    }

    DatabaseAddress address() {
        return address;
    }

    Maintained window(Duration length) {
        window = length;
        return this;
    }

    Maintained reindex(String... names) {
        reindex = List.of(names);
        return this;
    }

    Maintained bloat(double ratio, long bytes) {
        bloat = Optional.of(new PgMaintenanceConfig.BloatLimit(ratio, new Bytes(bytes)));
        return this;
    }

    Maintained archive(PgMaintenanceConfig.ArchiveRule... rules) {
        archive = List.of(rules);
        return this;
    }

    Maintained encrypted(Recipient recipient, Identities identities) {
        recipients = List.of(recipient);
        keys = identities;
        return this;
    }

    Maintained store(Store other) {
        store = Optional.of(other);
        return this;
    }

    ArchiveStorage archives() throws UpkeepException {
        var place = store.isPresent()
                ? store.get()
                : Stores.open(folder.resolve("store").toUri(), folder);
        return new ArchiveStorage(place, "app", 1, recipients, keys);
    }

    private Optional<ArchiveStorage> storage() throws UpkeepException {
        return archive.isEmpty() ? Optional.empty() : Optional.of(archives());
    }

    Maintained plain() {
        concurrently = false;
        return this;
    }

    Maintained dryRun() {
        dryRun = true;
        return this;
    }

    /** As a role whose password is x. */
    Maintained as(String role) {
        return as(new DatabaseAddress(
                address.host(),
                address.port(),
                address.database(),
                Optional.of(role),
                Optional.of(Secret.of("x")),
                address.parameters()));
    }

    Maintained as(DatabaseAddress other) {
        as = other;
        return this;
    }

    /** What was said. */
    List<String> lines() {
        return lines;
    }

    /** Runs statements as superuser, and waits until the server counts what they did. */
    void sql(String statements) {
        TestCluster.sql(address, statements);
    }

    /** One text of the database. */
    String text(String query) {
        try (var connection = TestCluster.connect(address)) {
            return Sql.query(connection, query, row -> Optional.ofNullable(row.getString(1)))
                    .get(0)
                    .orElse("");
        } catch (SQLException | UpkeepException e) {
            throw new AssertionError("not answered: " + query, e);
        }
    }

    /** Makes a table of which half of the rows are dead, under a name that is quoted already. */
    void tableWithDeadRows(String quoted) throws InterruptedException {
        sql("create table " + quoted + " (id int primary key, text text) with (autovacuum_enabled = off);"
                + "insert into " + quoted + " select i, repeat('x', 100) from generate_series(1, " + 2 * MANY + ") i;"
                + "analyze " + quoted + "; delete from " + quoted + " where id <= " + MANY);
        awaitDead(quoted);
    }

    /** The server counts at the end of a session, a moment after that. */
    private void awaitDead(String quoted) throws InterruptedException {
        for (int i = 0; i < 100 && dead(quoted) < MANY; i++) {
            Thread.sleep(50);
        }
        if (dead(quoted) < MANY) {
            throw new AssertionError("the server does not count dead rows of " + quoted + ": " + dead(quoted));
        }
    }

    long dead(String quoted) {
        return Long.parseLong(text("select n_dead_tup from pg_stat_all_tables where relid = " + literal(quoted)));
    }

    private static String literal(String quoted) {
        return "'" + quoted.replace("'", "''") + "'::regclass";
    }

    PgMaintenanceConfig config() {
        return new PgMaintenanceConfig(window, 2, lockTimeout, concurrently, reindex, bloat, archive);
    }

    Report run() throws UpkeepException, InterruptedException {
        var log = new TaskLog() {
            @Override
            public void info(String line) {
                lines.add(line);
            }

            @Override
            public void detail(String line) {
                lines.add(line);
            }
        };
        var context = new TaskContext(
                "pg-maintenance", "app", Clock.systemUTC(), log, Progress.unseen(), folder, folder, dryRun);
        return new PgMaintenance(as, config(), NotesPlace.besideTheReport(), storage()).run(context);
    }
}
