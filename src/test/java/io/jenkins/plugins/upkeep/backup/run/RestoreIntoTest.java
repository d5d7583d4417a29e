package io.jenkins.plugins.upkeep.backup.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.upkeep.backup.restore.Phases;
import io.jenkins.plugins.upkeep.backup.restore.RestoreInto;
import io.jenkins.plugins.upkeep.backup.set.Manifest;
import io.jenkins.plugins.upkeep.backup.set.SetReader;
import io.jenkins.plugins.upkeep.backup.set.VerificationLevel;
import io.jenkins.plugins.upkeep.backup.verify.DatabaseComparison;
import io.jenkins.plugins.upkeep.system.UpkeepException;
import io.jenkins.plugins.upkeep.system.postgres.DatabaseAddress;
import io.jenkins.plugins.upkeep.system.postgres.PostgresBinaries;
import io.jenkins.plugins.upkeep.task.Progress;
import io.jenkins.plugins.upkeep.testing.RandomDatabase;
import io.jenkins.plugins.upkeep.testing.TestCluster;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A set is restored into an empty database of a server that lives on, and into no other. */
class RestoreIntoTest {
    @Test
    void shouldRestoreIntoAnEmptyDatabaseOnly(@TempDir Path folder) throws Exception {
        // Given a set and an empty database
        var source = TestCluster.database();
        TestCluster.sql(source, RandomDatabase.sql(7));
        var plan = Backups.plan(source, folder.resolve("store"), VerificationLevel.STORED);
        new VerifiedBackup(plan).run(Backups.context(folder));
        var manifest = plan.catalog().look().sets().get(0).manifest();
        var target = TestCluster.database();

        // When
        restore(plan, manifest, target, folder);

        // Then all is there, and a second time nothing is touched
        var evidence = manifest.database().orElseThrow();
        assertThat(new DatabaseComparison(evidence, target, 2, Progress.unseen()).differences())
                .isEmpty();
        assertThatThrownBy(() -> restore(plan, manifest, target, folder))
                .isInstanceOf(UpkeepException.class)
                .hasMessageContaining("is not empty");
    }

    private static void restore(BackupPlan plan, Manifest manifest, DatabaseAddress target, Path folder)
            throws Exception {
        var reader = new SetReader(plan.store(), manifest.place());
        var work = Files.createTempDirectory(folder, "restore");
        new RestoreInto(reader, manifest, target, true, 2)
                .run(PostgresBinaries.find(), work, new Phases(), Progress.unseen());
    }
}
