package io.jenkins.plugins.upkeep.health.host;

import io.jenkins.plugins.upkeep.health.probe.Probe;
import io.jenkins.plugins.upkeep.health.probe.ProbeResult;
import io.jenkins.plugins.upkeep.health.probe.ProbeResultBuilder;
import io.jenkins.plugins.upkeep.report.Finding;
import io.jenkins.plugins.upkeep.report.Measurement;
import io.jenkins.plugins.upkeep.report.Unit;
import io.jenkins.plugins.upkeep.system.UpkeepException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

/** A probe that reads the Linux kernel's own files; where there are none, what it looks for is not measurable. */
abstract class HostProbe implements Probe {
    private final ProcFolder proc;

    HostProbe(ProcFolder proc) {
        this.proc = proc;
    }

    /** The names of the ratios and counts that this probe measures. */
    abstract List<String> measurements();

    abstract void read(ProcFolder folder, ProbeResultBuilder result) throws UpkeepException;

    @Override
    public Duration timeout() {
        return Duration.ofSeconds(5);
    }

    @Override
    public String plan() {
        return subject() + ": read " + proc.root();
    }

    @Override
    public ProbeResult look(Clock clock) throws UpkeepException {
        var result = new ProbeResultBuilder();
        if (proc.isThere()) {
            read(proc, result);
        } else {
            missing(result, "not measurable: this machine has no " + proc.root().resolve("meminfo"));
        }
        return result.build();
    }

    void missing(ProbeResultBuilder result, String reason) {
        result.add(Finding.unknown(
                subject(), reason, "run Upkeep on the service's Linux host, or leave the section host out"));
        measurements().forEach(name -> result.add(Measurement.notMeasurable(name, Unit.RATIO, reason)));
    }
}
