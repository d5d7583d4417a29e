package io.jenkins.plugins.upkeep.review.performance;

import static io.jenkins.plugins.upkeep.review.performance.PastRuns.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.upkeep.report.Measurement;
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
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a review sees in the reports of other tasks, where there is no Prometheus. */
class ReportsReviewTest {
    @TempDir
    private Path folder;

    private ReviewDesk desk;

    @BeforeEach
    void open() {
        desk = new ReviewDesk(folder);
    }

    @Test
    void shouldWarnOfADiskThatIsFullWithinAMonth() throws Exception {
        // Given: 0.6 % a day; 90 % in 13 days, 95 % in 22
        PastRuns.daily(desk.root(), "health-check", 60, ago -> 0.82 - ago * 0.006 + desk.noise(0.004), ReviewDesk.DISK);

        // When
        var report = desk.review();

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
                .isBetween(10L, 17L);
        assertThat(report.measurements())
                .filteredOn(one -> one.name().equals("time_until_limit"))
                .singleElement()
                .satisfies(one -> assertThat(one.subject()).isEqualTo("Disk /"));
        assertThat(Reports.rows(report, "Recommendations"))
                .singleElement()
                .satisfies(row -> assertThat(row.get(0)).matches("(31 March|\\d April) 2026"));
    }

    @Test
    void shouldSeeTheTrendOfAWeeklyTask() throws Exception {
        // Given: 13 runs, of which the newest is at 89 %
        desk.seen(
                "health-check",
                ReviewDesk.DISK,
                ReviewDesk.days(85, 1, 7, ago -> 0.89 - ago * 0.005 + desk.noise(0.004)));

        // When
        var report = desk.review();

        // Then
        assertThat(report.verdict()).startsWith("Disk / reaches 90 % about ").endsWith("(1 figure of 90 days)");
        assertThat(ReviewDesk.only(report).severity()).isEqualTo(Severity.WARNING);
        assertThat(ReviewDesk.only(report).seen())
                .contains("low confidence: 85 days of data")
                .contains("only 13 values");
    }

    @Test
    void shouldSayWhereARangeWouldGoOnBeyondWhatThereCanBe() throws Exception {
        // Given: few errors, and nearly all reads from the cache
        var errors = Measurement.of("api_error_rate", 0, Unit.RATIO);
        var hits = Measurement.of("database_cache_hits", 0, Unit.RATIO);
        desk.seen("api-performance", errors, ReviewDesk.days(60, 0, 1, ago -> Math.max(0, desk.noise(0.02))));
        desk.seen("health-check", hits, ReviewDesk.days(60, 0, 1, ago -> 1 - Math.max(0, desk.noise(0.02))));

        // When
        var rows = Reports.rows(
                desk.review(),
                "Forecasts (in four of five cases the number lies within the range; days are those of UTC)");

        // Then
        assertThat(rows.get(0).get(2)).matches("up to [\\d.]+ % \\((high|medium)\\)");
        assertThat(rows.get(1).get(2)).matches("[\\d.]+ % or more \\(high\\)");
    }

    @Test
    void shouldTellLacksInAnUntroubledVerdict() throws Exception {
        // Given
        PastRuns.daily(desk.root(), "health-check", 60, ago -> 0.4 + desk.noise(0.01), ReviewDesk.DISK);
        desk.seen("dr-restore-test", Measurement.seconds("rto", Duration.ZERO), Map.of(61, 700.0, 31, 700.0, 1, 700.0));

        // Then
        assertThat(desk.review().verdict())
                .isEqualTo("nothing reaches its limit within 90 days, and nothing got worse (1 figure of 90 days);"
                        + " 1 figure has too few numbers for a trend");
    }

    @Test
    void shouldNotTakeForThePresentWhatEndedWeeksAgo() throws Exception {
        // Given
        desk.seen("health-check", ReviewDesk.DISK, ReviewDesk.days(80, 20, 1, ago -> 0.97 + desk.noise(0.001)));
        desk.seen(
                "health-check",
                ReviewDesk.DISK.on("disk /data"),
                ReviewDesk.days(60, 0, 1, ago -> 0.5 + desk.noise(0.01)));

        // When
        var report = desk.review();

        // Then
        assertThat(report.status()).isEqualTo(Status.OK);
        assertThat(report.verdict()).endsWith("(1 figure of 90 days); 1 figure has ended");
        assertThat(Reports.rows(report, "Too few numbers, or ended"))
                .singleElement()
                .satisfies(row -> assertThat(row).contains("Disk /", "ended on 11 March 2026"));
    }

