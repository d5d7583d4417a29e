package io.jenkins.plugins.upkeep.rollback.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.upkeep.backup.run.BackupPlan;
import io.jenkins.plugins.upkeep.backup.run.Backups;
import io.jenkins.plugins.upkeep.backup.run.VerifiedBackup;
import io.jenkins.plugins.upkeep.backup.set.SetId;
import io.jenkins.plugins.upkeep.backup.set.Verification;
import io.jenkins.plugins.upkeep.backup.set.VerificationLevel;
import io.jenkins.plugins.upkeep.system.process.Command;
import io.jenkins.plugins.upkeep.testing.TestCluster;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which set fits a version. */
class SetChooserTest {
    @TempDir
    private Path folder;

    private static String git(Path repository, String... arguments) throws Exception {
        return Command.of("git")
                .with("-c", "user.name=t", "-c", "user.email=t@example.org")
                .with(arguments)
                .in(repository)
                .output(Duration.ofSeconds(20))
                .strip();
    }

    private static String commit(Path repository) throws Exception {
        git(repository, "commit", "--quiet", "--allow-empty", "-m", "a version");
        return git(repository, "rev-parse", "HEAD");
    }

    @Test
    void shouldTakeTheNewestVerifiedSetOfTheCommit() throws Exception {
        // Given two sets of one version, of which the older is proved better, and one of the next
        var live = TestCluster.database();
        TestCluster.sql(live, Restoring.TABLES);
        var repository = Files.createDirectory(folder.resolve("repository"));
        git(repository, "init", "--quiet");
        var first = commit(repository);
        var plan = Backups.plan(live, folder.resolve("store"), VerificationLevel.STORED);
        var database = plan.database();
        plan = new BackupPlan(
                plan.store(), Backups.SERVICE, database, List.of(), repository, 1, VerificationLevel.STORED);
        var proved = made(plan);
        plan.catalog()
                .record(Verification.of(
                        plan.catalog().find(proved).manifest(), VerificationLevel.RESTORED, Instant.now()));
        var stored = made(plan);
        var second = commit(repository);
        var next = made(plan);
        var rollback = new DatabaseRollback(Pair.setting(live, Pair.NOBODY, Checkpoint.NONE));

        // Then
        var chosen = rollback.choose(plan.catalog(), SetWish.of(first));
        assertThat(chosen.manifest().id()).isEqualTo(proved.text());
        assertThat(chosen.remarks())
                .containsExactly(
                        "set " + stored + " is newer, but was never restored for a proof;" + " name it to take it");
        assertThat(rollback.choose(plan.catalog(), SetWish.of(second))
                        .manifest()
                        .id())
                .isEqualTo(next.text());
        assertThat(rollback.choose(plan.catalog(), SetWish.named(second, stored))
                        .remarks())
                .anyMatch(line -> line.contains("not at the target version"));
        var before = plan.catalog().find(next).manifest().started();
        assertThat(rollback.choose(plan.catalog(), SetWish.before(first, before))
                        .manifest()
                        .id())
                .isEqualTo(proved.text());

        // And none fits
        var catalog = plan.catalog();
        assertThatThrownBy(() -> rollback.choose(catalog, SetWish.of("f".repeat(40))))
                .hasMessageStartingWith("missing snapshot: no verified set with a database of commit ffffffffffff in ")
                .hasMessageContaining(proved + " (commit " + first.substring(0, 12) + ", restored)");

        // And a failed proof takes a set away
        catalog.record(Verification.failed(
                catalog.find(next).manifest(), VerificationLevel.STORED, List.of("it is bad"), Instant.now()));
        assertThatThrownBy(() -> rollback.choose(catalog, SetWish.of(second)))
                .hasMessageContaining("failed its last proof");
        assertThatThrownBy(() -> rollback.choose(catalog, SetWish.named(second, next)))
                .hasMessageContaining("failed its last proof");
    }

    private SetId made(BackupPlan plan) throws Exception {
        var known = plan.catalog().look().sets().stream()
                .map(set -> set.manifest().id())
                .toList();
        new VerifiedBackup(plan).run(Backups.context(folder));
        return plan.catalog().look().sets().stream()
                .map(set -> set.manifest().id())
                .filter(id -> !known.contains(id))
                .map(SetId::new)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void shouldTakeNoSetOfANewerServerOrAnotherName() throws Exception {
        // Given the live database under another name
        var restoring = Restoring.of(TestCluster.database(), folder);
        var other = TestCluster.database();

        // Then
        var rollback = new DatabaseRollback(Pair.setting(other, Pair.NOBODY, Checkpoint.NONE));
        assertThat(rollback.choose(restoring.catalog(), SetWish.named(Restoring.COMMIT, restoring.setId()))
                        .remarks())
                .anyMatch(line -> line.contains(" is of database "));
        assertThat(Optional.of(other)).isPresent();
    }
}
