package io.jenkins.plugins.upkeep.cli.monitoring;

import io.jenkins.plugins.upkeep.health.host.ProcFolder;
import io.jenkins.plugins.upkeep.monitoring.metrics.Family;
import io.jenkins.plugins.upkeep.monitoring.metrics.MetricSource;
import io.jenkins.plugins.upkeep.monitoring.metrics.Vocabulary;
import io.jenkins.plugins.upkeep.system.UpkeepException;
import java.time.Duration;
import java.util.List;

/**
 * How much of the host's memory is used.
 *
 * @param proc where the kernel tells it
 * @param service the service
 */
record MemorySource(ProcFolder proc, String service) implements MetricSource {
    @Override
    public String name() {
        return "host";
    }

    @Override
    public List<Family> read(Duration patience) throws UpkeepException {
        var total = proc.memory("MemTotal").orElse(0);
        var available = proc.memory("MemAvailable").orElse(-1);
        if (total == 0 || available < 0) {
            throw new UpkeepException("host: the kernel does not tell how much memory is available");
        }
        var used = 1 - (double) available / total;
        return List.of(
                Family.of(Vocabulary.MEMORY_USED, used, service), Family.of(Vocabulary.MEMORY_PERCENT, 100 * used));
    }
}
