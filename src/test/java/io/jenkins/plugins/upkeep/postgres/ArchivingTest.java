package io.jenkins.plugins.upkeep.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.upkeep.postgres.PgMaintenanceConfig.ArchiveRule;
import io.jenkins.plugins.upkeep.postgres.archive.ArchiveCatalog;
import io.jenkins.plugins.upkeep.postgres.archive.ArchiveRestore;
import io.jenkins.plugins.upkeep.report.Report;
import io.jenkins.plugins.upkeep.report.Severity;
import io.jenkins.plugins.upkeep.system.UpkeepException;
import io.jenkins.plugins.upkeep.system.age.AgeKey;
import io.jenkins.plugins.upkeep.system.age.Identities;
import io.jenkins.plugins.upkeep.system.postgres.Sql;
import io.jenkins.plugins.upkeep.system.store.Store;
import io.jenkins.plugins.upkeep.system.store.Upload;
import io.jenkins.plugins.upkeep.task.Progress;
import io.jenkins.plugins.upkeep.testing.Reports;
import io.jenkins.plugins.upkeep.testing.StoreInFront;
import io.jenkins.plugins.upkeep.testing.TestCluster;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Old rows leave their table for an archive, and come back, on a real server. */
class ArchivingTest {
    private static final String ODD = "\"o'dd \"\"one\"\"; ünï\"";
    private static final String TITLE = "Archived rows";
    private static final int OLD = 300;
    private static final int ALL = 500;

    @TempDir
    private Path folder;

    private Maintained database;

    @BeforeEach
    void makeDatabase() {
        database = Maintained.database(folder);
        database.sql("create table " + ODD + " (id int primary key, \"a t\" timestamptz, text text, n numeric,"
                + " twice int generated always as (id * 2) stored);"
                + "insert into " + ODD + " select i, now() - case when i <= " + OLD + " then interval '400 days'"
                + " else interval '1 day' end, case i % 5 when 0 then null when 1 then '' when 2 then E'a \"b\",\\n\\\\.'"
                + " when 3 then E'\\\\.' else 'ünï' end, i / 7.0 from generate_series(1, " + ALL + ") i");
    }

    private static ArchiveRule rule(String table, String column) {
        return new ArchiveRule(table, column, Duration.ofDays(365), 70, false);
    }

    private static ArchiveRule odd() {
        return rule(ODD, "a t");
    }

    private String content() {
        return database.text("select md5(string_agg(t::text, '|' order by id)) from " + ODD + " t");
    }

    private long count(String table) {
        return Long.parseLong(database.text("select count(*) from " + table));
    }

    private void restoreAll() throws Exception {
        var catalog = new ArchiveCatalog(database.archives());
        for (var archive : catalog.look().archives()) {
            new ArchiveRestore(catalog, catalog.find(archive.id()), database.address())
                    .run(Progress.unseen(), Clock.systemUTC());
        }
    }

    @Test
    void shouldHaveOldRowsLeaveAndGiveThemBack() throws Exception {
        var before = content();
        var report = database.archive(odd()).run();
        assertThat(Reports.problems(report)).isEmpty();
        assertThat(count(ODD)).isEqualTo(ALL - OLD);
        assertThat(report.verdict()).endsWith(", 300 rows archived");
        var archives = new ArchiveCatalog(database.archives()).look().archives();
        assertThat(archives).singleElement().satisfies(archive -> {
            assertThat(archive.manifest().rows()).isEqualTo(OLD);
            assertThat(archive.manifest().batches()).hasSize(5);
            assertThat(archive.whole()).isTrue();
        });
        assertThat(database.run().verdict()).endsWith(", 0 rows archived");
        restoreAll();
        assertThat(content()).isEqualTo(before);
        assertThat(new ArchiveCatalog(database.archives()).look().archives())
                .singleElement()
                .satisfies(archive -> assertThat(archive.restored()).hasSize(1));
    }

    @Test
    void shouldEncryptAndReadBackWithTheKey() throws Exception {
        var before = content();
        var key = AgeKey.generate();
        database.encrypted(key.recipient(), Identities.parse("a test", key.identity()));
        var report = database.archive(odd()).run();
        assertThat(Reports.problems(report)).isEmpty();
        assertThat(report.findings()).noneMatch(finding -> finding.subject().equals("archive"));
        assertThat(stored(".csv.zst.age"))
                .hasSize(5)
                .allSatisfy(file -> assertThat(Files.readString(file, StandardCharsets.ISO_8859_1))
                        .startsWith("age-encryption.org/v1\n"));
        assertThat(stored(".csv.zst")).isEmpty();
        restoreAll();
        assertThat(content()).isEqualTo(before);
    }

