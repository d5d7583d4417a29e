package io.jenkins.plugins.upkeep.review.performance;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.upkeep.report.HistoryFile;
import io.jenkins.plugins.upkeep.report.Measurement;
import io.jenkins.plugins.upkeep.report.Severity;
import io.jenkins.plugins.upkeep.report.Status;
import io.jenkins.plugins.upkeep.report.Unit;
import io.jenkins.plugins.upkeep.testing.Reports;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the limits of other tasks and of the configuration mean to a review. */
class ReviewLimitsTest {
    @TempDir
    private Path folder;

    private ReviewDesk desk;

    @BeforeEach
    void open() {
        desk = new ReviewDesk(folder);
    }

    @Test
    void shouldHoldTheNewestValuesAgainstALimitWithoutATrend() throws Exception {
        // Given: a monthly task
        desk.seen("health-check", ReviewDesk.DISK, Map.of(61, 0.96, 31, 0.97, 1, 0.98));
        desk.seen("dr-restore-test", Measurement.seconds("rto", Duration.ZERO), Map.of(61, 700.0, 31, 700.0, 1, 700.0));

        // When
        var report = desk.review();

        // Then
        assertThat(report.status()).isEqualTo(Status.CRITICAL);
        assertThat(ReviewDesk.only(report).severity()).isEqualTo(Severity.CRITICAL);
        assertThat(ReviewDesk.only(report).seen()).isEqualTo("97 % now, at its limit");
        assertThat(ReviewDesk.only(report).limit()).isEqualTo("90 %, critical from 95 %");
        assertThat(report.verdict())
                .isEqualTo("Disk / is at its limit of 90 %; 2 figures have too few numbers for a"
                        + " trend; 1 thing could not be looked at");
        assertThat(Files.readAllLines(desk.root().resolve("performance-review/performance.csv")))
                .contains("rto,\"\",reports,seconds,2026-03-30,seen,700,,");
    }

