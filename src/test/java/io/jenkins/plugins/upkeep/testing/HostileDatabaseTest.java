package io.jenkins.plugins.upkeep.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.jenkins.plugins.upkeep.system.postgres.Database;
import io.jenkins.plugins.upkeep.system.postgres.DatabaseAddress;
import io.jenkins.plugins.upkeep.system.postgres.Sql;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HostileDatabaseTest {
    /** What PostgreSQL's own dump of a schema depends on, and what the hostile database sets to something else. */
    private static final String PINNED = "-c TimeZone=UTC -c bytea_output=hex -c quote_all_identifiers=off";

    @TempDir
    Path folder;

    @Test
    void shouldSurvivePostgresOwnDumpOfTheSchema() throws Exception {
        // Given
        var hostile = TestCluster.database();
        HostileDatabase.build(hostile);
        var copy = TestCluster.database();

        // When
        var script = Files.writeString(folder.resolve("schema.sql"), schema(hostile));
        TestCluster.psql(copy, script);

        // Then
        assertThat(withoutKeys(schema(copy))).isEqualTo(withoutKeys(Files.readString(script)));
    }

    @Test
    void shouldHaveAnExtensionWithTablesOfConfiguration() throws Exception {
        // Given
        var hostile = TestCluster.database();

        // When
        HostileDatabase.build(hostile);

        // Then
        assumeThat(HostileDatabase.hasExtension(hostile))
                .as("the server's share folder may be written")
                .isTrue();
        assertThat(count(hostile, "\"ext; schema\".upkeep_setting WHERE NOT built_in"))
                .isEqualTo(2);
    }

    private static String schema(DatabaseAddress address) throws Exception {
        var command = address.handTo(TestCluster.programs().pgDump().with("--schema-only"));
        return command.environment("PGOPTIONS", PINNED).output(Duration.ofMinutes(1));
    }

    /** The keys that recent versions of pg_dump draw against injected commands differ each time. */
    private static String withoutKeys(String script) {
        return script.replaceAll("(?m)^\\\\(un)?restrict \\w{20,}$", "");
    }

    private static long count(DatabaseAddress address, String from) throws Exception {
        try (var connection = Database.connect(address, "upkeep test")) {
            return Sql.query(connection, "SELECT count(*) FROM " + from, row -> row.getLong(1))
                    .get(0);
        }
    }
}
