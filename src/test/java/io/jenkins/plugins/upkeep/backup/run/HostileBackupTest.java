package io.jenkins.plugins.upkeep.backup.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.jenkins.plugins.upkeep.backup.set.VerificationLevel;
import io.jenkins.plugins.upkeep.report.Finding;
import io.jenkins.plugins.upkeep.report.Severity;
import io.jenkins.plugins.upkeep.report.Status;
import io.jenkins.plugins.upkeep.testing.HostileDatabase;
import io.jenkins.plugins.upkeep.testing.RandomDatabase;
import io.jenkins.plugins.upkeep.testing.TestCluster;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever a database holds, it comes back as it was. */
class HostileBackupTest {
    @Test
    void shouldBringAHostileDatabaseBack(@TempDir Path folder) throws Exception {
        // Given everything that makes dumps go wrong
        var address = TestCluster.database();
        HostileDatabase.build(address);
        var plan = Backups.plan(address, folder.resolve("store"), VerificationLevel.RESTORED);

        // When
        var report = new VerifiedBackup(plan).run(Backups.context(folder));

        // Then
        assertThat(report.findings())
                .extracting(Finding::severity, Finding::seen)
                .containsExactly(tuple(
                        Severity.INFO,
                        "the rows of 2 foreign tables are not in the set, they live elsewhere:"
                                + " shapes.by_place_there, shapes.remote"));
        assertThat(report.status()).isEqualTo(Status.OK);
        assertThat(plan.catalog().look().sets())
                .singleElement()
                .satisfies(set -> assertThat(set.level()).isEqualTo(VerificationLevel.RESTORED));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2})
    void shouldBringRandomTypesAndValuesBack(long seed, @TempDir Path folder) throws Exception {
        // Given
        var address = TestCluster.database();
        TestCluster.sql(address, RandomDatabase.sql(seed));
        var plan = Backups.plan(address, folder.resolve("store"), VerificationLevel.RESTORED);

        // When
        var report = new VerifiedBackup(plan).run(Backups.context(folder));

        // Then
        assertThat(report.findings()).isEmpty();
    }
}
