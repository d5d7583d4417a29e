package io.jenkins.plugins.upkeep.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.upkeep.report.Report;
import io.jenkins.plugins.upkeep.report.Severity;
import io.jenkins.plugins.upkeep.testing.Reports;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a real nginx writes is read as it was meant, in each of its formats. */
class NginxTest {
    private static final String UPSTREAM =
            "$msec|$status|$upstream_addr|$upstream_status|$upstream_response_time|$request_method|$request_uri";

    @TempDir
    private static Path folder;

    private static int started;

    @BeforeAll
    static void ask() throws Exception {
        var nginx = Nginx.start(folder);
        // Those that asked whether it has started are in the log too.
        started = Files.readAllLines(folder.resolve("combined.log")).size();
        for (int i = 0; i < 50; i++) {
            nginx.get("/orders/" + i + "?q=\"x\"", "say \"hi\" \\ \u00e4");
        }
        for (int i = 0; i < 5; i++) {
            nginx.get("/broken", "curl/7.88.1");
            nginx.get("/missing/" + i, "sqlmap/1.7");
            nginx.get("/behind", "curl/7.88.1");
        }
        nginx.get("/slow", "curl/7.88.1");
        for (int i = 0; i < 7; i++) {
            nginx.send("POST /login HTTP/1.0\r\nAuthorization: Basic eCBbeV06cHc=\r\nContent-Length: 0\r\n\r\n");
        }
        nginx.send("\u0016\u0003\u0001\u0002\u0000\u0001\r\n\r\n");
        nginx.send("PROPFIND /a HTTP/1.0\r\n\r\n");
        nginx.send("GET /" + "x".repeat(20_000) + " HTTP/1.0\r\n\r\n");
        nginx.stop();
    }

    /** 50 orders, 5 failures, 5 missing, 5 by way of itself, which count twice, 1 slow, 7 logins, 3 odd ones. */
    private static int all() {
        return started + 50 + 5 + 5 + 10 + 1 + 7 + 3;
    }

    private static Logs logs(String format) {
        return new Logs(folder).format(format).now(Clock.systemUTC().instant().plusSeconds(1));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            value = {"combined.log!combined", "timed.log!" + Logs.TIMED, "json.log!json", "upstream.log!" + UPSTREAM})
    void shouldCountEachRequest(String file, String format) throws Exception {
        // When
        var report = logs(format).performance(file);

        // Then
        assertThat(Logs.number(report, "api_malformed_lines")).isZero();
        assertThat(Logs.number(report, "api_requests")).isEqualTo(all());
        assertThat(Logs.number(report, "api_requests", "GET /orders/{n}")).isEqualTo(50);
        assertThat(Logs.number(report, "api_server_errors")).isEqualTo(5);
        assertThat(Logs.number(report, "api_error_rate")).isEqualTo(5.0 / all());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            value = {"timed.log!" + Logs.TIMED, "json.log!json"})
    void shouldTakeTheTimesOfRequests(String file, String format) throws Exception {
        // When
        var report = logs(format).performance(file);

        // Then
        assertThat(Logs.number(report, "api_average", "GET /slow")).isBetween(0.2, 30.0);
        assertThat(Logs.number(report, "api_average", "GET /orders/{n}")).isLessThan(0.2);
    }

    @Test
    void shouldTakeTheTimesOfUpstreams() throws Exception {
        // When
        var report = logs(UPSTREAM).performance("upstream.log");

        // Then
        assertThat(Logs.number(report, "api_average", "GET /behind")).isBetween(0.0, 1.0);
        assertThat(Reports.seen(report)).anyMatch(seen -> seen.contains("is that of the servers behind nginx"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            value = {"combined.log!combined", "json.log!json"})
    void shouldReviewWhatWasAsked(String file, String format) throws Exception {
        // When
        Report report = logs(format).review(file);

        // Then
        assertThat(Reports.problems(report)).singleElement().satisfies(finding -> {
            assertThat(finding.severity()).isEqualTo(Severity.WARNING);
            assertThat(finding.subject()).isEqualTo("address 127.0.0.1");
            assertThat(finding.seen()).contains("7 failed logins", "5 requests of the scanner sqlmap/1.7");
        });
    }
}
