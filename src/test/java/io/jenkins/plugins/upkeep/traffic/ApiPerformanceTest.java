package io.jenkins.plugins.upkeep.traffic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.jenkins.plugins.upkeep.config.ConfigException;
import io.jenkins.plugins.upkeep.report.EarlierRun;
import io.jenkins.plugins.upkeep.report.Finding;
import io.jenkins.plugins.upkeep.report.History;
import io.jenkins.plugins.upkeep.report.Severity;
import io.jenkins.plugins.upkeep.report.Status;
import io.jenkins.plugins.upkeep.testing.Reports;
import io.jenkins.plugins.upkeep.traffic.performance.PerformanceSection;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What api-performance says of what it counts. */
class ApiPerformanceTest {
    private static final Instant HOUR = Logs.NOW.minusSeconds(3_600);

    @TempDir
    private Path folder;

    private Logs logs;

    @BeforeEach
    void begin() {
        logs = new Logs(folder);
    }

    private void requests(int count, String request, int status, String seconds) {
        requests(HOUR, count, request, status, seconds);
    }

    private void requests(Instant at, int count, String request, int status, String seconds) {
        for (int i = 0; i < count; i++) {
            logs.add("192.0.2.1", at.plusSeconds(i % 3_000), request, status, Logs.BROWSER, seconds);
        }
    }

    @Test
    void shouldCountAndBeContent() throws Exception {
        // Given
        requests(980, "GET /orders/17 HTTP/1.1", 200, "0.100");
        requests(15, "GET /orders/18 HTTP/1.1", 404, "0.050");
        requests(4, "POST /orders HTTP/1.1", 499, "1.000");
        requests(1, "POST /orders HTTP/1.1", 502, "2.000");
        logs.save("access.log");

        // When
        var report = logs.performance("*.log");

        // Then
        assertThat(report.status()).isEqualTo(Status.OK);
        assertThat(report.verdict()).startsWith("1,000 requests: average 105 ms (limit 300 ms)");
        assertThat(Logs.number(report, "api_requests")).isEqualTo(1_000);
        assertThat(Logs.number(report, "api_average")).isCloseTo(0.10475, within(1e-9));
        assertThat(Logs.number(report, "api_p50")).isCloseTo(0.1, Percentage.withPercentage(1));
        assertThat(Logs.number(report, "api_error_rate")).isEqualTo(0.001);
        assertThat(Logs.number(report, "api_client_errors")).isEqualTo(15);
        assertThat(Logs.number(report, "api_cancelled")).isEqualTo(4);
        assertThat(Logs.number(report, "api_bytes")).isEqualTo(100_000);
        assertThat(Logs.number(report, "api_requests", "GET /orders/{n}")).isEqualTo(995);
        assertThat(Reports.rows(report, "Answers by status")).contains(List.of("502", "1", "0.1 %"));
        assertThat(Reports.rows(report, "Busiest of 2 routes")).hasSize(2);
    }

    @Test
    void shouldNameTheRouteThatIsSlow() throws Exception {
        // Given
        requests(900, "GET /quick HTTP/1.1", 200, "0.050");
        requests(100, "GET /report?year=2026 HTTP/1.1", 200, "4.000");
        logs.save("access.log");

        // When
        var report = logs.performance("access.log");

        // Then
        assertThat(Reports.problems(report)).singleElement().satisfies(finding -> {
            assertThat(finding.severity()).isEqualTo(Severity.WARNING);
            assertThat(finding.seen()).isEqualTo("average 445 ms over 1,000 requests");
            assertThat(finding.limit()).isEqualTo("300 ms");
            assertThat(finding.action())
                    .startsWith("make GET /report quicker: it takes 4 s on average")
                    .contains("Without it the average is 50 ms");
        });
        assertThat(Reports.rows(report, "Slowest routes, of 10 requests and more")
                        .get(0))
                .contains("GET /report", "100", "4 s");
    }

    @Test
    void shouldAdviseToScaleWhenTimesRiseWithTheLoad() throws Exception {
        // Given
        for (int hour = 0; hour < 24; hour++) {
            var busy = hour >= 12;
            requests(
                    Logs.NOW.minusSeconds(86_000 - hour * 3_600L),
                    busy ? 400 : 40,
                    "GET /a HTTP/1.1",
                    200,
                    busy ? "0.700" : "0.080");
        }
        logs.save("access.log");

        // When
        var report = logs.performance("access.log");

        // Then
        assertThat(Reports.problems(report)).singleElement().satisfies(finding -> {
            assertThat(finding.severity()).isEqualTo(Severity.CRITICAL);
            assertThat(finding.action())
                    .startsWith("add capacity")
                    .contains("from 80 ms in the quietest hours to 700 ms in the busiest", "10.0 times the capacity");
        });
    }

