package io.jenkins.plugins.upkeep.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.upkeep.system.postgres.DatabaseAddress;
import io.jenkins.plugins.upkeep.testing.TestCluster;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Some tables of a set are restored, with what is theirs and nothing else. */
class RestoreTablesTest {
    private static final String ODD = "\"a b\".\"t \"\"q.ü\"";
    private static final String RELATIONS = """
            SELECT string_agg(relname, ', ' ORDER BY relname) FROM pg_class
            WHERE relnamespace IN (SELECT oid FROM pg_namespace WHERE nspname IN ('public', 'a b'))""";
    private static final String CONSTRAINTS =
            "SELECT string_agg(conname, ', ' ORDER BY conname) FROM pg_constraint WHERE connamespace >= 2200"
                    + " AND conrelid >= 16384";

    private static RestoreDesk desk;

    private final DatabaseAddress target = TestCluster.database();

    @BeforeAll
    static void backUp() throws Exception {
        desk = RestoreDesk.open("copy");
    }

    @AfterAll
    static void close() throws Exception {
        desk.close();
    }

    private void assertRestored(Desk.Said said, String what) {
        assertThat(said.status()).as(said.out() + said.errors()).isZero();
        assertThat(said.out())
                .startsWith("OK: " + what + " of set " + desk.set())
                .contains("row for row");
    }

    @Test
    void shouldRestoreATableWithWhatIsItsOwn() throws Exception {
        // When
        var said = desk.restore(target, "--table", ODD);

        // Then: its schema, key, sequences, defaults and comments, and nothing else
        assertRestored(said, "1 table");
        assertThat(said.errors()).contains("large objects, 1 of them");
        assertThat(RestoreDesk.text(target, RELATIONS)).isEqualTo("shared, t \"q.ü, t \"q.ü_id_seq, t \"q.ü_pkey");
        TestCluster.sql(target, "INSERT INTO " + ODD + " (n) VALUES (5)");
        assertThat(RestoreDesk.text(target, "SELECT concat_ws(' ', max(id), max(s), max(sum)) FROM " + ODD))
                .isEqualTo("201 201 202");
        assertThat(RestoreDesk.text(
                        target,
                        "SELECT obj_description('" + ODD + "'::regclass) || col_description('" + ODD
                                + "'::regclass, 2) || obj_description('\"a b\"'::regnamespace)"))
                .isEqualTo("a tablea columna schema");
    }

    @Test
    void shouldLeaveForeignKeysToOtherTablesOutAndNameThem() throws Exception {
        // When
        var said = desk.restore(target, "--table", "PURCHASE");

        // Then
        assertRestored(said, "1 table");
        assertThat(said.errors())
                .contains("left out: foreign key purchase_t_fkey of public.purchase: " + ODD + " is not restored");
        assertThat(RestoreDesk.text(target, CONSTRAINTS)).isEqualTo("positive, purchase_pkey, purchase_u_key");
        assertThat(RestoreDesk.text(target, RELATIONS)).contains("purchase_t_idx");
        assertThat(RestoreDesk.text(
                        target,
                        "SELECT relowner::regrole || relacl::text FROM pg_class" + " WHERE relname = 'purchase'"))
                .isEqualTo("upk_part{upk_part=arwdDxt/upk_part,=r/upk_part}");
        TestCluster.sql(target, "INSERT INTO purchase (u) VALUES (1000)");
        assertThat(RestoreDesk.text(target, "SELECT max(id) FROM purchase")).isEqualTo("301");
    }

    @Test
    void shouldKeepForeignKeysAmongTheTables() throws Exception {
        // When
        var said = desk.restore(target, "--table", "public.purchase", "--table", ODD, "--no-owner");

        // Then
        assertRestored(said, "2 tables");
        assertThat(said.errors()).doesNotContain("foreign key");
        assertThat(RestoreDesk.text(target, CONSTRAINTS)).contains("purchase_t_fkey");
        assertThat(RestoreDesk.text(target, "SELECT count(*) FROM pg_class WHERE relowner = 'upk_part'::regrole"))
                .isEqualTo("0");
    }

