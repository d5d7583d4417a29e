package io.jenkins.plugins.upkeep.system.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.strings;

import io.jenkins.plugins.upkeep.system.UpkeepException;
import io.jenkins.plugins.upkeep.testing.TestCluster;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqlTest {
    private static String ask(Connection connection, String sql, Object... parameters) {
        try {
            return Sql.query(connection, sql, row -> row.getString(1), parameters)
                    .get(0);
        } catch (SQLException e) {
            throw new AssertionError(sql, e);
        }
    }

    @Test
    void shouldMapRowsInOrder() throws Exception {
        try (var connection = Database.connect(TestCluster.address(), "test")) {
            // When
            var values = Sql.query(connection, "select n from generate_series(1, ?) n", row -> row.getInt(1), 3);

            // Then
            assertThat(values).containsExactly(1, 2, 3);
        }
    }

    @Test
    void shouldQuoteAnyText() throws Exception {
        try (var connection = Database.connect(TestCluster.address(), "test")) {
            qt().withExamples(300)
                    .forAll(strings().betweenCodePoints(1, 0xD7FF).ofLengthBetween(1, 20))
                    .check(text -> valueAndLabel(connection, text).equals(text + text));
        }
    }

    private static String valueAndLabel(Connection connection, String text) {
        try {
            var sql = "select " + Sql.literal(connection, text) + " as " + Sql.identifier(connection, text);
            return Sql.query(
                            connection,
                            sql,
                            row -> row.getString(1) + row.getMetaData().getColumnLabel(1))
                    .get(0);
        } catch (SQLException e) {
            throw new AssertionError(text, e);
        }
    }

    @Test
    void shouldQuoteWithBackslashesAsEscapesToo() throws Exception {
        try (var connection = Database.connect(TestCluster.address(), "test")) {
            // Given
            Sql.execute(connection, "set standard_conforming_strings = off; set escape_string_warning = off");

            // When
            var answer = ask(connection, "select " + Sql.literal(connection, "a\\'; b"));

            // Then
            assertThat(answer).isEqualTo("a\\'; b");
        }
    }

    @Test
    void shouldGiveEachTestADatabaseOfItsOwn() throws Exception {
        // Given
        var one = TestCluster.database();
        var other = TestCluster.database();

        // When
        TestCluster.sql(one, "create table t (a int); insert into t values (1), (2)");

        // Then
        try (var connection = Database.connect(one, "test")) {
            assertThat(ask(connection, "select count(*) from t")).isEqualTo("2");
            assertThat(ask(connection, "select current_database()")).isEqualTo(one.database());
        }
        assertThatThrownBy(() -> TestCluster.sql(other, "select * from t")).hasRootCauseInstanceOf(SQLException.class);
    }

    @Test
    void shouldRunScripts(@TempDir Path folder) throws Exception {
        // Given
        var database = TestCluster.database();
        var script = Files.writeString(
                folder.resolve("a script.sql"), "create table t (a int);\n\\copy t from stdin\n7\n\\.\n");
        var broken = Files.writeString(folder.resolve("broken.sql"), "select 1;\nnonsense;\n");

        // When
        TestCluster.psql(database, script);

        // Then
        try (var connection = Database.connect(database, "test")) {
            assertThat(ask(connection, "select a from t")).isEqualTo("7");
        }
        assertThatThrownBy(() -> TestCluster.psql(database, broken))
                .hasCauseInstanceOf(UpkeepException.class)
                .rootCause()
                .hasMessageContaining("nonsense");
    }
}
