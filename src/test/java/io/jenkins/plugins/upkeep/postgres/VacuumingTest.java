package io.jenkins.plugins.upkeep.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.upkeep.report.Severity;
import io.jenkins.plugins.upkeep.report.Status;
import io.jenkins.plugins.upkeep.system.UpkeepException;
import io.jenkins.plugins.upkeep.system.postgres.DatabaseAddress;
import io.jenkins.plugins.upkeep.system.postgres.Sql;
import io.jenkins.plugins.upkeep.testing.Reports;
import io.jenkins.plugins.upkeep.testing.TestCluster;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tables are vacuumed and analyzed by need, on a real server. */
class VacuumingTest {
    private static final String ODD = "\"o'dd \"\"one\"\"; drop ünï\"";
    private static final String TITLE = "Vacuum and analyze";

    @TempDir
    private Path folder;

    private Maintained database;

    @BeforeEach
    void makeDatabase() {
        database = Maintained.database(folder);
    }

    @Test
    void shouldVacuumATableFullOfDeadRows() throws Exception {
        database.tableWithDeadRows(ODD);
        var report = database.run();
        assertThat(Reports.problems(report)).isEmpty();
        assertThat(database.dead(ODD)).isZero();
        assertThat(Reports.rows(report, TITLE))
                .anySatisfy(row -> assertThat(row)
                        .contains("public." + ODD, "vacuumed and analyzed")
                        .anyMatch(cell -> cell.contains("12,000 dead rows, 50 % of all")));
    }

    @Test
    void shouldMakeStatisticsAnewWhereRowsChanged() throws Exception {
        database.sql(
                "create table t (id int) with (autovacuum_enabled = off); insert into t select generate_series(1, 500)");
        awaitChanges("t", 500);
        var report = database.run();
        assertThat(report.status()).isEqualTo(Status.OK);
        assertThat(database.text("select reltuples from pg_class where relname = 't'"))
                .isEqualTo("500");
    }

    @Test
    void shouldMakeStatisticsOverAllPartitions() throws Exception {
        database.sql(
                "create table p (id int) partition by range (id); create table p1 partition of p for values from (0)"
                        + " to (1000); insert into p select generate_series(1, 900)");
        database.run();
        assertThat(database.text("select count(*) from pg_stats where tablename = 'p'"))
                .isEqualTo("1");
    }

    @Test
    void shouldLeaveAloneWhatNeedsNothing() throws Exception {
        database.sql("create table t (id int); insert into t select generate_series(1, 500)");
        database.sql("vacuum analyze t");
        var report = database.run();
        assertThat(Reports.rows(report, TITLE))
                .noneSatisfy(row -> assertThat(row).contains("public.t"));
    }

    @Test
    void shouldSayWhatItWouldDoAndDoNothingInADryRun() throws Exception {
        database.tableWithDeadRows(ODD);
        var report = database.dryRun().run();
        assertThat(report.verdict()).startsWith("nothing was changed; this is the plan");
        assertThat(database.dead(ODD)).isEqualTo(Maintained.MANY);
        assertThat(database.lines())
                .anyMatch(line ->
                        line.startsWith("VACUUM (ANALYZE, PARALLEL 2) public." + ODD + "  -- 12,000 dead rows"));
    }

    @Test
    void shouldNameWhoHoldsATable() throws Exception {
        database.tableWithDeadRows(ODD);
        database.tableWithDeadRows("free");
        try (var holder = TestCluster.connect(database.address())) {
            holder.setAutoCommit(false);
            Sql.execute(holder, "lock table " + ODD + " in share update exclusive mode");
            var report = database.run();
            assertThat(Reports.problems(report)).singleElement().satisfies(finding -> {
                assertThat(finding.severity()).isEqualTo(Severity.WARNING);
                assertThat(finding.subject()).isEqualTo("table public." + ODD);
                assertThat(finding.seen()).contains("could not be locked", "(test), in its transaction since");
            });
            assertThat(database.dead("free")).isZero();
        }
    }

