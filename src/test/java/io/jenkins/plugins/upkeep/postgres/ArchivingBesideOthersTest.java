package io.jenkins.plugins.upkeep.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.jenkins.plugins.upkeep.report.Report;
import io.jenkins.plugins.upkeep.system.UpkeepException;
import io.jenkins.plugins.upkeep.system.postgres.Sql;
import io.jenkins.plugins.upkeep.testing.Reports;
import io.jenkins.plugins.upkeep.testing.TestCluster;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Old rows leave while others change them, move them, or archive too. */
class ArchivingBesideOthersTest extends OldRows {
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
        var over = new AtomicBoolean();
        try (var writer = TestCluster.connect(database.address());
                var watcher = TestCluster.connect(database.address())) {
            writer.setAutoCommit(false);
            var change = new FutureTask<Void>(() -> {
                await().pollInterval(Duration.ofMillis(1)).until(() -> over.get() || isSomebodyWaiting(watcher));
                writer.commit();
                return null;
            });
            var changes = new AtomicInteger();
            database.store(whenReadBack(() -> {
                if (changes.getAndIncrement() == 0) {
                    execute(writer, "update " + ODD + " set text = 'mine' where id = 7");
                    new Thread(change, "writer").start();
                }
            }));
            database.archive(odd()).run();
            over.set(true);
            change.get(10, TimeUnit.SECONDS);
        }
        restoreAll();
        assertThat(count(ODD)).isEqualTo(ALL);
        assertThat(database.text("select text from " + ODD + " where id = 7")).isEqualTo("mine");
    }

    private static boolean isSomebodyWaiting(Connection watcher) throws SQLException {
        return Sql.query(watcher, "select exists (select from pg_locks where not granted)", row -> row.getBoolean(1))
                .get(0);
    }

    private static void execute(Connection connection, String statement) {
        try {
            Sql.execute(connection, statement);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
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
