package io.jenkins.plugins.upkeep.review.performance;

import static io.jenkins.plugins.upkeep.review.performance.Samples.NOW;
import static io.jenkins.plugins.upkeep.review.performance.Samples.TODAY;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.upkeep.report.Report;
import io.jenkins.plugins.upkeep.report.ReportJson;
import io.jenkins.plugins.upkeep.report.ReportPage;
import io.jenkins.plugins.upkeep.report.Severity;
import io.jenkins.plugins.upkeep.report.Status;
import io.jenkins.plugins.upkeep.report.View;
import io.jenkins.plugins.upkeep.review.trend.Slope;
import io.jenkins.plugins.upkeep.testing.PrometheusServer;
import io.jenkins.plugins.upkeep.testing.Reports;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a review sees in a real Prometheus in which trends, a season, a break and limits were planted. */
class PerformanceReviewTest {
    private static final double GB = 1e9;
    private static final int BREAK_DAYS_AGO = 40;
    private static final int FULL_IN_DAYS = 60;

    @TempDir
    private static Path folder;

    private static Report report;

    @BeforeAll
    static void review() throws Exception {
        try (var server = PrometheusServer.start(folder, samples())) {
            report = Reviews.run(Reviews.task(folder, config(server.address().toString()), Map.of()), folder, NOW);
        }
    }

    private static String config(String prometheus) {
        return """
                monitoring:
                  prometheus: %s
                  metrics:
                    - {name: open_orders, help: Orders, sql: SELECT 1}
                review:
                  queries:
                    - {name: young, query: young_metric, unit: count}
                    - {name: nothing, query: there_is_no_such_metric}
                    - {name: wrong, query: "rate("}
                """.formatted(prometheus);
    }

    /** A database of 100 GB that grows by 0.5 GB a day; a disk that is at its limit of 90 % in 60 days; and so on. */
    private static String samples() {
        var some = new Samples();
        return some.gauge(
                        "pg_database_size_bytes",
                        "{datname=\"shop\"}",
                        90,
                        day -> (100 + day * 0.5) * GB + some.noise(2 * GB))
                .gauge("node_filesystem_size_bytes", "{instance=\"db\",mountpoint=\"/\"}", 90, day -> 1000 * GB)
                .gauge(
                        "node_filesystem_avail_bytes",
                        "{instance=\"db\",mountpoint=\"/\"}",
                        90,
                        day -> (100 - (day - FULL_IN_DAYS) * 4) * GB + some.noise(12 * GB))
                .gauge(
                        "optimization_duration_seconds",
                        "",
                        90,
                        day -> (day < -BREAK_DAYS_AGO ? 10 : 13) + some.noise(0.4))
                .gauge("active_strategies_count", "", 90, day -> 20 + some.noise(1))
                .gauge("system_memory_usage_percent", "", 90, day -> 55 + some.noise(1.5))
                .gauge("open_orders", "", 90, day -> (isMonday(day) ? 1400 : 1000) + some.noise(30))
                .gauge("young_metric", "", 5, day -> 7 + some.noise(1))
                .counter("api_requests", "{method=\"GET\",endpoint=\"/\"}", 90, day -> 2 + day / 200 + some.noise(0.05))
                .text();
    }

    private static boolean isMonday(double day) {
        var at = NOW.plusSeconds((long) (day * 86_400));
        return LocalDate.ofInstant(at, java.time.ZoneOffset.UTC).getDayOfWeek() == DayOfWeek.MONDAY;
    }

    @Test
    void shouldFindTheSlopeThatIsThere() {
        // When
        var size = Reviews.figure(report, "pg_size");

        // Then
        var slope = size.course().orElseThrow().perDay();
        assertThat(size.subject()).isEqualTo("shop");
        assertThat(slope.middle()).isBetween(0.48 * GB, 0.52 * GB);
        assertThat(0.5 * GB).isBetween(slope.low(), slope.high());
        assertThat(size.course().orElseThrow().now()).isBetween(99.5 * GB, 100.5 * GB);
        var quarter = size.course().orElseThrow().forecasts().get(1);
        assertThat(quarter.on()).isEqualTo(TODAY.plusDays(90));
        assertThat(145 * GB)
                .isBetween(
                        quarter.range().orElseThrow().low(),
                        quarter.range().orElseThrow().high());
    }