    @Test
    void shouldFollowTheThingsThatAreNearestToTheirLimits() throws Exception {
        // Given: what is gone was the fullest
        for (int ago = 14; ago >= 0; ago--) {
            var run = PastRuns.of("health-check", ago);
            for (int disk = ago < 10 ? 10 : 0; disk < 40; disk++) {
                run.add(PastRuns.with(ReviewDesk.DISK.on("disk /" + disk), disk < 10 ? 0.89 : disk / 100.0));
            }
            HistoryFile.add(
                    desk.root().resolve("health-check"),
                    run.build(PastRuns.day(ago), Duration.ofSeconds(30), "all well"));
        }

        // When
        var report = desk.review();

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
    void shouldSayWhenTheNewestValueAloneIsAtTheLimit() throws Exception {
        // Given
        desk.seen(
                "health-check",
                ReviewDesk.DISK,
                ReviewDesk.days(60, 0, 1, ago -> ago == 0 ? 0.97 : 0.6 + desk.noise(0.01)));

        // When
        var report = desk.review();

        // Then
        assertThat(ReviewDesk.only(report).severity()).isEqualTo(Severity.WARNING);
        assertThat(ReviewDesk.only(report).seen())
                .startsWith(
                        "the newest value, of 31 March 2026, alone is at its limit: 97 %; in the newest days it was at 6");
        assertThat(report.verdict()).startsWith("Disk / is at its limit of 90 % in its newest value alone (");
    }

    @Test
    void shouldSayWhenTheNewestValueIsWithinTheLimitAgain() throws Exception {
        // Given
        desk.seen(
                "health-check",
                ReviewDesk.DISK,
                ReviewDesk.days(60, 0, 1, ago -> ago == 0 ? 0.5 : 0.96 + desk.noise(0.002)));

        // When
        var report = desk.review();

        // Then
        assertThat(ReviewDesk.only(report).severity()).isEqualTo(Severity.WARNING);
        assertThat(ReviewDesk.only(report).seen()).contains("the newest value, of 31 March 2026, is within it: 50 %");
        assertThat(report.verdict()).startsWith("Disk / was at its limit of 90 % until its newest value (");
    }

    @Test
    void shouldTakeWhatWarnsForWarningAndWhatIsFullForCritical() throws Exception {
        // Given
        desk.seen("health-check", ReviewDesk.DISK, ReviewDesk.days(60, 0, 1, ago -> 0.92 + desk.noise(0.002)));

        // Then
        assertThat(ReviewDesk.only(desk.review()).severity()).isEqualTo(Severity.WARNING);
        assertThat(ReviewDesk.only(desk.review()).seen()).matches("92(\\.\\d)? % now, at its limit");
    }

    @Test
    void shouldNotCallCriticalWhatRunsOutOfNothing() throws Exception {
        // Given: a load is no capacity, and neither are dead rows
        var load = Measurement.of("host_load_per_core", 0, Unit.COUNT).limit(2);
        desk.seen("health-check", load, ReviewDesk.days(60, 0, 1, ago -> 3 + desk.noise(0.1)));

        // Then
        assertThat(ReviewDesk.only(desk.review()).severity()).isEqualTo(Severity.WARNING);
    }

    @Test
    void shouldCallCriticalWhatMissesWhatWasAgreed() throws Exception {
        // Given
        var rto = Measurement.seconds("rto", Duration.ZERO).limit(600);
        desk.seen("dr-restore-test", rto, Map.of(61, 700.0, 31, 720.0, 1, 710.0));

        // Then
        assertThat(ReviewDesk.only(desk.review()).severity()).isEqualTo(Severity.CRITICAL);
    }

    @Test
    void shouldNotTakeALimitOfNothingForReached() throws Exception {
        // Given
        var errors = Measurement.of("api_error_rate", 0, Unit.RATIO).limit(0);
        desk.seen("api-performance", errors, ReviewDesk.days(60, 0, 1, ago -> 0));

        // Then
        assertThat(desk.review().status()).isEqualTo(Status.OK);
        assertThat(desk.review().findings()).isEmpty();
    }

    @Test
    void shouldHoldFiguresAgainstLimitsOfTheConfiguration() throws Exception {
        // Given: 1 GB a day from 100 GB on; 130 GB in 30 days, the aim of drills is far away
        var size = Measurement.bytes("database_size", 0);
        PastRuns.daily(desk.root(), "pg-maintenance", 60, ago -> Math.rint(100e9 - ago * 1e9 + desk.noise(8e8)), size);
        var config = """
                review:
                  limits:
                    - {figure: database_size, limit: 130GB}
                    - {figure: rto, subject: nothing, limit: 1h}
                """;

        // When
        var report = desk.review(config, Map.of());

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
        PastRuns.daily(desk.root(), "health-check", 60, ago -> 140 - ago * 2 + Math.rint(desk.noise(2)), connections);
        Files.delete(desk.root().resolve("health-check/report.json"));

        // When
        var report = desk.review();

        // Then
        assertThat(Reviews.figure(report, "database_connections_used").limit()).hasValue(160);
        assertThat(report.verdict()).startsWith("Connections reaches 160 about ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e200", "\"NaN\"", "1e999", "null"})
    void shouldNotHoldNumbersAgainstWhatIsNoLimit(String limit) throws Exception {
        // Given
        PastRuns.daily(desk.root(), "health-check", 60, ago -> 0.4 + desk.noise(0.01), ReviewDesk.DISK);
        Files.delete(desk.root().resolve("health-check/report.json"));
        var file = desk.root().resolve("health-check/history.jsonl");
        Files.writeString(file, Files.readString(file).replace("\"limit\":0.9", "\"limit\":" + limit));

        // Then
        assertThat(desk.review().status()).isEqualTo(Status.OK);
        assertThat(Reviews.figure(desk.review(), "host_disk_used").limit()).hasValue(0.9);
    }

    @Test
    void shouldForgetALimitThatTheNewestRunDoesNotHave() throws Exception {
        // Given: what was a store is a cache since ten days
        var used = Measurement.of("redis_memory_used", 0, Unit.RATIO);
        for (int ago = 60; ago >= 0; ago--) {
            var measured = PastRuns.with(ago > 10 ? used.limit(0.9) : used, 0.95);
            HistoryFile.add(desk.root().resolve("health-check"), PastRuns.report("health-check", measured, ago));
        }

        // Then
        assertThat(Reviews.figure(desk.review(), "redis_memory_used").limit()).isEmpty();
        assertThat(desk.review().status()).isEqualTo(Status.OK);
    }
}
