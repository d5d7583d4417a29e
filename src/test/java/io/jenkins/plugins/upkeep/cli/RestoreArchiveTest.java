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

/** What can be restored of a set of text can be restored of one archive of pg_dump. */
class RestoreArchiveTest {
    private static final String ODD = "\"a b\".\"t \"\"q.ü\"";

    private static RestoreDesk desk;

    private final DatabaseAddress target = TestCluster.database();

    @BeforeAll
    static void backUp() throws Exception {
        desk = RestoreDesk.open("pg_dump");
    }

    @AfterAll
    static void close() throws Exception {
        desk.close();
    }

    private static void assertRestored(Desk.Said said, String what) {
        assertThat(said.status()).as(said.out() + said.errors()).isZero();
        assertThat(said.out()).startsWith("OK: " + what + " of set " + desk.set());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"\"a b\".\"t \"\"q.ü\" | 1 table", "purchase | 1 table", "diary | 4 tables", "diary2 | 2 tables"})
    void shouldRestoreTables(String table, String what) throws Exception {
        // Given other things
        TestCluster.sql(target, "CREATE SEQUENCE shared START 7; CREATE TABLE other (n int)");

        // When
        var said = desk.restore(target, "--table", table, "--non-empty");

        // Then
        assertRestored(said, what);
        assertThat(RestoreDesk.text(target, "SELECT count(*) FROM pg_largeobject_metadata"))
                .isEqualTo("0");
        assertThat(RestoreDesk.text(target, "SELECT nextval('shared')")).isEqualTo("7");
    }

    @Test
    void shouldRestoreTheSchemaAndThenTheRows() throws Exception {
        // When
        var schema = desk.restore(target, "--only", "schema");
        var objects = RestoreDesk.text(target, "SELECT count(*) FROM pg_largeobject_metadata");
        var rows = desk.restore(target, "--only", "data");

        // Then
        assertThat(schema.status()).as(schema.errors()).isZero();
        assertThat(objects).isEqualTo("0");
        assertThat(rows.status()).as(rows.errors()).isZero();
        assertThat(RestoreDesk.text(target, "SELECT count(*) FROM pg_largeobject_metadata"))
                .isEqualTo("1");
    }

    @Test
    void shouldRestoreEverythingWithoutOwners() {
        // When
        var said = desk.restore(target, "--no-owner");

        // Then
        assertThat(said.status()).as(said.out() + said.errors()).isZero();
        assertThat(said.out()).startsWith("OK: set").contains("owners and rights were left out");
    }

    @Test
    void shouldLoadInTheOrderOfForeignKeysWithoutRightsToSilenceThem() {
        // Given a role that is no superuser
        var schema = desk.restore(target, "--only", "schema");
        assertThat(schema.status()).as(schema.out() + schema.errors()).isZero();
        TestCluster.sql(target, """
                DROP ROLE IF EXISTS upk_simple;
                CREATE ROLE upk_simple LOGIN PASSWORD 'simple';
                GRANT USAGE ON SCHEMA "a b" TO upk_simple;
                GRANT ALL ON ALL TABLES IN SCHEMA public, "a b" TO upk_simple;
                GRANT ALL ON ALL SEQUENCES IN SCHEMA public, "a b" TO upk_simple;
                """);
        var simple =
                DatabaseAddress.of(target.host(), target.port(), target.database(), "upk_simple", Secret.of("simple"));

        // When
        var said = desk.restore(
                RestoreDesk.url(simple, simple.host()), "--only", "data", "--table", "purchase", "--table", ODD);

        // Then
        TestCluster.sql(target, "DROP OWNED BY upk_simple; DROP ROLE upk_simple");
        assertRestored(said, "the data of 2 tables");
    }
}