    @Test
    void shouldTellTheDayOnWhichALimitIsReached() {
        // When
        var disk = Reviews.figure(report, "node_disk");

        // Then
        var reach = disk.course().orElseThrow().reach().orElseThrow();
        assertThat(ChronoUnit.DAYS.between(TODAY, reach.likely().orElseThrow())).isBetween(50L, 70L);
        assertThat(reach.earliest().orElseThrow())
                .isBeforeOrEqualTo(reach.likely().orElseThrow());
        assertThat(report.findings())
                .filteredOn(finding -> finding.severity() == Severity.WARNING)
                .filteredOn(finding -> finding.subject().startsWith("Disk"))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.seen())
                            .contains("reaches its limit about")
                            .contains("between");
                    assertThat(finding.limit()).isEqualTo("90 %, critical from 95 %");
                    assertThat(finding.action()).startsWith("by ").contains("order disk space");
                });
    }

    @Test
    void shouldFindTheBreakThatIsThere() {
        // When
        var mean = Reviews.figure(report, "optimization_mean");

        // Then
        assertThat(mean.course().orElseThrow().breaks()).singleElement().satisfies(change -> {
            assertThat(Math.abs(ChronoUnit.DAYS.between(TODAY.minusDays(BREAK_DAYS_AGO), change.day())))
                    .isLessThanOrEqualTo(3);
            assertThat(change.before()).isBetween(9.5, 10.5);
            assertThat(change.after()).isBetween(12.5, 13.5);
        });
        assertThat(Reports.seen(report))
                .anySatisfy(line -> assertThat(line)
                        .startsWith("Optimization time, mean: since ")
                        .contains("30 % slower"));
    }

    @Test
    void shouldFindTheSeasonThatIsThere() {
        // When
        var orders = Reviews.figure(report, "business_open_orders");

        // Then
        var season = orders.course().orElseThrow().season().orElseThrow();
        assertThat(season.highest()).isEqualTo(DayOfWeek.MONDAY);
        assertThat(Reports.rows(report, "Trends, weekdays and breaks (of days of UTC)"))
                .filteredOn(row -> row.get(0).equals("open orders"))
                .singleElement()
                .satisfies(row -> assertThat(row.get(3)).startsWith("highest on Mondays (+"));
    }

    @Test
    void shouldSeeNoTrendInNoise() {
        for (var name : new String[] {"active_strategies", "memory_usage"}) {
            var course = Reviews.figure(report, name).course().orElseThrow();
            assertThat(course.direction()).as(name).isEqualTo(Slope.Direction.NONE);
            assertThat(course.breaks()).as(name).isEmpty();
        }
    }

    @Test
    void shouldTakeTheRateOfACounter() {
        // When
        var requests = Reviews.figure(report, "requests_per_hour").course().orElseThrow();

        // Then: two in a second now
        assertThat(requests.now()).isBetween(7000.0, 7400.0);
        assertThat(requests.direction()).isEqualTo(Slope.Direction.RISING);
    }

    @Test
    void shouldSayWhatIsNotEnough() {
        // When
        var young = Reviews.figure(report, "young");

        // Then
        assertThat(young.course()).isEmpty();
        assertThat(young.lack()).contains("days");
        assertThat(Reports.rows(report, "Too few numbers, or ended"))
                .singleElement()
                .satisfies(row -> assertThat(row.get(3)).isEqualTo(young.lack()));
    }

    @Test
    void shouldSayWhichQueriesFailAndReviewTheRest() {
        assertThat(report.status()).isEqualTo(Status.UNKNOWN);
        assertThat(report.findings())
                .filteredOn(finding -> finding.severity() == Severity.UNKNOWN)
                .extracting(finding -> finding.subject())
                .containsExactlyInAnyOrder("query wrong", "query nothing");
        assertThat(report.verdict())
                .startsWith("Disk: / on db reaches 90 % about ")
                .endsWith("2 things could not be looked at");
    }

    @Test
    void shouldRecommendInTheOrderOfDays() {
        // When
        var rows = Reports.rows(report, "Recommendations");

        // Then
        assertThat(rows).hasSize(2);
        assertThat(rows.get(0).get(1)).isEqualTo("Optimization time, mean");
        assertThat(rows.get(1).get(1)).isEqualTo("Disk: / on db");
    }

    @Test
    void shouldDrawChartsByArea() {
        assertThat(report.views())
                .filteredOn(View.Outlooks.class::isInstance)
                .flatExtracting(view -> ((View.Outlooks) view).charts())
                .extracting(View.Outlook::group)
                .containsExactly(
                        "API", "Optimization", "Optimization", "Database", "User activity", "Resources", "Resources");
        var page = ReportPage.html(report);
        assertThat(page)
                .contains("limit 90 %")
                .contains("forecast")
                .doesNotContain("NaN")
                .doesNotContain("style=");
    }

    @Test
    void shouldComeBackFromItsJsonAndLeaveAFile() throws Exception {
        // When
        var again = ReportJson.parse(ReportJson.text(report), "report");

        // Then
        assertThat(ReportJson.text(again)).isEqualTo(ReportJson.text(report));
        var lines = Files.readAllLines(folder.resolve("upkeep-report/performance-review/performance.csv"));
        assertThat(lines.get(0)).isEqualTo("figure,subject,source,unit,day,kind,value,low,high");
        assertThat(lines)
                .filteredOn(line -> line.startsWith("pg_size,\"shop\",Prometheus,bytes,"))
                .hasSizeBetween(92, 95);
    }
}