    @Test
    void shouldGoOnAfterATableThatIsNotItsOwn() throws Exception {
        database.tableWithDeadRows("theirs");
        database.tableWithDeadRows("ours");
        var role = "upk_vacuum_" + System.nanoTime();
        database.sql("create role " + role + " login password 'x'; alter table ours owner to " + role);
        try {
            var report = database.as(role).run();
            assertThat(Reports.problems(report)).singleElement().satisfies(finding -> {
                assertThat(finding.subject()).isEqualTo("table public.theirs");
                assertThat(finding.seen()).contains("was not worked on: ", "skipping");
            });
            assertThat(database.dead("ours")).isZero();
            assertThat(database.dead("theirs")).isEqualTo(Maintained.MANY);
        } finally {
            database.sql("drop owned by " + role + "; drop role " + role);
        }
    }

    @Test
    void shouldSayWhoKeepsDeadRows() throws Exception {
        try (var reader = TestCluster.connect(database.address())) {
            reader.setAutoCommit(false);
            Sql.execute(reader, "set transaction isolation level repeatable read; select 1 from pg_class limit 1");
            database.tableWithDeadRows("t");
            var report = database.run();
            assertThat(Reports.problems(report))
                    .singleElement()
                    .satisfies(finding -> assertThat(finding.seen())
                            .contains("12,000 rows are dead after the vacuum too", "(test), in its transaction since"));
        }
    }

    @Test
    void shouldEndWithItsWindow() throws Exception {
        database.tableWithDeadRows("t");
        slowly();
        var report = database.window(Duration.ofMillis(1500)).run();
        assertThat(report.duration()).isBetween(Duration.ofSeconds(1), Duration.ofSeconds(15));
        assertThat(Reports.problems(report))
                .singleElement()
                .satisfies(finding -> assertThat(finding.seen()).startsWith("the window ended before "));
        assertNobodyWorks();
        assertThat(database.dead("t")).isEqualTo(Maintained.MANY);
    }

    @Test
    void shouldStopWhenToldTo() throws Exception {
        database.tableWithDeadRows("t");
        slowly();
        var task = new FutureTask<>(() -> {
            assertThatThrownBy(database::run).isInstanceOf(InterruptedException.class);
            return true;
        });
        var thread = new Thread(task);
        thread.start();
        while (running().equals("0")) {
            Thread.sleep(50);
        }
        thread.interrupt();
        task.get(20, TimeUnit.SECONDS);
        assertNobodyWorks();
    }

    @Test
    void shouldSayThatTheServerIsNotThere() {
        var address = database.address();
        var nowhere = new DatabaseAddress(
                address.host(), 1, address.database(), address.user(), address.password(), address.parameters());
        assertThatThrownBy(() -> database.as(nowhere).run())
                .isInstanceOf(UpkeepException.class)
                .hasMessageContaining("is the server running");
    }

    /** Vacuum sleeps between its pages. */
    private void slowly() {
        var name = database.address().database().replace("\"", "\"\"");
        database.sql("alter database \"" + name + "\" set vacuum_cost_delay = '100ms';" + "alter database \"" + name
                + "\" set vacuum_cost_limit = 1");
    }

    private String running() {
        return database.text("select count(*) from pg_stat_activity where datname = current_database()"
                + " and application_name = 'upkeep pg-maintenance' and state = 'active' and query like 'VACUUM%'");
    }

    private void assertNobodyWorks() throws InterruptedException {
        for (int i = 0; i < 100 && !running().equals("0"); i++) {
            Thread.sleep(50);
        }
        assertThat(running()).isEqualTo("0");
    }

    private void awaitChanges(String table, long count) throws InterruptedException {
        for (int i = 0; i < 100; i++) {
            var changed =
                    database.text("select n_mod_since_analyze from pg_stat_all_tables where relname = '" + table + "'");
            if (Long.parseLong(changed) >= count) {
                return;
            }
            Thread.sleep(50);
        }
    }
}