    private List<Path> stored(String ending) throws IOException {
        try (var paths = Files.walk(folder)) {
            return paths.filter(path -> path.toString().endsWith(ending)).toList();
        }
    }

    @Test
    void shouldEncryptWithoutTheKeyAndSayThatItDidNotDecrypt() throws Exception {
        var before = content();
        var key = AgeKey.generate();
        database.encrypted(key.recipient(), Identities.none("there is none on this machine"));
        var report = database.archive(odd()).run();
        assertThat(Reports.problems(report)).isEmpty();
        assertThat(report.findings())
                .anyMatch(finding -> finding.seen().contains("not decrypted: there is no key here"));
        assertThat(count(ODD)).isEqualTo(ALL - OLD);
        assertThatThrownBy(this::restoreAll).hasMessageContaining("there is none on this machine");
        assertThat(count(ODD)).isEqualTo(ALL - OLD);

        database.encrypted(key.recipient(), Identities.parse("a test", key.identity()));
        restoreAll();
        assertThat(content()).isEqualTo(before);
    }

    @Test
    void shouldDeleteNothingThatTheKeyAtHandDoesNotOpen() throws Exception {
        var before = content();
        var other = AgeKey.generate();
        database.encrypted(AgeKey.generate().recipient(), Identities.parse("a test", other.identity()));
        var report = database.archive(odd()).run();
        assertThat(Reports.problems(report))
                .singleElement()
                .satisfies(finding -> assertThat(finding.seen()).contains("key"));
        assertThat(content()).isEqualTo(before);
    }

    @Test
    void shouldSayWhatWouldLeaveInADryRun() throws Exception {
        var before = content();
        var report = database.archive(odd()).dryRun().run();
        assertThat(content()).isEqualTo(before);
        assertThat(database.lines())
                .anyMatch(
                        line -> line.startsWith("COPY (SELECT t.ctid, t.id,") && line.contains("  -- 300 rows before"))
                .anyMatch(line -> line.startsWith("WITH gone AS (DELETE FROM ONLY public." + ODD));
        assertThat(Reports.rows(report, TITLE))
                .singleElement()
                .satisfies(row -> assertThat(row).contains("public." + ODD, "300", "not begun: a dry run"));
        assertThat(new ArchiveCatalog(database.archives()).look().archives()).isEmpty();
    }

    /** Has a test do something between the export of a batch and its deletion. */
    private Store whenReadBack(Runnable deed) throws UpkeepException {
        return new StoreInFront(database.archives().store()) {
            @Override
            public InputStream openFresh(String key) throws UpkeepException {
                if (key.endsWith(".csv.zst")) {
                    deed.run();
                }
                return super.openFresh(key);
            }
        };
    }

    @Test
    void shouldLeaveRowsThatWereChangedMeanwhile() throws Exception {
        var change = new AtomicInteger();
        database.store(whenReadBack(() -> {
            if (change.getAndIncrement() == 0) {
                database.sql("update " + ODD + " set text = 'changed' where id = 3; delete from " + ODD
                        + " where id = 4; update " + ODD + " set \"a t\" = now() where id = 5");
            }
        }));
        var report = database.archive(odd()).run();
        assertThat(Reports.problems(report)).isEmpty();
        assertThat(database.text(
                        "select string_agg(id || coalesce(text, '-'), ' ' order by id) from " + ODD + " where id < 7"))
                .startsWith("5");
        restoreAll();
        assertThat(database.text("select string_agg(id::text, ' ' order by id) from " + ODD + " where id < 7"))
                .isEqualTo("1 2 3 5 6");
        assertThat(database.text("select text from " + ODD + " where id = 3")).isEqualTo("changed");
        assertThat(count(ODD)).isEqualTo(ALL - 1);
    }