    @Test
    void shouldNotAdviseToScaleWhatIsSlowAtAnyLoad() throws Exception {
        // Given
        for (int hour = 0; hour < 24; hour++) {
            requests(Logs.NOW.minusSeconds(86_000 - hour * 3_600L), 10 + hour * 10, "GET /a HTTP/1.1", 200, "0.500");
        }
        logs.save("access.log");

        // When, Then
        assertThat(Reports.problems(logs.performance("access.log")))
                .extracting(Finding::action)
                .singleElement()
                .asString()
                .startsWith("more capacity alone will not help")
                .contains("GET /a");
    }

    @Test
    void shouldSendToTheErrorsFirstWhenTheyTakeTheTime() throws Exception {
        // Given
        requests(980, "GET /a HTTP/1.1", 200, "0.050");
        requests(20, "GET /b HTTP/1.1", 504, "60.000");
        logs.save("access.log");

        // When
        var report = logs.performance("access.log");

        // Then
        assertThat(Reports.problems(report))
                .extracting(Finding::subject)
                .containsExactly("API response time", "API errors");
        assertThat(report.findings().get(0).action()).startsWith("mend the errors first: 20 requests answered");
        assertThat(report.findings().get(1)).satisfies(finding -> {
            assertThat(finding.severity()).isEqualTo(Severity.WARNING);
            assertThat(finding.seen()).isEqualTo("20 of 1,000 requests (2 %) were answered with 5xx");
            assertThat(finding.action()).contains("GET /b", "504");
        });
    }

    @Test
    void shouldNotShowWhatIsBeyondTheLimitAsIfItWereTheLimit() throws Exception {
        // Given
        requests(29_610, "GET /a HTTP/1.1", 200, "0.050");
        requests(300, "GET /b HTTP/1.1", 500, "0.050");
        logs.save("access.log");

        // When
        var report = logs.performance("access.log");

        // Then
        assertThat(report.verdict())
                .startsWith("API errors: 300 of 29,910 requests (just over 1 %) were answered with 5xx; "
                        + "first: look at GET /b, which gave 300 of them");
    }

    @Test
    void shouldSayThatATimeIsNotMeasurable() throws Exception {
        // Given
        requests(10, "GET /a HTTP/1.1", 200, "0.050");
        logs.save("access.log").format("combined");

        // When
        var report = logs.performance("access.log");

        // Then
        assertThat(report.measurements())
                .filteredOn(one -> one.name().equals("api_average"))
                .singleElement()
                .satisfies(one -> assertThat(one.reason()).contains("the log does not say how long requests took"));
        assertThat(Reports.problems(report)).singleElement().satisfies(finding -> {
            assertThat(finding.seen()).contains("not measurable");
            assertThat(finding.action()).contains("$request_time");
        });
    }

    @Test
    void shouldNotTakeTheLifeOfAWebSocketForAResponseTime() throws Exception {
        // Given
        requests(10, "GET /a HTTP/1.1", 200, "0.050");
        requests(2, "GET /live HTTP/1.1", 101, "3600.000");
        logs.save("access.log");

        // When
        var report = logs.performance("access.log");

        // Then
        assertThat(report.status()).isEqualTo(Status.OK);
        assertThat(Logs.number(report, "api_requests")).isEqualTo(12);
        assertThat(Logs.number(report, "api_average")).isEqualTo(0.05);
        assertThat(Reports.seen(report)).anyMatch(seen -> seen.startsWith("web sockets: 2 connections"));
    }

    @Test
    void shouldCompareWithTheNewestEarlierRun() throws Exception {
        // Given
        requests(100, "GET /a HTTP/1.1", 200, "0.200");
        logs.save("access.log")
                .history(new History(
                        List.of(earlier("2026-11-14T12:00:00Z", 0.9), earlier("2026-11-21T12:00:00Z", 0.1))));

        // When
        var report = logs.performance("access.log");

        // Then
        assertThat(report.status()).isEqualTo(Status.OK);
        assertThat(Reports.seen(report))
                .contains("compared with 2026-11-21T12:00:00Z: became worse: average from 100 ms to 200 ms");
        assertThat(Reports.rows(report, "Compared with the run of 2026-11-21T12:00:00Z"))
                .contains(List.of("Average", "100 ms", "200 ms", "+100 %"), List.of("Requests", "50", "100", "+100 %"));
    }

    private static EarlierRun earlier(String started, double average) {
        return new EarlierRun(
                "shop",
                Instant.parse(started),
                Status.OK,
                List.of(),
                List.of(
                        new EarlierRun.Measured("api_requests", "", 50),
                        new EarlierRun.Measured("api_average", "", average)));
    }

