package io.jenkins.plugins.upkeep.rollback.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.upkeep.system.postgres.Database;
import io.jenkins.plugins.upkeep.testing.TestCluster;
import org.junit.jupiter.api.Test;

/** What rollbacks left behind is listed, and dropped when somebody says so. */
class ReplacedDatabasesTest {
    @Test
    void shouldDropWhatIsOursAlone() throws Exception {
        // Given
        var pair = Pair.of(TestCluster.database());
        pair.rollback().swap(pair.facts());
        var replaced = pair.facts().restore().replaced();
        var address = pair.live().database(replaced);

        // Then
        assertThatThrownBy(() -> pair.rollback().drop(pair.live().database())).hasMessageContaining("is not dropped");
        assertThatThrownBy(() -> pair.rollback().drop("postgres")).hasMessageContaining("is not dropped");
        try (var reader = Database.connect(address, "somebody who looks")) {
            assertThatThrownBy(() -> pair.rollback().drop(replaced)).hasMessageContaining("somebody who looks");
            assertThat(reader.isValid(1)).isTrue();
        }

        // When
        var dropped = pair.rollback().drop(replaced);

        // Then
        assertThat(dropped.size()).isPresent();
        assertThat(pair.rollback().replaced()).isEmpty();
        assertThat(pair.which()).isEqualTo("restored");
        assertThatThrownBy(() -> pair.rollback().swapBack(pair.facts()))
                .hasMessageContaining("the original one is gone");
    }

    @Test
    void shouldTakeNobodysWordForAMark() throws Exception {
        // Given a comment that only looks like ours
        var live = TestCluster.database();
        var pair = Pair.of(live);
        var restored = pair.facts().restore().restored();
        try (var session = ServerSession.open(live)) {
            session.comment(restored, "upkeep rollback: {\"rollback\": \"" + Pair.ID + "\"}");
        }

        // Then
        assertThat(pair.rollback().replaced()).isEmpty();
        assertThatThrownBy(() -> pair.rollback().drop(restored)).hasMessageContaining("is not dropped");
        assertThatThrownBy(() -> pair.rollback().undoRestore(pair.facts().restore()))
                .hasMessageContaining("is not dropped");
        assertThatThrownBy(() -> pair.rollback().swap(pair.facts())).hasMessageContaining("no mark of ours");
    }
}
