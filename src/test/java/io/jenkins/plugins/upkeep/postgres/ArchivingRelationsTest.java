package io.jenkins.plugins.upkeep.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.upkeep.postgres.PgMaintenanceConfig.ArchiveRule;
import io.jenkins.plugins.upkeep.system.postgres.Sql;
import io.jenkins.plugins.upkeep.testing.Reports;
import io.jenkins.plugins.upkeep.testing.TestCluster;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Old rows leave tables that others refer to, that have triggers, or that are in parts. */
class ArchivingRelationsTest extends OldRows {
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
}
