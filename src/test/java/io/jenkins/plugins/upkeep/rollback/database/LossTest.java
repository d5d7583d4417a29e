package io.jenkins.plugins.upkeep.rollback.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.jenkins.plugins.upkeep.system.Secret;
import io.jenkins.plugins.upkeep.testing.TestCluster;
import java.nio.file.Path;
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
        // Given a view on time that no table passes, and a role that may read nothing
        var restoring = Restoring.of(TestCluster.database(), folder);
        TestCluster.sql(
                restoring.live(), "ANALYZE customer; CREATE TABLE big AS SELECT n FROM generate_series(1, 3000000) n");
        var evidence = restoring.chosen().manifest().database().orElseThrow();

        // When
        var hasty = new LossCount(restoring.setting(Checkpoint.NONE), evidence, Duration.ofMillis(1)).count();

        // Then
        assertThat(hasty.tables())
                .filteredOn(table -> table.table().equals("public.big"))
                .allMatch(table -> table.estimated() || table.problem().contains("has no estimate"));
        assertThat(hasty.isExact()).isFalse();

        // And
        TestCluster.sql(restoring.live(), "CREATE ROLE upk_sightless LOGIN PASSWORD 'no'");
        var live = restoring.live().account(Optional.of("upk_sightless"), Optional.of(Secret.of("no")));
        var blind = new DatabaseRollback(Pair.setting(live, Pair.NOBODY, Checkpoint.NONE))
                .loss(restoring.chosen().manifest());
        assertThat(blind.uncounted()).extracting(TableLoss::table).contains("public.customer", "sequences");
        assertThat(blind.statement()).contains("the loss is not known");
    }
}
