package io.jenkins.plugins.upkeep.health.host;

import io.jenkins.plugins.upkeep.health.probe.Figure;
import io.jenkins.plugins.upkeep.health.probe.Limit;
import io.jenkins.plugins.upkeep.health.probe.ProbeResultBuilder;
import io.jenkins.plugins.upkeep.health.probe.Reading;
import io.jenkins.plugins.upkeep.report.Measurement;
import io.jenkins.plugins.upkeep.report.Unit;
import io.jenkins.plugins.upkeep.system.Bytes;
import io.jenkins.plugins.upkeep.system.UpkeepException;
import java.util.List;

/**
 * Looks at the memory that programs can still get. Less than 10 % is a warning, as in awesome-prometheus-alerts' rules
 * for the node exporter; less than 3 % is critical, by our own judgement: the kernel is about to end programs.
 */
public final class MemoryProbe extends HostProbe {
    private static final Limit LIMIT = Limit.least(0.10, 0.03);

    /**
     * @param proc where the kernel tells
     */
    public MemoryProbe(ProcFolder proc) {
        super(proc);
    }

    @Override
    public String subject() {
        return "host memory";
    }

    @Override
    List<String> measurements() {
        return List.of("host_memory_available");
    }

    @Override
    void read(ProcFolder proc, ProbeResultBuilder result) throws UpkeepException {
        var total = proc.memory("MemTotal");
        var available = proc.memory("MemAvailable");
        if (total.isEmpty() || available.isEmpty() || total.getAsLong() == 0) {
            missing(result, "not measurable: the kernel does not tell how much memory is available");
            return;
        }
        var share = (double) available.getAsLong() / total.getAsLong();
        var seen = Figure.text(share, Unit.RATIO) + " available ("
                + new Bytes(available.getAsLong()) + " of "
                + new Bytes(total.getAsLong()) + ")";
        var measurement = Measurement.of("host_memory_available", share, Unit.RATIO);
        var action = "see which program grows (ps -eo rss,args --sort=-rss), restart it or give the host more memory";
        result.add(new Reading(subject(), seen, measurement, LIMIT, action));
    }
}
