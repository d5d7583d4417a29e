package io.jenkins.plugins.upkeep.health.host;

import io.jenkins.plugins.upkeep.health.probe.Figure;
import io.jenkins.plugins.upkeep.health.probe.Limit;
import io.jenkins.plugins.upkeep.health.probe.ProbeResultBuilder;
import io.jenkins.plugins.upkeep.health.probe.Reading;
import io.jenkins.plugins.upkeep.report.Finding;
import io.jenkins.plugins.upkeep.report.Measurement;
import io.jenkins.plugins.upkeep.report.Unit;
import io.jenkins.plugins.upkeep.system.Bytes;
import io.jenkins.plugins.upkeep.system.UpkeepException;
import java.util.List;

/**
 * Looks at the swap space in use. More than 80 % is a warning, as in awesome-prometheus-alerts' rules for the node
 * exporter. A machine without swap is as it should be.
 */
public final class SwapProbe extends HostProbe {
    private static final Limit LIMIT = Limit.most(0.80);

    /**
     * @param proc where the kernel tells
     */
    public SwapProbe(ProcFolder proc) {
        super(proc);
    }

    @Override
    public String subject() {
        return "host swap";
    }

    @Override
    List<String> measurements() {
        return List.of("host_swap_used");
    }

    @Override
    void read(ProcFolder proc, ProbeResultBuilder result) throws UpkeepException {
        var total = proc.memory("SwapTotal");
        var free = proc.memory("SwapFree");
        if (total.isEmpty() || free.isEmpty()) {
            missing(result, "not measurable: the kernel does not tell of swap");
        } else if (total.getAsLong() == 0) {
            result.add(Finding.info(subject(), "there is none"));
            result.add(Measurement.notMeasurable("host_swap_used", Unit.RATIO, "there is no swap"));
        } else {
            result.add(reading(1 - (double) free.getAsLong() / total.getAsLong(), total.getAsLong()));
        }
    }

    private Reading reading(double used, long total) {
        var seen = Figure.text(used, Unit.RATIO) + " of " + new Bytes(total) + " used";
        var measurement = Measurement.of("host_swap_used", used, Unit.RATIO);
        var action = "see which program was swapped out (VmSwap in /proc/*/status) and give the host more memory";
        return new Reading(subject(), seen, measurement, LIMIT, action);
    }
}
