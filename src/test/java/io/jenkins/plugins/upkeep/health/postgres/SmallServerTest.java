package io.jenkins.plugins.upkeep.health.postgres;

import static io.jenkins.plugins.upkeep.health.postgres.Asking.ask;
import static io.jenkins.plugins.upkeep.health.postgres.Asking.only;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.jenkins.plugins.upkeep.report.Severity;
import io.jenkins.plugins.upkeep.system.postgres.ClusterSettings;
import io.jenkins.plugins.upkeep.system.postgres.PostgresCluster;
import io.jenkins.plugins.upkeep.testing.TestCluster;
import java.sql.Connection;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;

/** What is seen of a real server with few connections. */
class SmallServerTest {
    @Test
    void shouldWarnOfConnectionsThatRunOut() throws Exception {
        var settings = ClusterSettings.of(TestCluster.programs()).parameter("max_connections", "13");
        try (var server = PostgresCluster.start(settings)) {
            // Given 10 connections for ordinary roles, one of which asks
            var database = server.address();
            var open = new ArrayList<Connection>();
            for (int i = 0; i < 7; i++) {
                open.add(TestCluster.connect(database));
            }

            // Then
            assertThat(only(ask(database, new Connections())).severity()).isEqualTo(Severity.INFO);
            open.add(TestCluster.connect(database));
            assertThat(only(ask(database, new Connections())).severity()).isEqualTo(Severity.WARNING);
            assertThat(only(ask(database, new Connections())).seen()).isEqualTo("9 of 10 open");
            open.add(TestCluster.connect(database));
            assertThat(only(ask(database, new Connections())).severity()).isEqualTo(Severity.CRITICAL);
            for (var connection : open) {
                connection.close();
            }
        }
    }

    @Test
    void shouldMeasureCacheHitsOnceThereAreEnough() throws Exception {
        // Given
        var database = TestCluster.database();
        assertThat(only(ask(database, CacheHits.question())).seen()).contains("too few to tell");

        // When
        TestCluster.sql(
                database, "DO $$ BEGIN FOR i IN 1..4000 LOOP PERFORM count(*) FROM pg_attribute; END LOOP; END $$");

        // Then
        await().atMost(20, SECONDS)
                .until(() -> ask(database, CacheHits.question())
                        .measurements()
                        .get(1)
                        .value()
                        .isPresent());
        assertThat(only(ask(database, CacheHits.question())).severity()).isEqualTo(Severity.INFO);
        assertThat(ask(database, DatabaseSize.question())
                        .measurements()
                        .get(1)
                        .value()
                        .getAsDouble())
                .isGreaterThan(1_000_000);
    }
}