    @Test
    void shouldNotTakeARowForAnotherOneInItsPlace() throws Exception {
        var change = new AtomicInteger();
        database.store(whenReadBack(() -> {
            if (change.getAndIncrement() == 0) {
                database.sql("delete from " + ODD + " where id <= 40");
                database.sql("vacuum " + ODD);
                database.sql("insert into " + ODD + " select i + 1000, now() - interval '400 days', 'new', 1"
                        + " from generate_series(1, 40) i");
            }
        }));
        var report = database.archive(odd()).run();
        assertThat(Reports.problems(report)).isEmpty();
        restoreAll();
        assertThat(database.text("select count(*) from " + ODD + " where id > 1000"))
                .isEqualTo("40");
        assertThat(database.text("select count(*) from " + ODD + " where id <= 40"))
                .isEqualTo("0");
        assertThat(count(ODD)).isEqualTo(ALL);
    }

    @Test
    void shouldLetNobodyMoveTheRowsBetweenExportAndDeletion() throws Exception {
        var before = content();
        var refused = new AtomicInteger();
        database.store(whenReadBack(() -> {
            try (var other = TestCluster.connect(database.address())) {
                Sql.execute(other, "set lock_timeout = 100");
                Sql.execute(other, "vacuum full " + ODD);
            } catch (SQLException | UpkeepException e) {
                refused.incrementAndGet();
            }
        }));
        assertThat(Reports.problems(database.archive(odd()).run())).isEmpty();
        assertThat(refused).hasValue(5);
        restoreAll();
        assertThat(content()).isEqualTo(before);
    }

    @Test
    void shouldNotDeleteWhatSomebodyMadeOfARowWhileItWaitedForIt() throws Exception {
        try (var writer = TestCluster.connect(database.address())) {
            writer.setAutoCommit(false);
            var waiting = new Thread(() -> {
                try {
                    Thread.sleep(5);
                    writer.commit();
                } catch (SQLException | InterruptedException e) {
                    throw new IllegalStateException(e);
                }
            });
            database.store(whenReadBack(() -> {
                if (waiting.getState() == Thread.State.NEW) {
                    try {
                        Sql.execute(writer, "update " + ODD + " set text = 'mine' where id = 7");
                    } catch (SQLException e) {
                        throw new IllegalStateException(e);
                    }
                    waiting.start();
                }
            }));
            database.archive(odd()).run();
            waiting.join();
        }
        restoreAll();
        assertThat(count(ODD)).isEqualTo(ALL);
        assertThat(database.text("select text from " + ODD + " where id = 7")).isEqualTo("mine");
    }

    @Test
    void shouldNotWaitForRowsThatSomebodyWorksOn() throws Exception {
        try (var writer = TestCluster.connect(database.address())) {
            writer.setAutoCommit(false);
            Sql.execute(writer, "update " + ODD + " set text = 'mine' where id = 7");
            database.archive(odd()).run();
            writer.commit();
        }
        assertThat(count(ODD)).isEqualTo(ALL - OLD + 1);
        assertThat(database.text("select text from " + ODD + " where id = 7")).isEqualTo("mine");
        database.run();
        assertThat(count(ODD)).isEqualTo(ALL - OLD);
        restoreAll();
        assertThat(count(ODD)).isEqualTo(ALL);
        assertThat(database.text("select text from " + ODD + " where id = 7")).isEqualTo("mine");
    }

    @Test
    void shouldDeleteNothingThatTheStoreGivesBackDifferently() throws Exception {
        var before = content();
        database.store(new StoreInFront(database.archives().store()) {
            @Override
            public InputStream openFresh(String key) throws UpkeepException {
                return key.endsWith(".csv.zst") ? damaged(super.openFresh(key)) : super.openFresh(key);
            }
        });
        var report = database.archive(odd()).run();
        assertThat(Reports.problems(report)).singleElement().satisfies(finding -> {
            assertThat(finding.subject()).isEqualTo("archive");
            assertThat(finding.seen()).contains(".csv.zst");
        });
        assertThat(content()).isEqualTo(before);
        assertThat(new ArchiveCatalog(database.archives()).look().archives()).isEmpty();
    }

