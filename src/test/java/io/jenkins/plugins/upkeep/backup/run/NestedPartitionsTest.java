package io.jenkins.plugins.upkeep.backup.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.upkeep.backup.set.VerificationLevel;
import io.jenkins.plugins.upkeep.report.Status;
import io.jenkins.plugins.upkeep.testing.TestCluster;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Partitions of partitions, with all that hangs on their indexes. The race that may leave an index of the whole invalid is too seldom
 * to be met here for sure.
 */
class NestedPartitionsTest {
    private static final int TABLES = 20;

    @TempDir
    private Path folder;

    @Test
    void shouldBringBackEachIndexOfTheWholeAsAValidOne() throws Exception {
        // Given
        var database = TestCluster.database();
        var sql = new StringBuilder();
        for (int number = 0; number < TABLES; number++) {
            sql.append("""
                    CREATE TABLE whole_%1$d (id int, kind int, PRIMARY KEY (id, kind)) PARTITION BY LIST (kind);
                    CREATE TABLE one_%1$d PARTITION OF whole_%1$d FOR VALUES IN (1) PARTITION BY RANGE (id);
                    CREATE TABLE two_%1$d PARTITION OF whole_%1$d FOR VALUES IN (2);
                    CREATE TABLE low_%1$d PARTITION OF one_%1$d FOR VALUES FROM (0) TO (10) PARTITION BY HASH (id);
                    CREATE TABLE low_%1$d_0 PARTITION OF low_%1$d FOR VALUES WITH (MODULUS 2, REMAINDER 0);
                    CREATE TABLE low_%1$d_1 PARTITION OF low_%1$d FOR VALUES WITH (MODULUS 2, REMAINDER 1);
                    CREATE TABLE rest_%1$d PARTITION OF one_%1$d DEFAULT;
                    COMMENT ON CONSTRAINT whole_%1$d_pkey ON whole_%1$d IS 'both';
                    CREATE INDEX ON whole_%1$d (id);
                    CREATE MATERIALIZED VIEW seen_%1$d AS SELECT id, kind, count(*) FROM whole_%1$d GROUP BY id, kind;
                    CREATE UNIQUE INDEX ON seen_%1$d (id, kind);
                    CREATE TABLE refers_%1$d (id int, kind int, FOREIGN KEY (id, kind) REFERENCES whole_%1$d);
                    """.formatted(number));
        }
        TestCluster.sql(database, sql.toString());
        var plan = Backups.plan(database, folder.resolve("store"), VerificationLevel.RESTORED);

        // When
        var report = new VerifiedBackup(plan).run(Backups.context(folder));

        // Then
        assertThat(report.status()).as("%s", report.findings()).isEqualTo(Status.OK);
    }
}
