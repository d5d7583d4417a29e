package io.jenkins.plugins.upkeep.library;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** {@code dailyMaintenance}. */
class DailyMaintenanceTest {
    @Test
    void shouldRunTheTasksInOrderWithWhatTheyNeed() {
        // Given
        var library = Library.fresh().withToday();

        // When
        library.call(
                "dailyMaintenance", Map.of("config", "shop.yaml", "databaseCredentialsId", "db", "agent", "linux"));

        // Then
        assertThat(library.tasks())
                .containsExactly(
                        "healthCheck{config=shop.yaml, databaseCredentialsId=db, dryRun=false}",
                        "verifiedBackup{config=shop.yaml, databaseCredentialsId=db, dryRun=false, verify=stored}");
    }
}
