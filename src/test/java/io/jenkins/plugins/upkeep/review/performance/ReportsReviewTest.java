package io.jenkins.plugins.upkeep.review.performance;

import static io.jenkins.plugins.upkeep.review.performance.PastRuns.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.upkeep.report.Finding;
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
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a review sees in the reports of other tasks, where there is no Prometheus. */
class ReportsReviewTest {
    private static final Measurement DISK =
            Measurement.of("host_disk_used", 0, Unit.RATIO).on("disk /").limit(0.9);

    @TempDir
    private Path folder;

    private final Random random = new Random(7);
    private int minutes;

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
        // Given: 0.6 % a day; 90 % in 13 days, 95 % in 22
        PastRuns.daily(root(), "health-check", 60, ago -> 0.82 - ago * 0.006 + noise(0.004), DISK);

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
                .isBetween(10L, 17L);
        assertThat(report.measurements())
                .filteredOn(one -> one.name().equals("time_until_limit"))
                .singleElement()
                .satisfies(one -> assertThat(one.subject()).isEqualTo("Disk /"));
        assertThat(Reports.rows(report, "Recommendations"))
                .singleElement()
                .satisfies(row -> assertThat(row.get(0)).matches("(31 March|\\d April) 2026"));
    }

    /** What a health check saw, as a few of its histories tell it. */
    private Finding only(Report report) {
        return report.findings().stream()
                .filter(finding -> finding.severity() != Severity.UNKNOWN)
                .reduce((one, other) -> {
                    throw new AssertionError(one + " and " + other);
                })
                .orElseThrow(() -> new AssertionError("no finding"));
    }

    private void seen(String task, Measurement measurement, Map<Integer, Double> byDaysAgo) throws Exception {
        minutes++;
        for (var one : byDaysAgo.entrySet()) {
            var started = PastRuns.day(one.getKey()).plus(Duration.ofMinutes(minutes));
            var report = Report.of(task, "shop")
                    .add(PastRuns.with(measurement, one.getValue()))
                    .build(started, Duration.ofSeconds(30), "all well");
            HistoryFile.add(root().resolve(task), report);
        }
    }

    private static Map<Integer, Double> days(int from, int to, int step, ToDoubleFunction<Integer> value) {
        var values = new TreeMap<Integer, Double>(Comparator.reverseOrder());
        for (int ago = from; ago >= to; ago -= step) {
            values.put(ago, value.applyAsDouble(ago));
        }
        return values;
    }

    @Test
    void shouldSeeTheTrendOfAWeeklyTask() throws Exception {
        // Given: 13 runs, of which the newest is at 89 %
        seen("health-check", DISK, days(85, 1, 7, ago -> 0.89 - ago * 0.005 + noise(0.004)));

        // When
        var report = review();

        // Then
        assertThat(report.verdict()).startsWith("Disk / reaches 90 % about ").endsWith("(1 figure of 90 days)");
        assertThat(only(report).severity()).isEqualTo(Severity.WARNING);
        assertThat(only(report).seen())
                .contains("low confidence: 85 days of data")
                .contains("only 13 values");
    }

    @Test
    void shouldHoldTheNewestValuesAgainstALimitWithoutATrend() throws Exception {
        // Given: a monthly task
        seen("health-check", DISK, Map.of(61, 0.96, 31, 0.97, 1, 0.98));
        seen("dr-restore-test", Measurement.seconds("rto", Duration.ZERO), Map.of(61, 700.0, 31, 700.0, 1, 700.0));

        // When
        var report = review();

        // Then
        assertThat(report.status()).isEqualTo(Status.CRITICAL);
        assertThat(only(report).severity()).isEqualTo(Severity.CRITICAL);
        assertThat(only(report).seen()).isEqualTo("97 % now, at its limit");
        assertThat(only(report).limit()).isEqualTo("90 %, critical from 95 %");
        assertThat(report.verdict())
                .isEqualTo("Disk / is at its limit of 90 %; 2 figures have too few numbers for a"
                        + " trend; 1 thing could not be looked at");
        assertThat(Files.readAllLines(root().resolve("performance-review/performance.csv")))
                .contains("rto,\"\",reports,seconds,2026-03-30,seen,700,,");
    }

    @Test
    void shouldFollowTheThingsThatAreNearestToTheirLimits() throws Exception {
        // Given: what is gone was the fullest
        for (int ago = 14; ago >= 0; ago--) {
            var run = PastRuns.of("health-check", ago);
            for (int disk = ago < 10 ? 10 : 0; disk < 40; disk++) {
                run.add(PastRuns.with(DISK.on("disk /" + disk), disk < 10 ? 0.89 : disk / 100.0));
            }
            HistoryFile.add(
                    root().resolve("health-check"), run.build(PastRuns.day(ago), Duration.ofSeconds(30), "all well"));
        }

        // When
        var report = review();

        // Then
        assertThat(Reviews.figures(report))
                .extracting(figure -> figure.subject())
                .hasSize(30)
                .contains("disk /39", "disk /10")
                .doesNotContain("disk /9");
        assertThat(Reports.seen(report))
                .contains("reports: Disk: there are 40 of it; only the 30 nearest to their limit, or the largest, are"
                        + " followed");
    }

    @Test
    void shouldSayWhereARangeWouldGoOnBeyondWhatThereCanBe() throws Exception {
        // Given: few errors, and nearly all reads from the cache
        var errors = Measurement.of("api_error_rate", 0, Unit.RATIO);
        var hits = Measurement.of("database_cache_hits", 0, Unit.RATIO);
        seen("api-performance", errors, days(60, 0, 1, ago -> Math.max(0, noise(0.02))));
        seen("health-check", hits, days(60, 0, 1, ago -> 1 - Math.max(0, noise(0.02))));

        // When
        var rows = Reports.rows(
                review(), "Forecasts (in four of five cases the number lies within the range; days are those of UTC)");

        // Then
        assertThat(rows.get(0).get(2)).matches("up to [\\d.]+ % \\((high|medium)\\)");
        assertThat(rows.get(1).get(2)).matches("[\\d.]+ % or more \\(high\\)");
    }

    @Test
    void shouldTellLacksInAnUntroubledVerdict() throws Exception {
        // Given
        PastRuns.daily(root(), "health-check", 60, ago -> 0.4 + noise(0.01), DISK);
        seen("dr-restore-test", Measurement.seconds("rto", Duration.ZERO), Map.of(61, 700.0, 31, 700.0, 1, 700.0));

        // Then
        assertThat(review().verdict())
                .isEqualTo("nothing reaches its limit within 90 days, and nothing got worse (1 figure of 90 days);"
                        + " 1 figure has too few numbers for a trend");
    }

    @Test
    void shouldSayWhenTheNewestValueAloneIsAtTheLimit() throws Exception {
        // Given
        seen("health-check", DISK, days(60, 0, 1, ago -> ago == 0 ? 0.97 : 0.6 + noise(0.01)));

        // When
        var report = review();

        // Then
        assertThat(only(report).severity()).isEqualTo(Severity.WARNING);
        assertThat(only(report).seen())
                .startsWith(
                        "the newest value, of 31 March 2026, alone is at its limit: 97 %; in the newest days it was at 6");
        assertThat(report.verdict()).startsWith("Disk / is at its limit of 90 % in its newest value alone (");
    }

    @Test
    void shouldSayWhenTheNewestValueIsWithinTheLimitAgain() throws Exception {
        // Given
        seen("health-check", DISK, days(60, 0, 1, ago -> ago == 0 ? 0.5 : 0.96 + noise(0.002)));

        // When
        var report = review();

        // Then
        assertThat(only(report).severity()).isEqualTo(Severity.WARNING);
        assertThat(only(report).seen()).contains("the newest value, of 31 March 2026, is within it: 50 %");
        assertThat(report.verdict()).startsWith("Disk / was at its limit of 90 % until its newest value (");
    }

    @Test
    void shouldNotTakeForThePresentWhatEndedWeeksAgo() throws Exception {
        // Given
        seen("health-check", DISK, days(80, 20, 1, ago -> 0.97 + noise(0.001)));
        seen("health-check", DISK.on("disk /data"), days(60, 0, 1, ago -> 0.5 + noise(0.01)));

        // When
        var report = review();

        // Then
        assertThat(report.status()).isEqualTo(Status.OK);
        assertThat(report.verdict()).endsWith("(1 figure of 90 days); 1 figure has ended");
        assertThat(Reports.rows(report, "Too few numbers, or ended"))
                .singleElement()
                .satisfies(row -> assertThat(row).contains("Disk /", "ended on 11 March 2026"));
    }

    @Test
    void shouldTakeWhatWarnsForWarningAndWhatIsFullForCritical() throws Exception {
        // Given
        seen("health-check", DISK, days(60, 0, 1, ago -> 0.92 + noise(0.002)));

        // Then
        assertThat(only(review()).severity()).isEqualTo(Severity.WARNING);
        assertThat(only(review()).seen()).matches("92(\\.\\d)? % now, at its limit");
    }

    @Test
    void shouldNotCallCriticalWhatRunsOutOfNothing() throws Exception {
        // Given: a load is no capacity, and neither are dead rows
        var load = Measurement.of("host_load_per_core", 0, Unit.COUNT).limit(2);
        seen("health-check", load, days(60, 0, 1, ago -> 3 + noise(0.1)));

        // Then
        assertThat(only(review()).severity()).isEqualTo(Severity.WARNING);
    }

    @Test
    void shouldCallCriticalWhatMissesWhatWasAgreed() throws Exception {
        // Given
        var rto = Measurement.seconds("rto", Duration.ZERO).limit(600);
        seen("dr-restore-test", rto, Map.of(61, 700.0, 31, 720.0, 1, 710.0));

        // Then
        assertThat(only(review()).severity()).isEqualTo(Severity.CRITICAL);
    }

    @Test
    void shouldNotTakeALimitOfNothingForReached() throws Exception {
        // Given
        var errors = Measurement.of("api_error_rate", 0, Unit.RATIO).limit(0);
        seen("api-performance", errors, days(60, 0, 1, ago -> 0));

        // Then
        assertThat(review().status()).isEqualTo(Status.OK);
        assertThat(review().findings()).isEmpty();
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

    @ParameterizedTest
    @ValueSource(strings = {"1e200", "\"NaN\"", "1e999", "null"})
    void shouldNotHoldNumbersAgainstWhatIsNoLimit(String limit) throws Exception {
        // Given
        PastRuns.daily(root(), "health-check", 60, ago -> 0.4 + noise(0.01), DISK);
        Files.delete(root().resolve("health-check/report.json"));
        var file = root().resolve("health-check/history.jsonl");
        Files.writeString(file, Files.readString(file).replace("\"limit\":0.9", "\"limit\":" + limit));

        // Then
        assertThat(review().status()).isEqualTo(Status.OK);
        assertThat(Reviews.figure(review(), "host_disk_used").limit()).hasValue(0.9);
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
