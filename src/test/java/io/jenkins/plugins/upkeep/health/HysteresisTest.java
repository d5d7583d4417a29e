package io.jenkins.plugins.upkeep.health;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.upkeep.health.probe.ProbeResult;
import io.jenkins.plugins.upkeep.health.probe.ProbeResultBuilder;
import io.jenkins.plugins.upkeep.report.EarlierRun;
import io.jenkins.plugins.upkeep.report.Finding;
import io.jenkins.plugins.upkeep.report.History;
import io.jenkins.plugins.upkeep.report.Measurement;
import io.jenkins.plugins.upkeep.report.Report;
import io.jenkins.plugins.upkeep.report.Severity;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class HysteresisTest {
    private static final Finding WELL = Finding.info("endpoint a", "200 OK");
    private static final Finding SLOW = Finding.warning("endpoint a", "slow", "fast", "look");
    private static final Finding DOWN = Finding.critical("endpoint a", "down", "up", "start it");
    private static final Finding UNSEEN = Finding.unknown("endpoint a", "hidden", "look");

    private History history = History.none();

    @Test
    void shouldWarnWhenItHasLastedAndClearWhenItHasBeenWellForAWhile() {
        assertThat(told(new HealthConfig(3, 2), SLOW, SLOW, SLOW, SLOW, WELL, SLOW, WELL, WELL, SLOW, WELL))
                .containsExactly(
                        Severity.INFO,
                        Severity.INFO,
                        Severity.WARNING,
                        Severity.WARNING,
                        Severity.WARNING,
                        Severity.WARNING,
                        Severity.WARNING,
                        Severity.INFO,
                        Severity.INFO,
                        Severity.INFO);
    }

    @Test
    void shouldBeginAnewWhenItWasWellInBetween() {
        assertThat(told(new HealthConfig(3, 2), SLOW, SLOW, WELL, SLOW, SLOW, SLOW))
                .endsWith(Severity.INFO, Severity.INFO, Severity.WARNING)
                .hasSize(6);
    }

    @Test
    void shouldTellAtOnceWhatIsCriticalOrUnseen() {
        assertThat(told(new HealthConfig(3, 2), DOWN, WELL, WELL))
                .containsExactly(Severity.CRITICAL, Severity.WARNING, Severity.INFO);
        history = History.none();
        assertThat(told(new HealthConfig(3, 1), UNSEEN, WELL)).containsExactly(Severity.UNKNOWN, Severity.INFO);
    }

    @Test
    void shouldTellAtOnceWhatTheNextRunCannotSee() {
        // Given
        var event = new ProbeResultBuilder()
                .addEvent(Finding.warning("unit a", "has restarted", "", "see why"))
                .build();

        // When
        var settled = Hysteresis.of(new HealthConfig(3, 2), history).settle(List.of(event));

        // Then
        assertThat(settled.get(0).findings().get(0).severity()).isEqualTo(Severity.WARNING);
    }

    @Test
    void shouldTellEverythingAtOnceByDefault() {
        assertThat(told(new HealthConfig(1, 1), SLOW, WELL, SLOW))
                .containsExactly(Severity.WARNING, Severity.INFO, Severity.WARNING);
    }

    private List<Severity> told(HealthConfig config, Finding... findings) {
        var told = new ArrayList<Severity>();
        for (var finding : findings) {
            var settled = Hysteresis.of(config, history).settle(List.of(ProbeResult.of(finding)));
            told.add(settled.get(0).findings().get(0).severity());
            remember(settled.get(0));
        }
        return told;
    }

    private void remember(ProbeResult result) {
        var report = Report.of("health-check", "shop").add(Measurement.count("database_size", 1));
        result.findings().forEach(report::add);
        result.measurements().forEach(report::add);
        var started = Instant.EPOCH.plus(Duration.ofMinutes(history.runs().size()));
        history = history.with(EarlierRun.of(report.build(started, Duration.ofSeconds(1), "x")));
    }
}
