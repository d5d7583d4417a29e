package io.jenkins.plugins.upkeep.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.upkeep.report.Finding;
import io.jenkins.plugins.upkeep.report.Report;
import io.jenkins.plugins.upkeep.report.Severity;
import io.jenkins.plugins.upkeep.report.Status;
import io.jenkins.plugins.upkeep.system.UpkeepException;
import io.jenkins.plugins.upkeep.testing.Reports;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What access-review finds, and what it lets pass. */
class AccessReviewTest {
    private static final Instant START = Logs.NOW.minusSeconds(7_200);
    private static final List<String> SCAN = List.of(
            "/wp-login.php",
            "/.env",
            "/phpmyadmin/",
            "/.git/config",
            "/cgi-bin/test.cgi",
            "/vendor/phpunit/phpunit/x.php");

    @TempDir
    private Path folder;

    private Logs logs;

    @BeforeEach
    void begin() {
        logs = new Logs(folder).ordinaryDay();
    }

    private Report review() throws Exception {
        return logs.save("access.log").review("access.log");
    }

    private static Finding only(Report report) {
        assertThat(Reports.problems(report)).hasSize(1);
        return Reports.problems(report).get(0);
    }

    @Test
    void shouldBeContentWithAnOrdinaryLog() throws Exception {
        // When
        var report = review();

        // Then
        assertThat(Reports.problems(report)).isEmpty();
        assertThat(report.status()).isEqualTo(Status.OK);
        assertThat(report.verdict()).isEqualTo("2,034 requests of the last 7 d looked through, nothing odd among them");
        assertThat(Logs.number(report, "access_addresses")).isEqualTo(43);
        assertThat(Logs.number(report, "access_login_failures")).isEqualTo(10);
    }

    @ParameterizedTest
    @ValueSource(strings = {"203.0.113.66", "2001:db8:5::66"})
    void shouldFindAScan(String address) throws Exception {
        // Given
        for (int i = 0; i < SCAN.size(); i++) {
            logs.add(address, START.plusSeconds(i), "GET " + SCAN.get(i) + " HTTP/1.1", 404);
        }

        // When
        var finding = only(review());

        // Then
        assertThat(finding.subject()).isEqualTo("address " + address);
        assertThat(finding.severity()).isEqualTo(Severity.WARNING);
        assertThat(finding.seen())
                .contains(
                        "asked for 6 different paths",
                        "/wp-login.php",
                        "6 requests in all",
                        "2026-11-28T10:00:00Z to 2026-11-28T10:00:05Z");
        assertThat(finding.action()).contains("nginx-botsearch");
    }

    @Test
    void shouldFindAScanOfPathsThatNobodyKnows() throws Exception {
        // Given
        for (int i = 0; i < 200; i++) {
            logs.add("203.0.113.66", START.plusSeconds(i), "GET /guess" + i + " HTTP/1.1", 404);
        }

        // When, Then
        assertThat(only(review()).seen()).contains("asked for 64 or more different paths");
    }

    @Test
    void shouldFindWhoGuessesPasswords() throws Exception {
        // Given
        for (int i = 0; i < 12; i++) {
            logs.add("203.0.113.66", START.plusSeconds(i * 20L), "POST /login HTTP/1.1", 401);
            logs.add("203.0.113.67", START.plusSeconds(i * 300L), "POST /login HTTP/1.1", 401);
        }

        // When
        var finding = only(review());

        // Then
        assertThat(finding.subject()).isEqualTo("address 203.0.113.66");
        assertThat(finding.seen()).contains("12 failed logins");
        assertThat(finding.limit()).isEqualTo("5 in 10 min");
        assertThat(finding.action()).contains("jail nginx-http-auth", "limit_req");
    }

    @Test
    void shouldFindWhoDoesNotGiveUp() throws Exception {
        // Given
        for (int hour = 0; hour < 6; hour++) {
            for (int i = 0; i < 5; i++) {
                logs.add("203.0.113.66", START.plusSeconds(hour * 1_000L + i), "POST /api/session/new HTTP/1.1", 403);
            }
        }

        // When, Then
        assertThat(only(review()).action()).contains("recidive");
    }

    @Test
    void shouldAlarmWhenOneIsLetInAfterManyFailures() throws Exception {
        // Given
        for (int i = 0; i < 30; i++) {
            logs.add("203.0.113.66", START.plusSeconds(i), "POST /login HTTP/1.1", i == 29 ? 302 : 401);
        }

        // When
        var report = review();

        // Then
        assertThat(report.status()).isEqualTo(Status.CRITICAL);
        assertThat(report.verdict()).startsWith("address 203.0.113.66: was let in after 29 failed logins");
    }

    @ParameterizedTest
    @CsvSource({"203.0.113.,203.0.113.0/24", "2001:db8:0:7::,2001:db8:0:7::/64"})
    void shouldFindGuessesThatComeFromAWholeNetwork(String prefix, String network) throws Exception {
        // Given
        for (int i = 0; i < 40; i++) {
            logs.add(prefix + (10 + i), START.plusSeconds(i), "POST /login HTTP/1.1", 401);
        }

        // When
        var finding = only(review());

        // Then
        assertThat(finding.subject()).isEqualTo("network " + network);
        assertThat(finding.seen()).contains("40 failed logins by 40 of its addresses");
    }

