package io.jenkins.plugins.upkeep.rollback.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.jenkins.plugins.upkeep.backup.set.DatabaseEvidence;
import io.jenkins.plugins.upkeep.system.Secret;
import io.jenkins.plugins.upkeep.system.postgres.Database;
import io.jenkins.plugins.upkeep.system.postgres.Sql;
import io.jenkins.plugins.upkeep.task.Progress;
import io.jenkins.plugins.upkeep.testing.TestCluster;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What would be lost, in numbers. */
class LossTest {
    @TempDir
    private Path folder;

    @Test
    void shouldCountWhatWasWrittenSince() throws Exception {
        // Given
        var restoring = Restoring.of(TestCluster.database(), folder);
        TestCluster.sql(restoring.live(), "CREATE TABLE \"gone; soon\" (n int)");
        TestCluster.sql(restoring.live(), Restoring.SINCE);

        // When
        var loss = restoring.rollback().loss(restoring.chosen().manifest());

        // Then
        assertThat(loss.isExact()).isTrue();
        assertThat(loss.rows()).isEqualTo(43);
        assertThat(loss.statement())
                .startsWith("at least 43 rows in 2 tables written since ")
                .contains("2 of the tables did not exist then and would be gone")
                .endsWith("changes of rows that were there already are not counted");
        assertThat(loss.tables())
                .extracting(TableLoss::table, TableLoss::more)
                .startsWith(tuple("public.invoice", 33L), tuple("public.customer", 10L))
                .endsWith(tuple("public.purchase", -100L));
        assertThat(loss.sequences()).containsExactly(new SequenceLoss("public.customer_id_seq", 1000, 1010));

        // And when a table is gone
        TestCluster.sql(restoring.live(), "DROP TABLE purchase");
        assertThat(restoring.rollback().loss(restoring.chosen().manifest()).tables())
                .filteredOn(TableLoss::isGone)
                .extracting(TableLoss::table)
                .containsExactly("public.purchase");
    }

    @Test
    void shouldEstimateWhatTakesTooLongAndNameWhatItMayNotSee() throws Exception {
        // Given a table that cannot be counted for as long as somebody else has it locked
        var restoring = Restoring.of(TestCluster.database(), folder);
        TestCluster.sql(
                restoring.live(), "CREATE TABLE busy AS SELECT n FROM generate_series(1, 3000) n; ANALYZE busy");
        var evidence = restoring.chosen().manifest().database().orElseThrow();

        // When
        var hasty = whileLocked(restoring, "busy", Duration.ofSeconds(1), evidence);

        // Then
        assertThat(hasty.tables())
                .filteredOn(table -> table.table().equals("public.busy"))
                .singleElement()
                .matches(TableLoss::estimated);
        assertThat(hasty.isExact()).isFalse();

        // And for a role that may read nothing
        TestCluster.sql(restoring.live(), "CREATE ROLE upk_sightless LOGIN PASSWORD 'no'");
        var live = restoring.live().account(Optional.of("upk_sightless"), Optional.of(Secret.of("no")));
        var blind = new DatabaseRollback(Pair.setting(live, Pair.NOBODY, Checkpoint.NONE))
                .loss(restoring.chosen().manifest());
        assertThat(blind.uncounted()).extracting(TableLoss::table).contains("public.customer", "sequences");
        assertThat(blind.statement()).contains("the loss is not known");
    }

    /** The table is locked by somebody else from the moment on when its rows are to be counted. */
    private static Loss whileLocked(Restoring restoring, String table, Duration longest, DatabaseEvidence evidence)
            throws Exception {
        try (var holder = Database.connect(restoring.live(), "test")) {
            holder.setAutoCommit(false);
            var setting = restoring.watchedBy((name, total, unit) -> {
                lock(holder, table);
                return Progress.unseen().begin(name, total, unit);
            });
            return new LossCount(setting, evidence, longest).count();
        }
    }

    private static void lock(Connection holder, String table) {
        try {
            Sql.execute(holder, "LOCK TABLE " + table);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
