package io.jenkins.plugins.upkeep.health.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.upkeep.health.probe.ProbeResult;
import io.jenkins.plugins.upkeep.report.Finding;
import io.jenkins.plugins.upkeep.system.postgres.DatabaseAddress;
import io.jenkins.plugins.upkeep.testing.TestCluster;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** Asks a real server and picks from what it answers. */
final class Asking {
    private Asking() {}

    static boolean isThere(DatabaseAddress database, String sql) throws Exception {
        try (var connection = TestCluster.connect(database);
                var rows = connection.createStatement().executeQuery(sql)) {
            return rows.next();
        }
    }

    static void run(Connection connection, String sql) {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException("the test's statement failed: " + e.getMessage(), e);
        }
    }

    static NumberCheck check(String name, String sql) {
        return new NumberCheck(name, sql, Optional.empty(), Optional.empty());
    }

    static ProbeResult ask(DatabaseAddress database, Question... questions) throws Exception {
        return new DatabaseProbe(database, List.of(questions)).look(Clock.systemUTC());
    }

    static Finding only(ProbeResult result) {
        assertThat(result.findings()).hasSize(1);
        return result.findings().get(0);
    }

    static Finding find(ProbeResult result, String subject) {
        return result.findings().stream()
                .filter(finding -> finding.subject().equals(subject))
                .findFirst()
                .orElseThrow();
    }
}
