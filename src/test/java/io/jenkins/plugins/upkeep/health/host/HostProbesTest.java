package io.jenkins.plugins.upkeep.health.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.upkeep.health.probe.Probe;
import io.jenkins.plugins.upkeep.health.probe.ProbeResult;
import io.jenkins.plugins.upkeep.report.Severity;
import io.jenkins.plugins.upkeep.system.UpkeepException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HostProbesTest {
    @Test
    void shouldJudgeTheAvailableMemory(@TempDir Path folder) throws Exception {
        assertThat(severity(new MemoryProbe(memory(folder, "MemAvailable: 500 kB"))))
                .isEqualTo(Severity.INFO);
        assertThat(severity(new MemoryProbe(memory(folder, "MemAvailable:  90 kB"))))
                .isEqualTo(Severity.WARNING);
        assertThat(severity(new MemoryProbe(memory(folder, "MemAvailable:  20 kB"))))
                .isEqualTo(Severity.CRITICAL);
        assertThat(look(new MemoryProbe(memory(folder, "MemAvailable: 500 kB")))
                        .findings()
                        .get(0)
                        .seen())
                .isEqualTo("50 % available (512 kB of 1.02 MB)");
    }

    @Test
    void shouldNotTakeAnOldKernelsSilenceForZero(@TempDir Path folder) throws Exception {
        // When
        var result = look(new MemoryProbe(memory(folder, "MemFree: 10 kB")));

        // Then
        assertThat(result.findings().get(0).severity()).isEqualTo(Severity.UNKNOWN);
        assertThat(result.measurements().get(0).value()).isEmpty();
    }

    @Test
    void shouldJudgeTheSwapInUse(@TempDir Path folder) throws Exception {
        assertThat(severity(new SwapProbe(memory(folder, "SwapTotal: 100 kB\nSwapFree: 90 kB"))))
                .isEqualTo(Severity.INFO);
        assertThat(severity(new SwapProbe(memory(folder, "SwapTotal: 100 kB\nSwapFree: 10 kB"))))
                .isEqualTo(Severity.WARNING);
    }

    @Test
    void shouldFindAMachineWithoutSwapWell(@TempDir Path folder) throws Exception {
        // When
        var result = look(new SwapProbe(memory(folder, "SwapTotal: 0 kB\nSwapFree: 0 kB")));

        // Then
        assertThat(result.findings().get(0).severity()).isEqualTo(Severity.INFO);
        assertThat(result.measurements().get(0).reason()).hasValue("there is no swap");
    }

    @Test
    void shouldJudgeTheLoadByTheCores(@TempDir Path folder) throws Exception {
        // Given two cores
        Files.writeString(folder.resolve("meminfo"), "MemTotal: 1 kB\n");
        Files.writeString(folder.resolve("stat"), "cpu  1 2 3\ncpu0 1 2 3\ncpu1 1 2 3\nintr 5\n");

        // Then
        Files.writeString(folder.resolve("loadavg"), "9.00 3.00 1.00 1/234 567\n");
        assertThat(severity(new LoadProbe(new ProcFolder(folder)))).isEqualTo(Severity.INFO);
        Files.writeString(folder.resolve("loadavg"), "1.00 5.00 1.00 1/234 567\n");
        assertThat(severity(new LoadProbe(new ProcFolder(folder)))).isEqualTo(Severity.WARNING);
        Files.writeString(folder.resolve("loadavg"), "garbage\n");
        assertThat(severity(new LoadProbe(new ProcFolder(folder)))).isEqualTo(Severity.UNKNOWN);
    }

    @Test
    void shouldNotMeasureWhatIsNoLinux(@TempDir Path folder) throws Exception {
        // When
        var result = look(new LoadProbe(new ProcFolder(folder.resolve("none"))));

        // Then
        assertThat(result.findings().get(0).severity()).isEqualTo(Severity.UNKNOWN);
        assertThat(result.findings().get(0).seen()).startsWith("not measurable");
        assertThat(result.measurements().get(0).value()).isEmpty();
    }

    @Test
    void shouldReadTheRealMachine(@TempDir Path folder) throws Exception {
        // Given
        var proc = ProcFolder.system();

        // When
        var memory = look(new MemoryProbe(proc));
        var disk = look(new DiskProbe(folder));

        // Then
        assertThat(memory.measurements().get(0).value().getAsDouble()).isBetween(0.0, 1.0);
        assertThat(disk.measurements())
                .extracting(measurement -> measurement.name())
                .contains("host_disk_used");
    }

    @Test
    void shouldNotKnowADiskThatIsNotThere(@TempDir Path folder) throws Exception {
        // When
        var finding =
                look(new DiskProbe(folder.resolve("not mounted"))).findings().get(0);

        // Then
        assertThat(finding.severity()).isEqualTo(Severity.UNKNOWN);
        assertThat(finding.seen()).contains("No such file");
        assertThat(finding.action()).contains("host.disks");
    }

    @Test
    void shouldCountAsDfCounts() throws Exception {
        // Given 100 blocks, of which 20 are free and 10 of these kept for root
        var system = FileSystem.parse(Path.of("/data"), "4096 100 20 10 1000 50\n");

        // Then
        assertThat(system.bytesUsed()).isEqualTo(80.0 / 90.0);
        assertThat(system.bytesAvailable()).isEqualTo(40960);
        assertThat(system.inodesUsed()).isEqualTo(0.95);
    }

    @Test
    void shouldRefuseWhatIsNoFileSystemSize() {
        assertThatThrownBy(() -> FileSystem.parse(Path.of("/proc"), "4096 0 0 0 0 0"))
                .isInstanceOf(UpkeepException.class)
                .hasMessageStartingWith("disk /proc:");
    }

    private static ProcFolder memory(Path folder, String lines) throws Exception {
        Files.writeString(folder.resolve("meminfo"), "MemTotal:       1000 kB\n" + lines + "\n");
        return new ProcFolder(folder);
    }

    private static ProbeResult look(Probe probe) throws Exception {
        return probe.look(Clock.systemUTC());
    }

    private static Severity severity(Probe probe) throws Exception {
        return look(probe).findings().get(0).severity();
    }
}
