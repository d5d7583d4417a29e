package io.jenkins.plugins.upkeep.backup.restore;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ScriptStatementsTest {
    @Test
    void shouldKeepWhatBelongsTogether() {
        // Given
        var script = """
                -- User Config "o'hara"
                CREATE ROLE "o'hara; x";
                COMMENT ON ROLE a IS 'one
                CREATE ROLE evil;
                it''s "two';
                ALTER ROLE "line
                break" WITH LOGIN;

                SET a = 1;""";

        // When, Then
        assertThat(ScriptStatements.of(script))
                .containsExactly(
                        "-- User Config \"o'hara\"",
                        "CREATE ROLE \"o'hara; x\";",
                        "COMMENT ON ROLE a IS 'one\nCREATE ROLE evil;\nit''s \"two';",
                        "ALTER ROLE \"line\nbreak\" WITH LOGIN;",
                        "",
                        "SET a = 1;");
    }
}
