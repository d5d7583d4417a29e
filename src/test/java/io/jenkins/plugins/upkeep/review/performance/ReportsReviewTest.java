package io.jenkins.plugins.upkeep.review.performance;

import static io.jenkins.plugins.upkeep.review.performance.PastRuns.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.upkeep.report.HistoryFile;
import io.jenkins.plugins.upkeep.report.Measurement;
import io.jenkins.plugins.upkeep.report.Report;
import io.jenkins.plugins.upkeep.report.ReportPage;
import io.jenkins.plugins.upkeep.report.Severity;
import io.jenkins.plugins.upkeep.report.Status;
import io.jenkins.plugins.upkeep.report.Unit;
import io.jenkins.plugins.upkeep.testing.Reports;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a review sees in the reports of other tasks, where there is no Prometheus. */
class ReportsReviewTest {
    private static final Measurement DISK =
            Measurement.of("host_disk_used", 0, Unit.RATIO).on("disk /").limit(0.9);

    @TempDir
    private Path folder;

    private final Random random = new Random(7);

    private Path root() {
        return folder.resolve("upkeep-report");
    }

    private double noise(double deviation) {
        return random.nextGaussian() * deviation;
    }

    private Report review(String config, Map<String, String> options) throws Exception {
        return Reviews.run(Reviews.task(folder, config, options), folder, NOW);
    }

    private Report review() throws Exception {
        return review("", Map.of());
    }

    @Test
    void shouldWarnOfADiskThatIsFullWithinAMonth() throws Exception {
        // Given: 0.4 % a day; 90 % in 20 days
        PastRuns.daily(root(), "health-check", 60, ago -> 0.82 - ago * 0.004 + noise(0.004), DISK);

        // When
        var report = review();

        // Then
        assertThat(report.status()).isEqualTo(Status.CRITICAL);
        assertThat(report.verdict()).startsWith("Disk / reaches 90 % about ").endsWith("(1 figure of 90 days)");
        var reach = Reviews.figure(report, "host_disk_used")
                .course()
                .orElseThrow()
                .reach()
                .orElseThrow();
        assertThat(Duration.between(
                                NOW,
                                reach.likely()
                                        .orElseThrow()
                                        .atStartOfDay(java.time.ZoneOffset.UTC)
                                        .toInstant())
                        .toDays())
                .isBetween(13L, 27L);
        assertThat(report.measurements())
                .filteredOn(one -> one.name().equals("time_until_limit"))
                .singleElement()
                .satisfies(one -> assertThat(one.subject()).isEqualTo("Disk /"));
        assertThat(Reports.rows(report, "Recommendations"))
                .singleElement()
                .satisfies(row -> assertThat(row.get(0)).matches("(31 March|\\d April) 2026"));
    }

    @Test
    void shouldHoldFiguresAgainstLimitsOfTheConfiguration() throws Exception {
        // Given: 1 GB a day from 100 GB on; 130 GB in 30 days, the aim of drills is far away
        var size = Measurement.bytes("database_size", 0);
        PastRuns.daily(root(), "pg-maintenance", 60, ago -> Math.rint(100e9 - ago * 1e9 + noise(8e8)), size);
        var config = """
                review:
                  limits:
                    - {figure: database_size, limit: 130GB}
                    - {figure: rto, subject: nothing, limit: 1h}
                """;

        // When
        var report = review(config, Map.of());

        // Then
        assertThat(Reviews.figure(report, "database_size").limit()).hasValue(130e9);
        assertThat(Reports.seen(report))
                .anySatisfy(line ->
                        assertThat(line).startsWith("Size of the database: 10").contains("reaches its limit about"))
                .anySatisfy(line -> assertThat(line)
                        .isEqualTo("review.limits: nothing was seen of rto of nothing, which has a limit"));
    }

    /** In Jenkins nothing but histories is laid beside the review. */
    @Test
    void shouldKnowLimitsFromHistoriesAlone() throws Exception {
        // Given: 2 connections more a day, of 160
        var connections = Measurement.count("database_connections_used", 0).limit(160);
        PastRuns.daily(root(), "health-check", 60, ago -> 140 - ago * 2 + Math.rint(noise(2)), connections);
        Files.delete(root().resolve("health-check/report.json"));

        // When
        var report = review();

        // Then
        assertThat(Reviews.figure(report, "database_connections_used").limit()).hasValue(160);
        assertThat(report.verdict()).startsWith("Connections reaches 160 about ");
    }

    @Test
    void shouldForgetALimitThatTheNewestRunDoesNotHave() throws Exception {
        // Given: what was a store is a cache since ten days
        var used = Measurement.of("redis_memory_used", 0, Unit.RATIO);
        for (int ago = 60; ago >= 0; ago--) {
            var measured = PastRuns.with(ago > 10 ? used.limit(0.9) : used, 0.95);
            HistoryFile.add(root().resolve("health-check"), PastRuns.report("health-check", measured, ago));
        }

        // Then
        assertThat(Reviews.figure(review(), "redis_memory_used").limit()).isEmpty();
        assertThat(review().status()).isEqualTo(Status.OK);
    }

