package io.jenkins.plugins.upkeep.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.upkeep.report.Measurement;
import io.jenkins.plugins.upkeep.report.Report;
import io.jenkins.plugins.upkeep.system.postgres.Sql;
import io.jenkins.plugins.upkeep.testing.Reports;
import io.jenkins.plugins.upkeep.testing.TestCluster;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tables are measured and compared with earlier runs, on a real server. */
class SizingTest {
    private static final String ODD = "\"o'dd \"\"one\"\"\"";
    private static final String TITLE = "Largest tables";

    @TempDir
    private Path folder;

    private Maintained database;

    @BeforeEach
    void makeDatabase() {
        database = Maintained.database(folder);
        database.sql("create table " + ODD + " (t text)");
    }

    @Test
    void shouldTellHowMuchATableGrew() throws Exception {
        assertThat(Reports.rows(database.run(), TITLE))
                .anySatisfy(row -> assertThat(row).contains("public." + ODD, "first seen"));
        Thread.sleep(1100);
        database.sql("insert into " + ODD + " select repeat('x', 1000) from generate_series(1, 1000)");
        assertThat(Reports.rows(database.run(), TITLE))
                .anySatisfy(row -> assertThat(row).contains("public." + ODD).anyMatch(cell -> cell.startsWith("+1.")));
    }

    @Test
    void shouldTellWhenTheDiskIsFull() throws Exception {
        remember(Duration.ofDays(6), 1L << 40);
        remember(Duration.ofDays(4), 500L << 40);
        remember(Duration.ofDays(2), 1000L << 40);
        var report = database.run();
        assertThat(report.measurements())
                .anySatisfy(measurement -> assertThat(measurement.name()).isEqualTo("days_until_disk_full"));
        assertThat(Reports.problems(report))
                .singleElement()
                .satisfies(finding -> assertThat(finding.seen()).contains("its disk is full in about 0"));
    }

    /** As earlier runs left it. */
    private void remember(Duration ago, long total) throws Exception {
        var at = Instant.now().minus(ago);
        var notes = Files.createDirectories(folder.resolve("maintenance/sizes"));
        Files.writeString(
                notes.resolve("%012d.json".formatted(at.getEpochSecond())),
                "{\"database\": \""
                        + database.address().toString().replace("\\", "\\\\").replace("\"", "\\\"") + "\", \"at\": \""
                        + at + "\", \"total\": " + total + ", \"tables\": {}}");
    }

    @Test
    void shouldNotGuessFromTooFewRuns() throws Exception {
        assertThat(daysUntilFull(database.run()).reason()).isPresent();
    }

    private static Measurement daysUntilFull(Report report) {
        return report.measurements().stream()
                .filter(measurement -> measurement.name().equals("days_until_disk_full"))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void shouldMeasureWithoutWaitingForWhoHoldsATable() throws Exception {
        try (var holder = TestCluster.connect(database.address())) {
            holder.setAutoCommit(false);
            Sql.execute(holder, "lock table " + ODD);
            assertThat(Reports.rows(database.run(), TITLE))
                    .anySatisfy(row -> assertThat(row).contains("public." + ODD));
        }
    }
}
