package io.jenkins.plugins.upkeep.review.performance.figure;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.upkeep.health.host.DiskProbe;
import io.jenkins.plugins.upkeep.health.host.MemoryProbe;
import io.jenkins.plugins.upkeep.health.host.ProcFolder;
import io.jenkins.plugins.upkeep.health.probe.Probe;
import io.jenkins.plugins.upkeep.report.Finding;
import io.jenkins.plugins.upkeep.report.Units;
import java.nio.file.Path;
import java.time.Clock;
import org.junit.jupiter.api.Test;

/** What the review finds critical is what the health check finds critical. */
class ReportFiguresTest {
    private static String marks(String figure) {
        var one = ReportTracks.figures().stream()
                .filter(each -> each.name().equals(figure))
                .findFirst()
                .orElseThrow();
        var bound = Bound.of(one, one.limit().orElseThrow());
        var least = one.better() == Better.HIGHER;
        return (least ? "at least " : "at most ") + Units.format(bound.limit(), one.unit()) + ", critical "
                + (least ? "below " : "above ") + Units.format(bound.full(), one.unit());
    }

    private static Iterable<String> limits(Probe probe) throws Exception {
        return probe.look(Clock.systemUTC()).findings().stream()
                .map(Finding::limit)
                .toList();
    }

    @Test
    void shouldFindADiskCriticalFromWhereTheHealthCheckDoes() throws Exception {
        assertThat(limits(new DiskProbe(Path.of("/")))).contains(marks("host_disk_used"));
        assertThat(marks("host_inodes_used")).isEqualTo(marks("host_disk_used"));
    }

    @Test
    void shouldFindMemoryCriticalFromWhereTheHealthCheckDoes() throws Exception {
        assertThat(limits(new MemoryProbe(new ProcFolder(Path.of("/proc"))))).contains(marks("host_memory_available"));
    }
}
