package io.jenkins.plugins.upkeep.health.systemd;

import io.jenkins.plugins.upkeep.health.probe.Probe;
import io.jenkins.plugins.upkeep.health.probe.ProbeResult;
import io.jenkins.plugins.upkeep.health.probe.ProbeResultBuilder;
import io.jenkins.plugins.upkeep.report.Finding;
import io.jenkins.plugins.upkeep.report.History;
import io.jenkins.plugins.upkeep.report.Measurement;
import io.jenkins.plugins.upkeep.report.Unit;
import io.jenkins.plugins.upkeep.system.UpkeepException;
import io.jenkins.plugins.upkeep.system.process.Command;
import java.time.Clock;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;

/**
 * Looks whether units of systemd are active. One that is not is critical. Any other unit that has failed is a warning, as in
 * awesome-prometheus-alerts. Where there is no systemd, nothing is known.
 */
public final class UnitsProbe implements Probe {
    static final String SUBJECT = "systemd units";
    static final String FAILED = "systemd_failed_units";
    private static final int MOST_NAMED = 10;

    private final Systemctl systemctl;
    private final List<String> units;
    private final History history;

    /**
     * @param units the units that must be active
     */
    public UnitsProbe(List<String> units) {
        this(new Systemctl(Command.of("systemctl")), units, History.none());
    }

    UnitsProbe(Systemctl systemctl, List<String> units, History history) {
        this.systemctl = systemctl;
        this.units = units.stream().distinct().toList();
        this.history = history;
    }

    @Override
    public UnitsProbe knowing(History earlier) {
        return new UnitsProbe(systemctl, units, earlier);
    }

    @Override
    public String subject() {
        return SUBJECT;
    }

    @Override
    public String plan() {
        return SUBJECT + ": see whether these are active: " + String.join(", ", units)
                + "; and which others have failed";
    }

    @Override
    public Duration timeout() {
        return Duration.ofSeconds(20);
    }

    @Override
    public ProbeResult look(Clock clock) throws UpkeepException, InterruptedException {
        var result = new ProbeResultBuilder();
        try {
            var states = systemctl.show(units);
            var judge = new UnitJudge(history, clock.instant());
            for (int i = 0; i < states.size(); i++) {
                judge.judge(units.get(i), states.get(i), result);
            }
            failed(states, result);
        } catch (Systemctl.NoSystemdException e) {
            result.add(Finding.unknown(
                            SUBJECT,
                            "not looked at: " + e.getMessage(),
                            "run Upkeep on the service's host, or take host.units out of upkeep.yaml"))
                    .add(Measurement.notMeasurable(FAILED, Unit.COUNT, "there is no systemd here"));
        }
        return result.build();
    }

    private void failed(List<UnitState> states, ProbeResultBuilder result)
            throws UpkeepException, InterruptedException {
        var named = new HashSet<String>();
        states.forEach(state -> named.add(state.id()));
        var all = systemctl.failed();
        var others = all.stream().filter(unit -> !named.contains(unit)).toList();
        result.add(Measurement.count(FAILED, all.size()));
        if (others.isEmpty()) {
            result.add(Finding.info(SUBJECT, "no other unit has failed"));
            return;
        }
        var shown = others.stream().limit(MOST_NAMED).toList();
        var rest = others.size() - shown.size();
        result.add(Finding.warning(
                SUBJECT,
                others.size() + " failed: " + String.join(", ", shown) + (rest > 0 ? " and " + rest + " more" : ""),
                "none",
                "see why (systemctl status and journalctl --unit= of each); start it again, or forget it with"
                        + " systemctl reset-failed"));
    }
}
