package io.jenkins.plugins.upkeep.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.upkeep.system.postgres.Database;
import io.jenkins.plugins.upkeep.system.postgres.Sql;
import io.jenkins.plugins.upkeep.testing.TestCluster;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

class SampleDatabaseTest {
    @Test
    void shouldHoldTheFaultsThatTheChecksAreToFind() throws Exception {
        try (var connection = Database.connect(TestCluster.database(), "upkeep test")) {
            // Given
            connection.setAutoCommit(false);
            Sql.execute(connection, "SET demo.scale = '0.01'");

            // When
            Sql.execute(connection, script());
            connection.commit();

            // Then
            assertThat(count(connection, "SELECT FROM backtest_trades")).isEqualTo(100_000);
            assertThat(count(connection, "SELECT FROM strategies WHERE status = 'paused'"))
                    .isBetween(1L, 250L);
            assertThat(count(connection, GAPS)).isEqualTo(3);
            assertThat(count(connection, "SELECT FROM market_data GROUP BY symbol, timestamp HAVING count(*) > 1"))
                    .isPositive();
        }
    }

    private static final String GAPS = """
            SELECT DISTINCT symbol FROM (SELECT symbol, timestamp - lag(timestamp) OVER (PARTITION BY symbol
            ORDER BY timestamp) AS gap FROM market_data) candle WHERE gap > interval '1 hour'""";

    private static long count(Connection connection, String query) throws SQLException {
        return Sql.query(connection, "SELECT count(*) FROM (" + query + ") AS found", row -> row.getLong(1))
                .get(0);
    }

    private static String script() throws IOException {
        try (var stream = SampleDatabaseTest.class.getResourceAsStream("sample-database.sql")) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
