package io.jenkins.plugins.upkeep.backup.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.jenkins.plugins.upkeep.system.postgres.Database;
import io.jenkins.plugins.upkeep.system.postgres.PlainSession;
import io.jenkins.plugins.upkeep.testing.TestCluster;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LargeObjectScriptTest {
    private static final int CHUNK = 256 << 10;

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 16383, 16384, 16385, CHUNK - 1, CHUNK, CHUNK + 1, 3 * CHUNK})
    void shouldWriteWholeChunksWhateverTheSize(int size) throws Exception {
        // Given
        var database = TestCluster.database();
        TestCluster.sql(database, "SELECT lo_from_bytea(424242, decode(repeat('ab', %d), 'hex'))".formatted(size));
        var lines = new ArrayList<String>();

        // When
        try (var connection = Database.connect(database, "upkeep test")) {
            PlainSession.apply(connection);
            connection.setAutoCommit(false);
            var script = new LargeObjectScript(connection, line -> lines.add(new String(line, StandardCharsets.UTF_8)));
            var evidence = script.write();

            // Then
            assertThat(evidence.bytes()).isEqualTo(size);
            assertThat(evidence.count()).isEqualTo(1);
        }
        var expected = new ArrayList<String>();
        expected.add("SELECT pg_catalog.lo_create('424242');\n");
        for (int offset = 0; offset < size; offset += CHUNK) {
            expected.add("SELECT pg_catalog.lo_put('424242', " + offset + ", '\\x"
                    + "ab".repeat(Math.min(CHUNK, size - offset)) + "');\n");
        }
        assertThat(lines.subList(0, lines.size() - 1)).isEqualTo(expected);
        assertThat(lines.get(lines.size() - 1)).startsWith("ALTER LARGE OBJECT 424242 OWNER TO ");
    }

    @Test
    void shouldNameTheRightThatARoleWithAllDataLacks() throws Exception {
        // Given
        var database = TestCluster.database();
        TestCluster.sql(database, "SELECT lo_from_bytea(424242, 'abc')");
        TestCluster.sql(database, "CREATE ROLE reads_all_data; GRANT pg_read_all_data TO reads_all_data");

        // When
        try (var connection = Database.connect(database, "upkeep test");
                var statement = connection.createStatement()) {
            statement.execute("SET ROLE reads_all_data");
            var refused = catchThrowableOfType(
                    SQLException.class, () -> new LargeObjectScript(connection, line -> {}).write());

            // Then
            assertThat(ChangedMeanwhile.failure(database, refused))
                    .hasMessageContaining("permission denied for large object 424242")
                    .hasMessageContaining("SELECT ON LARGE OBJECT");
        } finally {
            TestCluster.sql(database, "DROP OWNED BY reads_all_data; DROP ROLE reads_all_data");
        }
    }
}
