package io.jenkins.plugins.upkeep.backup.verify;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.upkeep.backup.run.Shop;
import io.jenkins.plugins.upkeep.backup.set.DatabaseEvidence;
import io.jenkins.plugins.upkeep.backup.set.VerificationLevel;
import io.jenkins.plugins.upkeep.system.json.Json;
import io.jenkins.plugins.upkeep.system.postgres.DatabaseAddress;
import io.jenkins.plugins.upkeep.task.Progress;
import io.jenkins.plugins.upkeep.testing.TestCluster;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whatever differs from the evidence is found. Here the database itself is changed after its backup. */
class DatabaseComparisonTest {
    private static final String MORE = """
            CREATE MATERIALIZED VIEW shop.sums AS SELECT customer FROM shop.purchase;
            CREATE MATERIALIZED VIEW shop.hollow AS SELECT customer FROM shop.purchase WITH NO DATA;
            CREATE EXTENSION pg_trgm""";

    @TempDir
    Path folder;

    private static List<String> differences(DatabaseEvidence evidence, DatabaseAddress database) throws Exception {
        return new DatabaseComparison(evidence, database, 2, Progress.unseen()).differences();
    }

    private DatabaseEvidence evidence(DatabaseAddress database) throws Exception {
        var set = Shop.backUp(Shop.plan(database, folder, VerificationLevel.STORED), folder);
        return set.manifest().database().orElseThrow();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            REFRESH MATERIALIZED VIEW shop.sums WITH NO DATA    | materialized view shop.sums: is missing or has no content
            REFRESH MATERIALIZED VIEW shop.hollow               | materialized view shop.hollow: is missing or has content
            DROP MATERIALIZED VIEW shop.sums                    | materialized view shop.sums: is missing
            DROP EXTENSION pg_trgm                              | objects of kind extension pg_trgm: 0 instead of 1
            CREATE POLICY p ON shop.empty                       | objects of kind policy: 1 instead of 0
            CREATE FOREIGN DATA WRAPPER upk_more                | objects of kind foreign data wrapper: 1 instead of 0
            ALTER TABLE shop.purchase ALTER made DROP DEFAULT   | objects of kind column default: 1 instead of 2
            SELECT setval('shop.customer_id_seq', 999)          | sequence shop.customer_id_seq: stands at 999
            """)
    void shouldFindWhatDiffers(String change, String difference) throws Exception {
        // Given
        var database = Shop.database(10);
        TestCluster.sql(database, MORE);
        var evidence = evidence(database);
        assertThat(differences(evidence, database)).isEmpty();

        // When
        TestCluster.sql(database, change);

        // Then
        assertThat(differences(evidence, database)).anyMatch(line -> line.startsWith(difference));
    }

    @Test
    void shouldNotMindWhatAnotherVersionOfAnExtensionBrings() throws Exception {
        // Given
        var database = Shop.database(10);
        TestCluster.sql(database, MORE);
        var evidence = evidence(database);

        // When
        TestCluster.sql(database, """
                CREATE FUNCTION public.upk_newer() RETURNS int LANGUAGE sql AS 'SELECT 1';
                CREATE TABLE public.upk_table (id int PRIMARY KEY, n int DEFAULT 1);
                COMMENT ON FUNCTION public.upk_newer() IS 'new in this version';
                ALTER EXTENSION pg_trgm ADD FUNCTION public.upk_newer();
                ALTER EXTENSION pg_trgm ADD TABLE public.upk_table""");

        // Then
        assertThat(differences(evidence, database)).isEmpty();
    }

    @Test
    void shouldReadTheEvidenceOfTheVersionBefore() throws Exception {
        // Given what 0.1.0 wrote: without the later members, and with other counts
        var database = Shop.database(10);
        var mapper = Json.mapper();
        ObjectNode json = mapper.valueToTree(evidence(database));
        json.remove(List.of("leftOut", "materializedViews", "counting"));
        json.putObject("objects").put("table", 99);

        // When
        var evidence = mapper.treeToValue(json, DatabaseEvidence.class);

        // Then
        assertThat(evidence.countsAlike()).isFalse();
        assertThat(differences(evidence, database)).isEmpty();
    }
}