    @Test
    void shouldCountOnlyWhatIsOfThePeriod() throws Exception {
        // Given
        requests(Logs.NOW.minusSeconds(8 * 86_400), 7, "GET /old HTTP/1.1", 200, "9.000");
        requests(Logs.NOW.plusSeconds(10), 3, "GET /future HTTP/1.1", 200, "9.000");
        requests(Logs.NOW.minusSeconds(7 * 86_400), 1, "GET /edge HTTP/1.1", 200, "0.010");
        requests(Logs.NOW, 1, "GET /edge HTTP/1.1", 200, "0.010");
        requests(400, "GET /a HTTP/1.1", 200, "0.010");
        logs.save("access.log");

        // When
        var report = logs.performance("access.log");

        // Then
        var section = (PerformanceSection) report.section().orElseThrow();
        assertThat(section.lines().older()).isEqualTo(7);
        assertThat(section.lines().future()).isEqualTo(3);
        assertThat(section.lines().counted()).isEqualTo(402);
        assertThat(Logs.number(report, "api_requests", "GET /edge")).isEqualTo(2);
        assertThat(report.status()).isEqualTo(Status.OK);
    }

    @Test
    void shouldWarnOfAClockThatIsWrong() throws Exception {
        // Given
        requests(Logs.NOW.plusSeconds(7_200), 30, "GET /a HTTP/1.1", 200, "0.010");
        requests(30, "GET /a HTTP/1.1", 200, "0.010");
        logs.save("access.log");

        // When, Then
        assertThat(Reports.seen(logs.performance("access.log")))
                .contains("access logs: 30 lines have a time that has not come yet and do not count");
    }

    @Test
    void shouldShowWhatIsMalformed() throws Exception {
        // Given
        requests(95, "GET /a HTTP/1.1", 200, "0.010");
        logs.raw("noise \u001b[31m\n")
                .raw("\n")
                .raw("\r\n")
                .raw("\0\0\0\0\n")
                .raw("x".repeat(3 << 20) + "\n")
                .raw("y\n".repeat(2));
        logs.save("access.log");

        // When
        var report = logs.performance("access.log");

        // Then
        assertThat(Logs.number(report, "api_log_lines")).isEqualTo(100);
        assertThat(Logs.number(report, "api_malformed_lines")).isEqualTo(5);
        assertThat(Reports.seen(report)).anyMatch(seen -> seen.contains("5 of 100 lines (5 %) are not of the format"));
        assertThat(Reports.rows(report, "Some of 5 malformed lines"))
                .contains(List.of("access.log: noise <U+001B>[31m"));
    }

    @Test
    void shouldSayThatTheFormatIsAnother() throws Exception {
        // Given
        requests(10, "GET /a HTTP/1.1", 200, "0.010");
        logs.save("access.log").format("json");

        // When
        var report = logs.performance("access.log");

        // Then
        assertThat(report.status()).isEqualTo(Status.UNKNOWN);
        assertThat(report.verdict()).contains("10 of 10 lines are not of the format", "nginx -T");
    }

    @Test
    void shouldBeUnknownWithoutAnyFile() throws Exception {
        // When
        var report = logs.performance("nothing*.log", "/nowhere/at/all.log");

        // Then
        assertThat(report.status()).isEqualTo(Status.UNKNOWN);
        assertThat(report.verdict())
                .startsWith("access logs: no file matches nothing*.log, /nowhere/at/all.log; first: ");
        assertThat(report.measurements()).isEmpty();
    }

    @Test
    void shouldBeUnknownWhenNoLineIsOfThePeriod() throws Exception {
        // Given
        requests(Logs.NOW.minusSeconds(20 * 86_400), 7, "GET /old HTTP/1.1", 200, "9.000");
        logs.save("access.log");

        // When
        var report = logs.performance("access.log");

        // Then
        assertThat(report.status()).isEqualTo(Status.UNKNOWN);
        assertThat(report.verdict()).contains("no line is of the last 7 d; 7 lines are older");
    }

    @Test
    void shouldReadNothingInADryRun() throws Exception {
        // Given
        requests(10, "GET /a HTTP/1.1", 200, "0.010");
        logs.save("access.log");

        // When
        var report = logs.dryRun("access.log");

        // Then
        assertThat(report.status()).isEqualTo(Status.OK);
        assertThat(report.verdict()).startsWith("would read 1 file, ");
        assertThat(report.measurements()).isEmpty();
    }

    @Test
    void shouldRefuseAFormatWithoutAStatus() {
        assertThatThrownBy(() -> logs.format("$remote_addr [$time_local]").performance("access.log"))
                .isInstanceOf(ConfigException.class)
                .hasMessage("api.accessLogs.format: has no $status or no time; a log_format needs $status and one of"
                        + " $time_local, $time_iso8601, $msec");
    }
}