    @Test
    void shouldBringThePartitionsOfARoot() throws Exception {
        // When
        var said = desk.restore(target, "--table", "diary");

        // Then: they are attached, and so are their indexes
        assertRestored(said, "4 tables");
        assertThat(said.errors()).doesNotContain("is a partition");
        assertThat(RestoreDesk.text(target, "SELECT count(*) FROM pg_partition_tree('diary')"))
                .isEqualTo("4");
        assertThat(RestoreDesk.text(target, "SELECT count(*) FROM diary")).isEqualTo("100");
        assertThat(RestoreDesk.text(target, "SELECT count(*) FROM pg_index WHERE NOT indisvalid"))
                .isEqualTo("0");
        assertThat(RestoreDesk.text(target, "SELECT count(*) FROM pg_partition_tree('diary_day')"))
                .isEqualTo("4");
    }

    @Test
    void shouldMakeATableOfItsOwnOfAPartition() throws Exception {
        // When
        var said = desk.restore(target, "--table", "diary2");

        // Then
        assertRestored(said, "2 tables");
        assertThat(said.errors())
                .contains("left out: that public.diary2 is a partition of public.diary: it becomes a table of its own");
        assertThat(RestoreDesk.text(target, "SELECT count(*) FROM pg_partition_tree('diary2_pkey')"))
                .isEqualTo("2");
        assertThat(RestoreDesk.text(target, "SELECT count(*) FROM pg_index WHERE NOT indisvalid"))
                .isEqualTo("0");
    }

    @ParameterizedTest
    @ValueSource(strings = {"tree", "bare", "\"diary 1\"", "diary 1"})
    void shouldRestore(String table) {
        assertRestored(desk.restore(target, "--table", table), "1 table");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "purchse | is not in set | the nearest names are public.purchase",
                "a b.purchase | is not in set | public.purchase",
                "glance | is not in set | nearest names",
                "\"a b | is not in set | nearest names",
                "feeling | table public.feeling needs the type a b.mood, which is not there | --only schema",
                "watched | trigger public.watched watch needs the function public.count_up() | --only schema",
                "child | table public.child needs the table public.parent | --table too"
            })
    void shouldRefuseAndChangeNothing(String table, String problem, String advice) throws Exception {
        // When
        var said = desk.restore(target, "--table", table);

        // Then
        assertThat(said.status()).isEqualTo(3);
        assertThat(said.errors().lines().filter(line -> line.startsWith("upkeep: ")))
                .singleElement()
                .asString()
                .contains(problem)
                .contains(advice);
        assertThat(RestoreDesk.text(target, RELATIONS)).isEqualTo("null");
    }

    @Test
    void shouldRestoreBesideOtherThings() throws Exception {
        // Given a table that hangs on the same sequence
        TestCluster.sql(
                target,
                "CREATE SEQUENCE shared START 7; CREATE TABLE other (n int DEFAULT nextval('shared'));"
                        + " INSERT INTO other DEFAULT VALUES");

        // When
        var refused = desk.restore(target, "--table", ODD);
        var said = desk.restore(target, "--table", ODD, "--non-empty");
        var again = desk.restore(target, "--table", ODD, "--non-empty");

        // Then
        assertThat(refused.errors()).contains("is not empty").hasLineCount(1);
        assertRestored(said, "1 table");
        assertThat(said.errors()).contains("sequence public.shared is there already and stays as it is");
        assertThat(RestoreDesk.text(target, "SELECT nextval('shared')")).isEqualTo("8");
        assertThat(again.status()).isEqualTo(3);
        assertThat(again.errors()).contains(ODD + " is there already, and nothing that exists is changed");
    }

    @Test
    void shouldMakeNothingWhenOneThingCannotBeMade() throws Exception {
        // Given an index of the same name on another table
        TestCluster.sql(target, "CREATE TABLE other (t int); CREATE INDEX purchase_t_idx ON other (t)");
        // and a type by which the second table fails
        TestCluster.sql(target, "CREATE TYPE bare AS ENUM ('x')");

        // When
        var index = desk.restore(target, "--table", "purchase", "--non-empty");
        var type = desk.restore(target, "--table", "tree", "--table", "bare", "--non-empty");

        // Then
        assertThat(index.errors()).contains("public.purchase_t_idx is there already");
        assertThat(type.status()).isEqualTo(3);
        assertThat(type.errors()).contains("nothing was changed in database");
        assertThat(RestoreDesk.text(target, RELATIONS)).isEqualTo("other, purchase_t_idx");
    }

    @Test
    void shouldWantTheNamesOfWhatGoesBesideOtherThings() {
        // When
        var said = desk.restore(target, "--non-empty");

        // Then
        assertThat(said.status()).isEqualTo(64);
        assertThat(said.errors()).contains("--non-empty goes with --table");
    }
}
