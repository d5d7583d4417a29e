package io.jenkins.plugins.upkeep.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ReportTextTest {
    private static final Path PAGE = Path.of("/reports/report.html");

    @Test
    void shouldEndWithTheVerdict() {
        var text = ReportText.of(SampleReports.failedHealthCheck(), Optional.of(PAGE), false);

        assertThat(text).isEqualTo("""
                health-check of hyperopt, 2026-11-22 03:00:04 UTC, took 2.31 s
                  CRITICAL  endpoint secondary: connection refused by localhost:8001 in 5 of 5 probes (limit 200 within 200 ms)
                            -> Start it: systemctl start hyperopt-api@8001, then read its journal.
                  CRITICAL  disk /opt: 96.4 % used, full in about 2 d 7 h (limit 90 %)
                            -> Remove old logs in /opt/hyperopt/logs (18.2 GB), or enlarge the volume.
                  UNKNOWN   redis: NOAUTH Authentication required
                            -> Set redis.password in upkeep.yaml; nothing about Redis could be looked at.
                  WARNING   connections: 87 of 100 used, 61 of them idle in transaction (limit 80 %)
                            -> Set idle_in_transaction_session_timeout = '5min' and look for the client at 10.0.3.17.
                  Disk used, /opt                    96.4 % (limit 90 %)
                  Connections used                   87 % (limit 80 %)
                  Response time, endpoint primary    143 ms (limit 200 ms)
                  Response time, endpoint secondary  not measurable: connection refused
                  Disk used, /                       41.2 % (limit 90 %)
                  Journal errors, hyperopt-api       12 (limit 50)
                  Report: /reports/report.html
                CRITICAL: The second endpoint is down and /opt is full in two days; the first endpoint still answers.
                """);
    }

    @Test
    void shouldColourOnlyWhenAsked() {
        var report = SampleReports.restoreTest();

        assertThat(ReportText.of(report, Optional.of(PAGE), false)).doesNotContain("\u001b");
        assertThat(ReportText.of(report, Optional.of(PAGE), true)).contains("\u001b[1;33mWARNING\u001b[0m: All data");
    }

    @Test
    void shouldNotPassOnWhatATerminalWouldObey() {
        var text = ReportText.of(SampleReports.hostile(), Optional.of(Path.of("/tmp/\u001b[2J")), false);

        assertThat(text.replace("\n", "").codePoints()).noneMatch(Character::isISOControl);
        assertThat(text).doesNotContain("\u202E");
        assertThat(text.lines()).hasSize(10);
    }

    @Test
    void shouldStayShort() {
        var builder = Report.of("t", "s");
        for (int at = 0; at < 100; at++) {
            builder.add(Finding.info("subject " + at, "seen")).add(Measurement.count("number_" + at, at));
        }

        var text = ReportText.of(builder.build(Instant.EPOCH, Duration.ZERO, "Done."), Optional.of(PAGE), false);

        assertThat(text.lines()).hasSize(33);
        assertThat(text).contains("and 80 more findings in the report", "and 92 more measurements in the report");
    }
}
