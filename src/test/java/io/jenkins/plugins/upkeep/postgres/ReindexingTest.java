package io.jenkins.plugins.upkeep.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.upkeep.report.Finding;
import io.jenkins.plugins.upkeep.report.Report;
import io.jenkins.plugins.upkeep.report.Severity;
import io.jenkins.plugins.upkeep.system.postgres.Sql;
import io.jenkins.plugins.upkeep.testing.Reports;
import io.jenkins.plugins.upkeep.testing.TestCluster;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Indexes are built anew, and advice is given, on a real server. */
class ReindexingTest {
    private static final String ODD = "\"i'x \"\"q\"\"; ünï\"";
    private static final String TITLE = "Indexes built anew";

    @TempDir
    private Path folder;

    private Maintained database;

    @BeforeEach
    void makeDatabase() {
        database = Maintained.database(folder);
        database.sql("create table t (id int, n int); insert into t select i, i from generate_series(1, 1000) i");
    }

    private String number(String quoted) {
        return database.text("select relfilenode from pg_class where oid = to_regclass('public.'" + " || '"
                + quoted.replace("'", "''") + "')");
    }

    @ParameterizedTest
    @ValueSource(strings = {"i'x \"q\"; ünï", ODD, "public." + ODD})
    void shouldBuildANamedIndexAnew(String name) throws Exception {
        database.sql("create index " + ODD + " on t (n)");
        var before = number(ODD);
        var report = database.reindex(name).run();
        assertThat(Reports.problems(report)).isEmpty();
        assertThat(number(ODD)).isNotEqualTo(before);
        assertThat(Reports.rows(report, TITLE))
                .singleElement()
                .satisfies(
                        row -> assertThat(row).contains("public." + ODD, "built anew", "named in the configuration"));
    }

    @Test
    void shouldBuildABloatedIndexAnewAndNoOther() throws Exception {
        database.sql("create table big (id int, n int) with (autovacuum_enabled = off);"
                + "insert into big select i, i from generate_series(1, 100000) i;"
                + "create index bloated on big (id); delete from big where id % 10 <> 0");
        database.sql("vacuum analyze big");
        database.sql("create index lean on big (n)");
        var report = database.bloat(2, 100_000).run();
        assertThat(Reports.problems(report)).isEmpty();
        assertThat(Reports.rows(report, TITLE))
                .singleElement()
                .satisfies(row -> assertThat(row)
                        .contains("public.bloated", "built anew")
                        .anyMatch(cell -> cell.contains("times its ideal size")));
        assertThat(Long.parseLong(database.text("select pg_relation_size('bloated')")))
                .isEqualTo(Long.parseLong(database.text("select pg_relation_size('lean')")));
    }

    @Test
    void shouldNameAnIndexThatIsNotThereAndGoOn() throws Exception {
        database.sql("create index there on t (n)");
        var before = number("there");
        var report = database.reindex("gone", "there").run();
        assertThat(Reports.problems(report)).singleElement().satisfies(finding -> {
            assertThat(finding.subject()).isEqualTo("index gone");
            assertThat(finding.seen()).isEqualTo("is not there");
        });
        assertThat(number("there")).isNotEqualTo(before);
    }

    @Test
    void shouldAskWhichOfSeveralIsMeant() throws Exception {
        database.sql("create schema s; create table s.t (n int); create index i on s.t (n); create index i on t (n)");
        assertThat(Reports.problems(database.reindex("i").run()))
                .singleElement()
                .satisfies(finding -> assertThat(finding.seen()).contains("public.i", "s.i"));
    }

    @Test
    void shouldSayWhatItWouldBuildInADryRun() throws Exception {
        database.sql("create index i on t (n)");
        var before = number("i");
        var report = database.reindex("i").dryRun().run();
        assertThat(database.lines())
                .anyMatch(line -> line.equals("REINDEX INDEX CONCURRENTLY public.i  -- named in the configuration"));
        assertThat(number("i")).isEqualTo(before);
        assertThat(report.verdict()).contains("1 index is to be built anew");
    }

    @Test
    void shouldBuildWhileOthersWaitOnlyWhenAsked() throws Exception {
        database.sql("create index i on t (n)");
        database.reindex("i").plain().run();
        assertThat(database.lines()).anyMatch(line -> line.startsWith("REINDEX INDEX public.i "));
    }

    @Test
    void shouldDropWhatItLeftBehindAndNothingElse() throws Exception {
        database.sql("create index i on t (n); create index other on t (id)");
        leaveInvalid("other_ccnew");
        Report report;
        try (var writer = TestCluster.connect(database.address())) {
            writer.setAutoCommit(false);
            Sql.execute(writer, "insert into t values (0, 0)");
            report = database.reindex("i").run();
        }
        assertThat(Reports.problems(report))
                .anySatisfy(finding -> assertThat(finding.seen()).contains("could not be locked", "(test)"));
        assertThat(invalid()).contains("other_ccnew").hasSizeGreaterThan(1);

        var next = database.reindex().run();

        assertThat(invalid()).containsExactly("other_ccnew");
        assertThat(Reports.problems(next)).singleElement().satisfies(finding -> {
            assertThat(finding.subject()).isEqualTo("index public.other_ccnew");
            assertThat(finding.action()).contains("DROP INDEX CONCURRENTLY public.other_ccnew");
        });
    }

    /** As somebody's own interrupted REINDEX does. */
    private void leaveInvalid(String name) throws Exception {
        database.sql("update t set n = 7 where id < 3");
        try (var connection = TestCluster.connect(database.address())) {
            Sql.execute(connection, "create unique index concurrently " + name + " on t (n)");
        } catch (java.sql.SQLException e) {
            assertThat(e.getSQLState()).isEqualTo("23505");
        }
    }

    private List<String> invalid() throws Exception {
        try (var connection = TestCluster.connect(database.address())) {
            return Sql.query(
                    connection,
                    "select relname from pg_class c join pg_index i on i.indexrelid = c.oid where not indisvalid"
                            + " order by 1",
                    row -> row.getString(1));
        }
    }

    @Test
    void shouldAdviseOnDuplicates() throws Exception {
        database.sql("create unique index first on t (id, n) where n > 7; create index second on t (id, n) where n > 7;"
                + "create index third on t (id, n) where n > 8; create index fourth on t (n, id)");
        assertThat(database.run().findings())
                .filteredOn(finding -> finding.subject().startsWith("index "))
                .singleElement()
                .satisfies(ReindexingTest::assertAdvice);
    }

    private static void assertAdvice(Finding finding) {
        assertThat(finding.severity()).isEqualTo(Severity.INFO);
        assertThat(finding.subject()).isEqualTo("index public.second");
        assertThat(finding.seen()).startsWith("does the same as index public.first and takes ");
        assertThat(finding.action()).isEqualTo("run DROP INDEX CONCURRENTLY public.second");
    }
}
