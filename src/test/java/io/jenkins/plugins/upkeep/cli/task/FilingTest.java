package io.jenkins.plugins.upkeep.cli.task;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.upkeep.report.Report;
import io.jenkins.plugins.upkeep.report.ReportTree;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FilingTest {
    private static final Instant NOW = Instant.parse("2026-11-29T12:00:00Z");

    @TempDir
    private Path folder;

    private final List<String> problems = new ArrayList<>();

    private Filing filing(boolean dryRun) {
        return new Filing(new ReportFolder(folder.resolve("daily-maintenance")), dryRun, problems::add);
    }

    private static Outcome outcome(String verdict, int exitStatus) {
        var report = Report.of("daily-maintenance", "shop").build(NOW, Duration.ofSeconds(1), verdict);
        return new Outcome(report, exitStatus, Optional.empty());
    }

    private String verdict() throws Exception {
        return new ReportTree(folder).last("daily-maintenance").orElseThrow().verdict();
    }

    @Test
    void shouldLeaveTheReportOfARunThatEndedWhileAPlanWasMade() throws Exception {
        // Given
        var run = filing(false);
        var plan = filing(true);
        run.begin();
        plan.begin();
        run.end(outcome("is well", 0));

        // When
        var page = plan.end(outcome("is planned", 0));

        // Then
        assertThat(verdict()).isEqualTo("is well");
        assertThat(page).contains(folder.resolve("daily-maintenance/plan/report.html"));
        assertThat(problems).isEmpty();
    }

    @Test
    void shouldLeaveTheReportOfARunThatEndedBeforeWrongWordsDid() throws Exception {
        // Given
        var earlier = filing(false);
        earlier.begin();
        earlier.end(outcome("was well", 0));
        var run = filing(false);
        var wrong = filing(false);
        run.begin();
        wrong.begin();
        run.end(outcome("is well", 0));

        // When
        var page = wrong.end(outcome("is wrong", 64));

        // Then
        assertThat(verdict()).isEqualTo("is well");
        assertThat(page).isEmpty();
    }
}