    private static InputStream damaged(InputStream content) {
        try (content) {
            var bytes = content.readAllBytes();
            bytes[bytes.length / 2] ^= 1;
            return new ByteArrayInputStream(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void shouldLoseNothingWhenTheStoreIsFull() throws Exception {
        var before = content();
        var files = new AtomicInteger();
        database.store(new StoreInFront(database.archives().store()) {
            @Override
            public Upload create(String key) throws UpkeepException {
                if (files.incrementAndGet() > 6) {
                    throw new UpkeepException("the store is full");
                }
                return super.create(key);
            }
        });
        var report = database.archive(odd()).run();
        assertThat(Reports.problems(report))
                .anySatisfy(finding -> assertThat(finding.seen()).contains("the store is full"));
        assertThat(count(ODD)).isBetween((long) ALL - OLD, ALL - 1L);

        files.set(Integer.MIN_VALUE);
        database.run();
        restoreAll();
        assertThat(content()).isEqualTo(before);
    }

    @Test
    void shouldSettleWhatALostConnectionLeftOpen() throws Exception {
        var before = content();
        var reads = new AtomicInteger();
        database.store(whenReadBack(() -> {
            if (reads.incrementAndGet() == 3) {
                database.text("select count(pg_terminate_backend(pid)) from pg_stat_activity"
                        + " where application_name = 'upkeep pg-maintenance' and datname = current_database()");
            }
        }));
        var report = database.archive(odd()).run();
        assertThat(Reports.problems(report)).isNotEmpty();
        database.run();
        assertThat(count(ODD)).isEqualTo(ALL - OLD);
        restoreAll();
        assertThat(content()).isEqualTo(before);
    }

    @Test
    void shouldLeaveRowsThatOthersReferTo() throws Exception {
        database.sql("create table child (id int primary key, parent int references " + ODD + "); create index on child"
                + " (parent); insert into child values (1, 1), (2, 2), (3, 400)");
        var report = database.archive(odd()).run();
        assertThat(Reports.problems(report)).isEmpty();
        assertThat(count(ODD)).isEqualTo(ALL - OLD + 2);
        assertThat(database.lines()).anyMatch(line -> line.contains("leaves rows that public.child refers to"));
    }

    @Test
    void shouldHaveRowsThatReferLeaveFirst() throws Exception {
        database.sql("create table child (id int primary key, at date, parent int references " + ODD
                + "); create index on child (parent); insert into child select i, current_date - 500, i"
                + " from generate_series(1, 50) i");
        var report = database.archive(odd(), rule("child", "at")).run();
        assertThat(Reports.problems(report)).isEmpty();
        assertThat(count("child")).isZero();
        assertThat(count(ODD)).isEqualTo(ALL - OLD);
    }

    @ParameterizedTest
    @ValueSource(strings = {"cascade", "set null", "set default"})
    void shouldRefuseWhatWouldChangeOtherTables(String action) throws Exception {
        database.sql("create table child (id int primary key, parent int references " + ODD + " on delete " + action
                + "); create index on child (parent); insert into child values (1, 1)");
        var report = database.archive(odd()).run();
        assertThat(Reports.problems(report)).singleElement().satisfies(finding -> {
            assertThat(finding.subject()).isEqualTo("archive of table " + ODD);
            assertThat(finding.seen()).contains("was not begun: foreign key child_parent_fkey", "public.child");
            assertThat(finding.action()).contains("cascade: true");
        });
        assertThat(count(ODD)).isEqualTo(ALL);

        database.archive(new ArchiveRule(ODD, "a t", Duration.ofDays(365), 70, true))
                .run();

        assertThat(count(ODD)).isEqualTo(ALL - OLD);
    }

    @Test
    void shouldRefuseForeignKeysWithoutAnIndex() throws Exception {
        database.sql("create table child (id int primary key, parent int references " + ODD + ")");
        assertThat(Reports.problems(database.archive(odd()).run()))
                .singleElement()
                .satisfies(finding -> assertThat(finding.seen()).contains("has no index on public.child"));
    }

    @Test
    void shouldNameTriggers() throws Exception {
        database.sql("create function keep() returns trigger language plpgsql as 'begin return null; end';"
                + "create trigger \"k'eep\" before delete on " + ODD
                + " for each row when (old.id < 10) execute function keep()");
        var report = database.archive(odd()).run();
        assertThat(report.findings())
                .anySatisfy(
                        finding -> assertThat(finding.seen()).isEqualTo("runs on each row that leaves: trigger k'eep"));
        assertThat(count(ODD)).isEqualTo(ALL - OLD + 9);
        database.sql("drop trigger \"k'eep\" on " + ODD);
        restoreAll();
        assertThat(count(ODD)).isEqualTo(ALL);
    }

    @Test
    void shouldTakeAwayPartitionsThatAreOver() throws Exception {
        database.sql("create table log (id int, at date) partition by range (at);"
                + "create table \"log 1\" partition of log for values from ('2020-01-01') to ('2021-01-01');"
                + "create table log2 partition of log for values from ('2021-01-01') to (maxvalue);"
                + "insert into log select i, date '2020-06-01' from generate_series(1, 100) i;"
                + "insert into log select i, date '2021-06-01' from generate_series(101, 150) i;"
                + "insert into log values (151, current_date)");
        var report = database.archive(rule("log", "at")).run();
        assertThat(Reports.problems(report)).isEmpty();
        assertThat(database.text("select string_agg(relname, ' ' order by relname) from pg_class"
                        + " where relname like 'log%' and relkind in ('r', 'p')"))
                .isEqualTo("log log2");
        assertThat(count("log")).isEqualTo(1);
        database.sql("create table \"log 1\" partition of log for values from ('2020-01-01') to ('2021-01-01')");
        restoreAll();
        assertThat(count("log")).isEqualTo(151);
    }

    @Test
    void shouldFinishTakingAPartitionAway() throws Exception {
        database.sql("create table log (id int, at date) partition by range (at);"
                + "create table log1 partition of log for values from ('2020-01-01') to ('2021-01-01');"
                + "create table log2 partition of log for values from ('2021-01-01') to (maxvalue);");
        try (var reader = TestCluster.connect(database.address());
                var other = TestCluster.connect(database.address())) {
            reader.setAutoCommit(false);
            Sql.execute(reader, "select * from log");
            Sql.execute(other, "set lock_timeout = 300");
            assertThatThrownBy(() -> Sql.execute(other, "alter table log detach partition log1 concurrently"))
                    .hasMessageContaining("lock timeout");
        }
        var report = database.archive(rule("log", "at")).run();
        assertThat(Reports.problems(report)).isEmpty();
        assertThat(database.text("select count(*) from pg_class where relname = 'log1'"))
                .isEqualTo("0");
    }

    @Test
    void shouldEndWithTheWindow() throws Exception {
        database.store(whenReadBack(() -> {
            try {
                Thread.sleep(700);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }));
        var before = content();
        var report = database.window(Duration.ofMillis(1500)).archive(odd()).run();
        assertThat(Reports.problems(report))
                .anySatisfy(finding ->
                        assertThat(finding.seen()).isEqualTo("the window ended before all old rows had left"));
        assertThat(count(ODD)).isBetween(ALL - OLD + 1L, ALL - 1L);
        restoreAll();
        assertThat(content()).isEqualTo(before);
    }

    @Test
    void shouldSayWhichRightsAreMissing() throws Exception {
        var role = "upk_archive_" + System.nanoTime();
        database.sql("create role " + role + " login password 'x'; grant select on " + ODD + " to " + role);
        try {
            var problems = Reports.problems(database.as(role).archive(odd()).run());
            assertThat(problems)
                    .filteredOn(finding -> finding.subject().startsWith("archive"))
                    .singleElement()
                    .satisfies(finding -> {
                        assertThat(finding.severity()).isEqualTo(Severity.WARNING);
                        assertThat(finding.action()).contains("GRANT SELECT, UPDATE, DELETE ON public." + ODD);
                    });
        } finally {
            database.sql("drop owned by " + role + "; drop role " + role);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"id", "gone"})
    void shouldRefuseColumnsThatTellNoAge(String column) throws Exception {
        assertThat(Reports.problems(database.archive(rule(ODD, column)).run()))
                .singleElement()
                .satisfies(finding -> assertThat(finding.seen()).contains(column));
    }

    @Test
    void shouldLetTwoNotArchiveAtOnce() throws Exception {
        var reports = new ArrayList<Report>();
        database.store(whenReadBack(() -> {
            if (reports.isEmpty()) {
                reports.add(null);
                try {
                    reports.set(0, database.run());
                } catch (UpkeepException | InterruptedException e) {
                    throw new AssertionError(e);
                }
            }
        }));
        database.archive(odd()).run();
        assertThat(Reports.problems(reports.get(0)))
                .anySatisfy(finding -> assertThat(finding.subject()).isEqualTo("archive"));
        assertThat(count(ODD)).isEqualTo(ALL - OLD);
    }
}
