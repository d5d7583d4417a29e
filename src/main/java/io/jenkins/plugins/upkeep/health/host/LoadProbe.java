package io.jenkins.plugins.upkeep.health.host;

import io.jenkins.plugins.upkeep.health.probe.Figure;
import io.jenkins.plugins.upkeep.health.probe.Limit;
import io.jenkins.plugins.upkeep.health.probe.ProbeResultBuilder;
import io.jenkins.plugins.upkeep.health.probe.Reading;
import io.jenkins.plugins.upkeep.report.Measurement;
import io.jenkins.plugins.upkeep.report.Unit;
import io.jenkins.plugins.upkeep.system.UpkeepException;
import java.util.List;

/**
 * Looks at the load of the last five minutes for each core. More than 2 is a warning, by our own judgement: the usual
 * limit of 80 % of the processors' time cannot be had from one look, and a load of 2 means that as much waits as runs.
 */
public final class LoadProbe extends HostProbe {
    private static final Limit LIMIT = Limit.most(2);

    /**
     * @param proc where the kernel tells
     */
    public LoadProbe(ProcFolder proc) {
        super(proc);
    }

    @Override
    public String subject() {
        return "host load";
    }

    @Override
    List<String> measurements() {
        return List.of("host_load_per_core");
    }

    @Override
    void read(ProcFolder proc, ProbeResultBuilder result) throws UpkeepException {
        var cores = proc.lines("stat").stream()
                .filter(line -> line.matches("cpu\\d+ .*"))
                .count();
        var words = String.join(" ", proc.lines("loadavg")).split(" ", -1);
        if (cores == 0 || words.length < 3 || !words[1].matches("\\d+\\.\\d+")) {
            missing(result, "not measurable: the kernel does not tell the load or the number of cores");
            return;
        }
        var load = Double.parseDouble(words[1]);
        var measurement = Measurement.of("host_load_per_core", load / cores, Unit.COUNT);
        var seen = Figure.text(load / cores, Unit.COUNT) + " for each of " + cores + " cores";
        var action = "see what runs (top) and what waits for disks (ps -eo state,args: state D)";
        result.add(new Reading(subject(), seen, measurement, LIMIT, action));
    }
}
