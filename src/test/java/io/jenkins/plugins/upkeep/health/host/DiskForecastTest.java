package io.jenkins.plugins.upkeep.health.host;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.upkeep.health.probe.ProbeResult;
import io.jenkins.plugins.upkeep.health.probe.ProbeResultBuilder;
import io.jenkins.plugins.upkeep.report.EarlierRun;
import io.jenkins.plugins.upkeep.report.Finding;
import io.jenkins.plugins.upkeep.report.History;
import io.jenkins.plugins.upkeep.report.Measurement;
import io.jenkins.plugins.upkeep.report.Severity;
import io.jenkins.plugins.upkeep.report.Status;
import io.jenkins.plugins.upkeep.report.View;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class DiskForecastTest {
    private static final Instant NOW = Instant.parse("2026-03-15T03:00:00Z");
    private static final long GB = 1_000_000_000;

    @Test
    void shouldTellWhenADiskIsFull() {
        // Given 10 GB less each day, with one odd day
        var history = history(100, 90, 80, 5, 60, 50);

        // When
        var result = forecast(history, 40);

        // Then
        var finding = only(result);
        assertThat(finding.severity()).isEqualTo(Severity.WARNING);
        assertThat(finding.subject()).isEqualTo("disk /data, time until full");
        assertThat(finding.seen()).isEqualTo("full in 4 d: 40.0 GB are available, and 10.0 GB go in a day, by 7 runs");
        assertThat(finding.limit()).isEqualTo("at least 7 d, critical below 24 h");
        assertThat(untilFull(result).value().getAsDouble()).isEqualTo(4 * 86_400.0);
    }

    @Test
    void shouldCallTheLastDayCritical() {
        assertThat(only(forecast(history(30, 20), 9)).severity()).isEqualTo(Severity.CRITICAL);
        assertThat(only(forecast(history(1000, 990), 980)).severity()).isEqualTo(Severity.INFO);
    }

    @Test
    void shouldNotGuessFromTooLittle() {
        // Given two runs, and three within hours
        var hours = List.of(run(NOW.minus(2, ChronoUnit.HOURS), 30), run(NOW.minus(1, ChronoUnit.HOURS), 20));

        // Then
        for (var history : List.of(History.none(), history(20), new History(hours))) {
            var result = forecast(history, 10);
            assertThat(result.findings()).isEmpty();
            assertThat(untilFull(result).value()).isEmpty();
            assertThat(untilFull(result).reason()).get().asString().startsWith("not known before there are 3 runs");
        }
    }

    @Test
    void shouldFindADiskWellThatDoesNotFillUp() {
        // When
        var result = forecast(history(10, 10, 10), 12);

        // Then
        assertThat(only(result).severity()).isEqualTo(Severity.INFO);
        assertThat(untilFull(result).reason()).hasValue("it does not fill up");
    }

    @Test
    void shouldPassOverRunsOfTheFutureAndOfLongAgo() {
        // Given a clock that was wrong, and a disk that was larger a month ago
        var runs = new ArrayList<>(history(11, 11, 11).runs());
        runs.add(run(NOW.plus(300, ChronoUnit.DAYS), 1));
        runs.add(run(NOW.minus(30, ChronoUnit.DAYS), 900));

        // When
        var result = forecast(new History(runs), 11);

        // Then
        assertThat(only(result).seen()).isEqualTo("it does not fill up, by 4 runs");
    }

    @Test
    void shouldDrawTheUseOverTime() {
        // When
        var result = forecast(history(30, 20), 10);

        // Then
        var chart = (View.Lines) result.views().get(0);
        assertThat(chart.series()).hasSize(1);
        assertThat(chart.series().get(0).points()).hasSize(3);
        assertThat(chart.series().get(0).points().get(2).value()).isEqualTo(0.9);
    }

    @Test
    void shouldKnowARealDisksEarlierRuns() throws Exception {
        // Given earlier runs with far more room than there is today
        var probe = new DiskProbe(Path.of("/"));
        var subject = probe.subject();
        var now = Clock.systemUTC().instant();
        var runs = List.of(
                run(now.minus(2, ChronoUnit.DAYS), subject, 4e18), run(now.minus(1, ChronoUnit.DAYS), subject, 2e18));

        // When
        var result = probe.knowing(new History(runs)).look(Clock.systemUTC());

        // Then
        assertThat(result.findings())
                .filteredOn(finding -> finding.subject().equals("disk /, time until full"))
                .singleElement()
                .satisfies(finding -> assertThat(finding.severity()).isEqualTo(Severity.CRITICAL));
    }

    private static ProbeResult forecast(History history, long available) {
        var result = new ProbeResultBuilder();
        var system = new FileSystem(GB, 100, available, available, 0, 0);
        new DiskForecast("disk /data", history, NOW).add(system, result);
        return result.build();
    }

    /** Runs of the last days, once a day. */
    private static History history(long... available) {
        var runs = new ArrayList<EarlierRun>();
        for (int i = 0; i < available.length; i++) {
            runs.add(run(NOW.minus(available.length - i, ChronoUnit.DAYS), available[i]));
        }
        return new History(runs);
    }

    private static EarlierRun run(Instant at, long available) {
        return run(at, "disk /data", (double) available * GB);
    }

    private static EarlierRun run(Instant at, String subject, double available) {
        var numbers = List.of(
                new EarlierRun.Measured(DiskForecast.AVAILABLE, subject, available),
                new EarlierRun.Measured(DiskForecast.USED, subject, 0.5));
        return new EarlierRun("shop", at, Status.OK, List.of(), numbers);
    }

    private static Finding only(ProbeResult result) {
        assertThat(result.findings()).hasSize(1);
        return result.findings().get(0);
    }

    private static Measurement untilFull(ProbeResult result) {
        return result.measurements().stream()
                .filter(measurement -> measurement.name().equals(DiskForecast.UNTIL_FULL))
                .findFirst()
                .orElseThrow();
    }
}
