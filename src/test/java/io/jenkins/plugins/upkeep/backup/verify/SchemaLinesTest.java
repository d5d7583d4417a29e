package io.jenkins.plugins.upkeep.backup.verify;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.upkeep.system.postgres.DatabaseAddress;
import io.jenkins.plugins.upkeep.testing.TestCluster;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SchemaLinesTest {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    CREATE POLICY p ON s.t TO b, a USING (true);                     | CREATE POLICY p ON s.t TO a, b USING (true);
                    CREATE POLICY p ON t AS RESTRICTIVE FOR SELECT TO c, b, a;       | CREATE POLICY p ON t AS RESTRICTIVE FOR SELECT TO a, b, c;
                    CREATE POLICY "x TO b, a" ON s."t, u" TO "b, ""c", a WITH CHECK (x = 'd, c'); | CREATE POLICY "x TO b, a" ON s."t, u" TO "b, ""c", a WITH CHECK (x = 'd, c');
                    CREATE POLICY p ON s.t TO b USING ((x TO b, a));                 | CREATE POLICY p ON s.t TO b USING ((x TO b, a));
                    CREATE POLICY p ON s.t USING ((b, a) IS NULL);                   | CREATE POLICY p ON s.t USING ((b, a) IS NULL);
                    """)
    void shouldOrderTheRolesOfAPolicyAndNothingElse(String line, String ordered) throws Exception {
        assertThat(lines(line)).containsExactly(ordered);
    }

    @Test
    void shouldOrderTheSettingsOfRolesInADatabase() throws Exception {
        // Given
        var one = """
                ALTER DATABASE d SET x TO '1';
                ALTER ROLE b IN DATABASE d SET x TO '1';
                ALTER ROLE a IN DATABASE d SET x TO '2';

                \\connect d
                """;
        var other = """
                ALTER DATABASE d SET x TO '1';
                ALTER ROLE a IN DATABASE d SET x TO '2';
                ALTER ROLE b IN DATABASE d SET x TO '1';

                \\connect d
                """;

        // Then
        assertThat(lines(one)).isEqualTo(lines(other)).hasSize(5);
        assertThat(lines(other.replace("'2'", "'3'"))).isNotEqualTo(lines(one));
    }

    @Test
    void shouldPassByWhatDiffersFromRunToRun() throws Exception {
        assertThat(lines("-- Dumped from x\n\\restrict abc\nCREATE TABLE t ();\n\\unrestrict abc"))
                .containsExactly("CREATE TABLE t ();");
    }

    /** Altering a role moves its row, by whose place pg_dump goes. */
    @Test
    void shouldFindASchemaUnchangedAfterARoleWasAltered() throws Exception {
        // Given
        var database = TestCluster.database();
        var suffix = UUID.randomUUID().toString().substring(0, 8);
        var roles = List.of("\"one, " + suffix + "\"", "\"two; " + suffix + "\"");
        for (var role : roles) {
            TestCluster.sql(database, "CREATE ROLE " + role);
            TestCluster.sql(
                    database,
                    "DO $$ BEGIN EXECUTE format('ALTER ROLE %I IN DATABASE %I SET work_mem TO ''8MB''', '"
                            + role.replace("\"", "") + "', current_database()); END $$");
        }
        try {
            TestCluster.sql(database, "CREATE TABLE t (x int)");
            TestCluster.sql(database, "CREATE POLICY p ON t TO " + String.join(", ", roles) + " USING (x = 1)");
            var before = dumped(database);

            // When
            TestCluster.sql(database, "ALTER ROLE " + roles.get(0) + " CONNECTION LIMIT 7");

            // Then
            var after = dumped(database);
            assertThat(lines(after)).isEqualTo(lines(before)).anyMatch(line -> line.contains("TO " + roles.get(0)));
        } finally {
            TestCluster.sql(database, "DROP POLICY p ON t");
            for (var role : roles) {
                TestCluster.sql(database, "DROP ROLE " + role);
            }
        }
    }

    private String dumped(DatabaseAddress database) throws Exception {
        return database.handTo(TestCluster.programs().pgDump().with("--create", "--schema-only"))
                .in(folder)
                .output(Duration.ofMinutes(1));
    }

    private static List<String> lines(String text) throws IOException {
        try (var lines = SchemaLines.of(new BufferedReader(new StringReader(text)))) {
            var all = new ArrayList<String>();
            for (var line = lines.next(); line != null; line = lines.next()) {
                all.add(line);
            }
            return all;
        }
    }
}
