package io.jenkins.plugins.upkeep.health;

import io.jenkins.plugins.upkeep.config.HostConfig;
import io.jenkins.plugins.upkeep.health.host.ClockProbe;
import io.jenkins.plugins.upkeep.health.host.DiskProbe;
import io.jenkins.plugins.upkeep.health.host.LoadProbe;
import io.jenkins.plugins.upkeep.health.host.MemoryProbe;
import io.jenkins.plugins.upkeep.health.host.ProcFolder;
import io.jenkins.plugins.upkeep.health.host.SwapProbe;
import io.jenkins.plugins.upkeep.health.journal.JournalProbe;
import io.jenkins.plugins.upkeep.health.probe.Probe;
import io.jenkins.plugins.upkeep.health.systemd.UnitsProbe;
import io.jenkins.plugins.upkeep.system.journal.JournalSource;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What looks at the host that a service runs on. */
final class HostProbes {
    private HostProbes() {}

    static List<Probe> of(HostConfig host, Path folder) {
        var proc = ProcFolder.system();
        var probes = new ArrayList<Probe>(
                List.of(new MemoryProbe(proc), new SwapProbe(proc), new LoadProbe(proc), new ClockProbe()));
        host.disks().stream()
                .map(disk -> new DiskProbe(folder.resolve(disk).toAbsolutePath()))
                .forEach(probes::add);
        if (!host.units().isEmpty()) {
            probes.add(new UnitsProbe(host.units()));
        }
        host.journal().map(HostProbes::journal).ifPresent(probes::add);
        return probes;
    }

    private static Probe journal(HostConfig.Journal journal) {
        return new JournalProbe(JournalSource.system(), journal.units(), journal.period(), journal.maxErrors());
    }
}
