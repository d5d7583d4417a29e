package io.jenkins.plugins.upkeep.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.upkeep.system.Secret;
import io.jenkins.plugins.upkeep.system.postgres.DatabaseAddress;
import io.jenkins.plugins.upkeep.testing.TestCluster;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The schema alone is restored, then the rows alone, into tables that are empty and as they were. */
class RestoreHalvesTest {
    private static final String ODD = "\"a b\".\"t \"\"q.ü\"";

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

    private void makeSchema() {
        var said = desk.restore(target, "--only", "schema");
        assertThat(said.status()).as(said.out() + said.errors()).isZero();
        assertThat(said.out()).startsWith("OK: the schema of set").contains("as many objects of each kind");
    }

    private void assertFilled(Desk.Said said, String what) {
        assertThat(said.status()).as(said.out() + said.errors()).isZero();
        assertThat(said.out()).startsWith("OK: the data of " + what).contains("row for row");
    }

    @Test
    void shouldRestoreTheSchemaAndThenTheRows() throws Exception {
        // Given
        makeSchema();
        assertThat(RestoreDesk.text(target, "SELECT count(*) FROM purchase")).isEqualTo("0");
        assertThat(RestoreDesk.text(target, "SELECT count(*) FROM pg_largeobject_metadata"))
                .isEqualTo("0");

        // When
        var said = desk.restore(target, "--only", "data");
        var again = desk.restore(target, "--only", "data");

        // Then
        assertFilled(said, "set");
        assertThat(said.errors()).contains("session_replication_role=replica: triggers and foreign keys do not");
        assertThat(RestoreDesk.text(target, "SELECT count FROM sums")).isEqualTo("100");
        assertThat(RestoreDesk.text(target, "SELECT count(*) FROM pg_largeobject_metadata"))
                .isEqualTo("1");
        TestCluster.sql(target, "INSERT INTO purchase (u) VALUES (1000)");
        assertThat(RestoreDesk.text(target, "SELECT max(id) FROM purchase")).isEqualTo("301");
        assertThat(again.status()).isEqualTo(3);
        assertThat(again.errors())
                .contains("holds rows, and nothing that exists is changed")
                .hasLineCount(1);
    }

    @Test
    void shouldSayWhichForeignKeyDoesNotHold() {
        // Given
        makeSchema();

        // When
        var said = desk.restore(target, "--only", "data", "--table", "purchase");

        // Then
        assertThat(said.status()).isEqualTo(2);
        assertThat(said.errors())
                .contains("foreign key purchase_t_fkey of public.purchase: rows refer to rows that are");
        assertThat(said.out())
                .startsWith("CRITICAL: the data of 1 table of set")
                .contains("with 1 differences");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ALTER TABLE tree ADD COLUMN more int | has other columns than in the set (with more)",
                "ALTER TABLE tree RENAME up TO down | (without up, with down)",
                "DROP TABLE tree | is not there",
                "INSERT INTO tree VALUES (7) | holds rows",
                "ALTER TABLE tree RENAME TO x; CREATE VIEW tree AS SELECT * FROM x | is none with rows of its own"
            })
    void shouldRefuseATableThatIsNotEmptyAndAsItWas(String change, String problem) throws Exception {
        // Given
        makeSchema();
        TestCluster.sql(target, change);

        // When
        var said = desk.restore(target, "--only", "data", "--table", "tree", "--table", ODD);

        // Then nothing was loaded
        assertThat(said.status()).isEqualTo(3);
        assertThat(said.errors().lines().filter(line -> line.startsWith("upkeep: ")))
                .singleElement()
                .asString()
                .contains("table public.tree")
                .contains(problem);
        assertThat(RestoreDesk.text(target, "SELECT count(*) FROM " + ODD)).isEqualTo("0");
    }

    @Test
    void shouldRefuseWhereATriggerFiresInAnyCase() {
        // Given
        makeSchema();
        TestCluster.sql(target, "ALTER TABLE watched ENABLE ALWAYS TRIGGER watch");

        // When
        var said = desk.restore(target, "--only", "data", "--table", "watched");

        // Then
        assertThat(said.status()).isEqualTo(3);
        assertThat(said.errors()).contains("trigger watch of public.watched would fire", "enabled ALWAYS");
    }

    @Test
    void shouldLoadInTheOrderOfForeignKeysWithoutRightsToSilenceThem() throws Exception {
        // Given a role that owns the tables and is no superuser
        makeSchema();
        TestCluster.sql(target, """
                DROP ROLE IF EXISTS upk_plain;
                CREATE ROLE upk_plain LOGIN PASSWORD 'plain';
                GRANT USAGE ON SCHEMA "a b" TO upk_plain;
                GRANT ALL ON ALL TABLES IN SCHEMA public, "a b" TO upk_plain;
                GRANT ALL ON ALL SEQUENCES IN SCHEMA public, "a b" TO upk_plain;
                """);
        var plain =
                DatabaseAddress.of(target.host(), target.port(), target.database(), "upk_plain", Secret.of("plain"));
        var url = RestoreDesk.url(plain, plain.host());

        // When
        var trigger = desk.restore(url, "--only", "data", "--table", "watched");
        var said = desk.restore(url, "--only", "data", "--table", "purchase", "--table", ODD, "--table", "tree");

        // Then
        assertThat(trigger.errors()).contains("trigger watch of public.watched would fire", "connect as a superuser");
        assertFilled(said, "3 tables");
        assertThat(said.errors()).contains("in the order of their foreign keys");
        TestCluster.sql(target, "DROP OWNED BY upk_plain; DROP ROLE upk_plain");
    }

    @Test
    void shouldRestoreTheSchemaOfSomeTables() throws Exception {
        // When
        var said = desk.restore(target, "--only", "schema", "--table", "diary", "--no-owner");
        var filled = desk.restore(target, "--only", "data", "--table", "diary");

        // Then
        assertThat(said.status()).as(said.errors()).isZero();
        assertThat(said.out()).startsWith("OK: the schema of 4 tables of set").contains("all of it is there");
        assertFilled(filled, "4 tables");
        assertThat(RestoreDesk.text(target, "SELECT count(*) FROM diary")).isEqualTo("100");
    }

    @Test
    void shouldKnowNoOtherHalf() {
        // When
        var said = desk.restore(target, "--only", "rows");

        // Then
        assertThat(said.status()).isEqualTo(64);
        assertThat(said.errors()).contains("--only rows: must be schema or data");
    }
}