    @Test
    void shouldSeeRecoveryTimesGrowAndCountWhatUpkeepDid() throws Exception {
        // Given
        var rto = Measurement.seconds("rto", Duration.ZERO);
        PastRuns.daily(desk.root(), "dr-restore-test", 80, ago -> 600 - ago * 4 + desk.noise(12), rto);
        PastRuns.daily(desk.root(), "verified-backup", 60, ago -> 2e9, Measurement.bytes("set_size", 0));

        // When
        var report = desk.review();

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
        PastRuns.daily(desk.root(), "health-check", 60, ago -> 0.4 + desk.noise(0.01), ReviewDesk.DISK);

        // When
        var report = desk.review();

        // Then
        assertThat(report.status()).isEqualTo(Status.OK);
        assertThat(report.verdict())
                .isEqualTo("nothing reaches its limit within 90 days, and nothing got worse (1 figure of 90 days)");
    }

    @Test
    void shouldNotKnowAnythingWithoutNumbers() throws Exception {
        // When
        var report = desk.review();

        // Then
        assertThat(report.status()).isEqualTo(Status.UNKNOWN);
        assertThat(report.verdict()).isEqualTo("nothing is known of the last 90 days: there are no numbers to review");
    }

    @Test
    void shouldSayHowMuchIsMissingAfterAFewDays() throws Exception {
        // Given
        PastRuns.daily(desk.root(), "health-check", 4, ago -> 0.5, ReviewDesk.DISK);

        // When
        var report = desk.review();

        // Then
        assertThat(report.status()).isEqualTo(Status.UNKNOWN);
        assertThat(report.verdict()).isEqualTo("too few numbers to review: Disk / has 5 days of data; 14 are needed");
    }

    @Test
    void shouldReadPlacesThatAreNamed() throws Exception {
        // Given
        PastRuns.daily(
                folder.resolve("copies/of/builds"), "health-check", 30, ago -> 0.4 + desk.noise(0.01), ReviewDesk.DISK);

        // When
        var report = desk.review(
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
        PastRuns.daily(desk.root(), "health-check", 30, ago -> 0.4 + desk.noise(0.01), ReviewDesk.DISK);
        Files.createDirectories(desk.root().resolve("verified-backup"));
        Files.writeString(desk.root().resolve("verified-backup/report.json"), "<script>alert(1)</script>");

        // When
        var report = desk.review();

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
        PastRuns.daily(desk.root(), "health-check", 30, ago -> 0.4 + desk.noise(0.01), ReviewDesk.DISK.on(hostile));

        // When
        var report = desk.review();

        // Then
        assertThat(ReportPage.html(report)).contains("&lt;script&gt;").doesNotContain("<script");
        assertThat(Files.readAllLines(desk.root().resolve("performance-review/performance.csv"))
                        .get(1))
                .startsWith("host_disk_used,\"'=cmd|'/c x'!A1 \"\"<script>");
    }

    @Test
    void shouldOnlySayWhatItWouldReadInADryRun() throws Exception {
        // Given
        PastRuns.daily(desk.root(), "health-check", 30, ago -> 0.4, ReviewDesk.DISK);
        var lines = new ArrayList<String>();
        var task = Reviews.task(folder, "monitoring:\n  prometheus: http://127.0.0.1:9\n", Map.of());

        // When
        var report = task.run(Reviews.context(folder, NOW, Lines.into(lines), true));

        // Then
        assertThat(report.verdict()).isEqualTo("would review the last 90 days; nothing was read");
        assertThat(report.status()).isEqualTo(Status.OK);
        assertThat(lines)
                .contains("reports of shop in " + desk.root())
                .contains("Prometheus at http://127.0.0.1:9: requests_per_hour");
        assertThat(desk.root().resolve("performance-review/performance.csv")).doesNotExist();
    }
}
