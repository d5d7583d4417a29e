package io.jenkins.plugins.upkeep.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import org.junit.jupiter.api.Test;

/** The real command line rolls a real service back: git, processes, PostgreSQL, a store, a flag. */
class RollbackTest {
    @Test
    void shouldGoBackAndKeepTheDatabase() throws Exception {
        try (var rig = RollbackDesk.open()) {
            // When
            var said = rig.run("rollback-to", "v1");

            // Then
            assertThat(said.status()).as(said.out() + said.errors()).isZero();
            assertThat(rig.answer()).contains("code=v1 data=v2");
            assertThat(rig.isAtTarget("v2")).isTrue();
            assertThat(rig.databases()).hasSize(1);
            assertThat(rig.desk().catalog().look().sets()).hasSize(2);
            assertThat(Files.readString(rig.events())).contains("rollback of shop");
        }
    }

    @Test
    void shouldRestoreTheDatabaseAndKeepTheOther() throws Exception {
        try (var rig = RollbackDesk.open()) {
            // When
            var said = rig.run("rollback-to", "v1", "--database", "restore");

            // Then
            assertThat(said.status()).as(said.out() + said.errors()).isZero();
            assertThat(rig.isAtTarget("v1")).isTrue();
            assertThat(rig.databases()).hasSize(2);
            assertThat(said.out()).contains("is kept as");

            // When
            var cleaned = rig.run("rollback-clean");

            // Then
            assertThat(cleaned.status()).as(cleaned.out() + cleaned.errors()).isZero();
            assertThat(rig.databases()).containsExactly(rig.database().database());
            assertThat(rig.isAtTarget("v1")).isTrue();
        }
    }

    @Test
    void shouldOnlyPlanInADryRun() throws Exception {
        try (var rig = RollbackDesk.open()) {
            // When
            var said = rig.run("rollback-to", "v1", "--database", "restore", "--dry-run");

            // Then
            assertThat(said.status()).as(said.out() + said.errors()).isZero();
            assertThat(said.out()).contains("at least 7 rows");
            assertThat(rig.isAtOrigin()).isTrue();
            assertThat(rig.databases()).hasSize(1);
            assertThat(rig.desk().catalog().look().sets()).hasSize(1);
            assertThat(rig.journals()).doesNotExist();
        }
    }

    @Test
    void shouldUndoEverythingWhenTheVersionIsNotWell() throws Exception {
        try (var rig = RollbackDesk.open()) {
            // Given
            rig.commit("dead");
            rig.git("reset", "--quiet", "--hard", "v2");

            // When
            var said = rig.run("rollback-to", "dead");

            // Then
            assertThat(said.status()).as(said.out() + said.errors()).isEqualTo(2);
            assertThat(said.out()).contains("failed at 'see that it is well'", "everything was undone", "main");
            assertThat(rig.isAtOrigin()).isTrue();
        }
    }
}
