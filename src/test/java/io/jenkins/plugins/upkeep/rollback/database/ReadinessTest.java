package io.jenkins.plugins.upkeep.rollback.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.upkeep.report.Finding;
import io.jenkins.plugins.upkeep.report.Severity;
import io.jenkins.plugins.upkeep.system.Secret;
import io.jenkins.plugins.upkeep.system.postgres.Database;
import io.jenkins.plugins.upkeep.system.postgres.PostgresBinaries;
import io.jenkins.plugins.upkeep.task.Progress;
import io.jenkins.plugins.upkeep.task.TaskLog;
import io.jenkins.plugins.upkeep.testing.TestCluster;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What stands in the way is known before anything is touched. */
class ReadinessTest {
    @TempDir
    private Path folder;

    private static List<String> refusals(Readiness readiness) {
        return readiness.refusals().stream().map(Finding::seen).toList();
    }

    @Test
    void shouldFindNothingInTheWay() throws Exception {
        // Given
        var restoring = Restoring.of(TestCluster.database(), folder);

        // When
        var readiness = restoring.rollback().readiness(restoring.id(), restoring.chosen());

        // Then
        readiness.require();
        assertThat(readiness.findings()).extracting(Finding::subject).contains("room for the restored database");
    }

    @Test
    void shouldSeeWhatTheDatabaseIsBoundTo() throws Exception {
        // Given a prepared transaction, and somebody who is connected
        var restoring = Restoring.of(TestCluster.database(), folder);
        TestCluster.sql(restoring.live(), "BEGIN; CREATE TABLE p (); PREPARE TRANSACTION '" + restoring.id() + "'");
        try (var other = Database.connect(restoring.live(), "a report")) {
            // When
            var readiness = restoring.rollback().readiness(restoring.id(), restoring.chosen());

            // Then
            assertThat(refusals(readiness)).singleElement().asString().contains("1 prepared transactions");
            assertThatThrownBy(readiness::require).hasMessageContaining("nothing was touched");
            assertThat(readiness.findings())
                    .filteredOn(finding -> finding.severity() == Severity.WARNING)
                    .extracting(Finding::seen)
                    .singleElement()
                    .asString()
                    .contains("a report of role");
            assertThat(other.isValid(1)).isTrue();
        } finally {
            TestCluster.sql(restoring.live(), "ROLLBACK PREPARED '" + restoring.id() + "'");
        }
    }

    @Test
    void shouldSeeWhatARoleMayNot() throws Exception {
        // Given a role that neither owns the database nor may make one, and an extension for superusers
        var database = TestCluster.database();
        TestCluster.sql(database, "CREATE EXTENSION pageinspect");
        var restoring = Restoring.of(database, folder);
        TestCluster.sql(restoring.live(), """
                CREATE ROLE upk_unready LOGIN PASSWORD 'no';
                DO $$ BEGIN
                    EXECUTE format('ALTER DATABASE %I SET log_statement = ''all''', current_database());
                END $$""");
        var live = restoring.live().account(Optional.of("upk_unready"), Optional.of(Secret.of("no")));
        var setting = new DatabaseRollback.Setting(
                live,
                Pair.NOBODY,
                2,
                PostgresBinaries.find(),
                folder,
                Clock.systemUTC(),
                Progress.unseen(),
                TaskLog.silent(),
                Checkpoint.NONE);

        // When
        var readiness = new DatabaseRollback(setting).readiness(restoring.id(), restoring.chosen());

        // Then
        assertThat(refusals(readiness))
                .anyMatch(seen -> seen.equals("may not make databases"))
                .anyMatch(seen -> seen.startsWith("does not own database "))
                .anyMatch(seen -> seen.endsWith("setting log_statement"))
                .anyMatch(seen -> seen.equals("can be made by a superuser only"));
        assertThat(readiness.findings())
                .filteredOn(finding -> finding.severity() == Severity.UNKNOWN)
                .extracting(Finding::subject)
                .containsExactly("room for the restored database");
    }
}