    @Test
    void shouldSeeRecoveryTimesGrowAndCountWhatUpkeepDid() throws Exception {
        // Given
        var rto = Measurement.seconds("rto", Duration.ZERO);
        PastRuns.daily(root(), "dr-restore-test", 80, ago -> 600 - ago * 4 + noise(12), rto);
        PastRuns.daily(root(), "verified-backup", 60, ago -> 2e9, Measurement.bytes("set_size", 0));

        // When
        var report = review();

        // Then
        assertThat(report.status()).isEqualTo(Status.WARNING);
        assertThat(report.findings())
                .filteredOn(finding -> finding.severity() == Severity.WARNING)
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.subject()).isEqualTo("Recovery time of drills");
                    assertThat(finding.seen())
                            .startsWith("+")
                            .contains("a month")
                            .contains("now 10 min");
                    assertThat(finding.action()).contains("restore over more connections");
                });
        assertThat(report.measurements())
                .filteredOn(one -> List.of("runs", "backups_verified").contains(one.name()))
                .extracting(one -> one.value().getAsDouble())
                .containsExactly(142.0, 61.0);
    }

    @Test
    void shouldSayThatNothingHappensWhenNothingDoes() throws Exception {
        // Given
        PastRuns.daily(root(), "health-check", 60, ago -> 0.4 + noise(0.01), DISK);

        // When
        var report = review();

        // Then
        assertThat(report.status()).isEqualTo(Status.OK);
        assertThat(report.verdict())
                .isEqualTo("nothing reaches its limit within 90 days, and nothing got worse (1 figure of 90 days)");
    }

    @Test
    void shouldNotKnowAnythingWithoutNumbers() throws Exception {
        // When
        var report = review();

        // Then
        assertThat(report.status()).isEqualTo(Status.UNKNOWN);
        assertThat(report.verdict()).isEqualTo("nothing is known of the last 90 days: there are no numbers to review");
    }

    @Test
    void shouldSayHowMuchIsMissingAfterAFewDays() throws Exception {
        // Given
        PastRuns.daily(root(), "health-check", 4, ago -> 0.5, DISK);

        // When
        var report = review();

        // Then
        assertThat(report.status()).isEqualTo(Status.UNKNOWN);
        assertThat(report.verdict()).isEqualTo("too few numbers to review: Disk / has 5 days of data; 14 are needed");
    }

    @Test
    void shouldReadPlacesThatAreNamed() throws Exception {
        // Given
        PastRuns.daily(folder.resolve("copies/of/builds"), "health-check", 30, ago -> 0.4 + noise(0.01), DISK);

        // When
        var report = review(
                "", Map.of("reports", folder.resolve("copies") + "," + folder.resolve("nowhere"), "period", "20d"));

        // Then
        assertThat(Reviews.figure(report, "host_disk_used").points()).isEqualTo(20);
        assertThat(report.status()).isEqualTo(Status.UNKNOWN);
        assertThat(Reports.seen(report))
                .anySatisfy(line -> assertThat(line).contains("nowhere: there is no such folder"));
    }

    @Test
    void shouldWarnOfDamagedReportsAndReviewTheRest() throws Exception {
        // Given
        PastRuns.daily(root(), "health-check", 30, ago -> 0.4 + noise(0.01), DISK);
        Files.createDirectories(root().resolve("verified-backup"));
        Files.writeString(root().resolve("verified-backup/report.json"), "<script>alert(1)</script>");

        // When
        var report = review();

        // Then
        assertThat(report.status()).isEqualTo(Status.WARNING);
        assertThat(report.findings().get(0).seen())
                .startsWith("1 of 3 files are damaged or foreign: ")
                .contains("verified-backup");
    }

    @Test
    void shouldShowHostileNamesAsText() throws Exception {
        // Given
        var hostile = "=cmd|'/c x'!A1 \"<script>alert(1)</script>\u202e";
        PastRuns.daily(root(), "health-check", 30, ago -> 0.4 + noise(0.01), DISK.on(hostile));

        // When
        var report = review();

        // Then
        assertThat(ReportPage.html(report)).contains("&lt;script&gt;").doesNotContain("<script");
        assertThat(Files.readAllLines(root().resolve("performance-review/performance.csv"))
                        .get(1))
                .startsWith("host_disk_used,\"'=cmd|'/c x'!A1 \"\"<script>");
    }

    @Test
    void shouldOnlySayWhatItWouldReadInADryRun() throws Exception {
        // Given
        PastRuns.daily(root(), "health-check", 30, ago -> 0.4, DISK);
        var lines = new ArrayList<String>();
        var task = Reviews.task(folder, "monitoring:\n  prometheus: http://127.0.0.1:9\n", Map.of());

        // When
        var report = task.run(Reviews.context(folder, NOW, Lines.into(lines), true));

        // Then
        assertThat(report.verdict()).isEqualTo("would review the last 90 days; nothing was read");
        assertThat(report.status()).isEqualTo(Status.OK);
        assertThat(lines)
                .contains("reports of shop in " + root())
                .contains("Prometheus at http://127.0.0.1:9: requests_per_hour");
        assertThat(root().resolve("performance-review/performance.csv")).doesNotExist();
    }
}