    @Test
    void shouldFindABurstAndWhoMadeIt() throws Exception {
        // Given
        for (int i = 0; i < 900; i++) {
            logs.add("203.0.113.66", START.plusSeconds(i % 50), "GET /orders/1 HTTP/1.1", 200);
        }

        // When
        var finding = only(review());

        // Then
        assertThat(finding.subject()).isEqualTo("burst of requests");
        assertThat(finding.seen()).contains("in the minute of 2026-11-28T10:00:00Z, 900 of them by 203.0.113.66");
        assertThat(finding.action()).contains("limit_req_zone");
    }

    @ParameterizedTest
    @CsvSource({
        "CONNECT example.org:443 HTTP/1.1,405,8",
        "PROPFIND / HTTP/1.1,207,1",
        "TRACE / HTTP/1.1,200,1",
        "\\x05\\x01,400,9"
    })
    void shouldFindOddMethods(String request, int status, int count) throws Exception {
        // Given
        for (int i = 0; i < count; i++) {
            logs.add("203.0.113.66", START.plusSeconds(i), request, status);
        }

        // When, Then
        assertThat(only(review()).seen()).contains("with an odd method");
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlmap/1.7.2#stable", "Mozilla/5.00 (Nikto/2.1.6)", "Mozilla/5.0 zgrab/0.x"})
    void shouldFindScannersByTheirName(String agent) throws Exception {
        // Given
        for (int i = 0; i < 6; i++) {
            logs.add("203.0.113.66", START.plusSeconds(i), "GET /orders HTTP/1.1", 200, agent, "0.1");
        }

        // When, Then
        assertThat(only(review()).seen()).contains("6 requests of the scanner " + agent);
    }

    @Test
    void shouldFindNamelessClientsThatAreRefused() throws Exception {
        // Given
        for (int i = 0; i < 25; i++) {
            logs.add("203.0.113.66", START.plusSeconds(i), "GET /orders HTTP/1.1", i % 2 == 0 ? 403 : 200, "-", "0.1");
            logs.add("203.0.113.67", START.plusSeconds(i), "GET /health HTTP/1.1", 200, "-", "0.1");
        }

        // When, Then
        assertThat(only(review()).seen()).contains("25 requests without a user agent");
    }

    @Test
    void shouldWarnOfASecretThatIsGivenAway() throws Exception {
        // Given
        logs.add("203.0.113.66", START, "GET /.env HTTP/1.1", 200);

        // When, Then
        assertThat(only(review()).seen()).contains("was given /.env with status 2xx");
    }

    @Test
    void shouldSayNothingOfTrustedAddresses() throws Exception {
        // Given
        for (int i = 0; i < 50; i++) {
            logs.add("203.0.113.66", START.plusSeconds(i), "GET /wp-login.php?" + i + " HTTP/1.1", 404);
            logs.add("2001:db8::" + i, START.plusSeconds(i), "POST /login HTTP/1.1", 401);
        }

        // When
        var report = logs.trusted("203.0.113.0/24", "2001:db8::/32")
                .save("access.log")
                .review("access.log");

        // Then
        assertThat(Reports.problems(report)).isEmpty();
    }

    @Test
    void shouldStayWithinItsMemoryAndStillFindTheGuesser() throws Exception {
        // Given
        for (int i = 0; i < 60_000; i++) {
            logs.add(
                    "10." + i / 65_536 + "." + i / 256 % 256 + "." + i % 256,
                    START.plusSeconds(i / 100),
                    "GET /a HTTP/1.1",
                    200);
            if (i % 10_000 == 0) {
                logs.add("203.0.113.66", START.plusSeconds(i / 100), "POST /login HTTP/1.1", 401);
            }
        }

        // When
        var report = review();

        // Then
        assertThat(Reports.seen(report))
                .anyMatch(seen -> seen.startsWith("address 203.0.113.66: 6 failed logins"))
                .anyMatch(seen -> seen.contains("are too many to watch each"));
    }

    @Test
    void shouldReadMessagesOfSshd() throws Exception {
        // Given
        logs.ssh((since, sink) -> {
            for (int i = 0; i < 9; i++) {
                sink.message(START.plusSeconds(i), "Failed password for root from 203.0.113.5 port 22 ssh2");
            }
        });

        // When
        var report = review();

        // Then
        assertThat(only(report).seen()).startsWith("9 failed logins by 1 address");
        assertThat(Logs.number(report, "ssh_login_failures")).isEqualTo(9);
    }

    @Test
    void shouldBeUnknownWhenTheMessagesOfSshdCannotBeRead() throws Exception {
        // Given
        logs.ssh((since, sink) -> {
            throw new UpkeepException("journal: may not be read");
        });

        // When, Then
        assertThat(only(review()).severity()).isEqualTo(Severity.UNKNOWN);
    }

    @Test
    void shouldSayThatSshdWasNotLookedAt() throws Exception {
        assertThat(review().measurements())
                .filteredOn(one -> one.name().equals("ssh_login_failures"))
                .singleElement()
                .satisfies(one -> assertThat(one.reason()).isPresent());
    }

    @Test
    void shouldNeedAddresses() throws Exception {
        // Given
        logs = new Logs(folder).format("$time_iso8601 $status").raw("2026-11-28T11:00:00+00:00 200\n");

        // When, Then
        assertThat(only(review()).seen()).contains("no $remote_addr");
    }
}
