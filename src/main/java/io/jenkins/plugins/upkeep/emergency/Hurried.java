package io.jenkins.plugins.upkeep.emergency;

import io.jenkins.plugins.upkeep.health.probe.Probe;
import io.jenkins.plugins.upkeep.health.probe.ProbeResult;
import io.jenkins.plugins.upkeep.report.Finding;
import io.jenkins.plugins.upkeep.report.History;
import io.jenkins.plugins.upkeep.report.Unit;
import io.jenkins.plugins.upkeep.report.Units;
import io.jenkins.plugins.upkeep.system.UpkeepException;
import java.time.Clock;
import java.time.Duration;

/**
 * A probe that has little time. In an emergency, what a service cannot do without and gives no answer is down.
 *
 * @param probe looks
 * @param limit how long it may take
 */
record Hurried(Probe probe, Duration limit) implements Probe {
    static Hurried of(Probe probe, Duration limit) {
        return new Hurried(probe.within(limit), limit);
    }

    @Override
    public String subject() {
        return probe.subject();
    }

    @Override
    public String plan() {
        return probe.plan();
    }

    @Override
    public Duration timeout() {
        return probe.timeout().compareTo(limit) < 0 ? probe.timeout() : limit;
    }

    @Override
    public Probe knowing(History history) {
        return new Hurried(probe.knowing(history), limit);
    }

    @Override
    public ProbeResult look(Clock clock) throws UpkeepException, InterruptedException {
        return probe.look(clock);
    }

    @Override
    public ProbeResult late(Duration waited) {
        if (!Layer.of(subject()).isVital()) {
            return probe.late(waited);
        }
        var time = Units.format(waited.toMillis() / 1e3, Unit.SECONDS);
        return ProbeResult.of(Finding.critical(
                subject(),
                "hangs: no answer within " + time,
                "an answer",
                "see what it waits for (its log, the load of its machine), then restart it"));
    }

    @Override
    public void abandon() {
        probe.abandon();
    }
}
