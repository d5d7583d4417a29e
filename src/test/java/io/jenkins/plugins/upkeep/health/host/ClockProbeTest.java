package io.jenkins.plugins.upkeep.health.host;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.upkeep.health.probe.ProbeResult;
import io.jenkins.plugins.upkeep.report.Severity;
import io.jenkins.plugins.upkeep.system.process.Command;
import java.time.Clock;
import org.junit.jupiter.api.Test;

class ClockProbeTest {
    private static final Command MISSING = Command.of("no-such-program");

    @Test
    void shouldTellByHowMuchTheClockIsOff() throws Exception {
        assertThat(chrony("-0.012345678", "Normal").findings().get(0).severity())
                .isEqualTo(Severity.INFO);
        var off = chrony("-1.500000000", "Normal");
        assertThat(off.findings().get(0).severity()).isEqualTo(Severity.WARNING);
        assertThat(off.findings().get(0).seen()).isEqualTo("1.5 s off, by chrony");
        assertThat(off.measurements().get(0).value()).hasValue(1.5);
    }

    @Test
    void shouldNotBelieveAClockWithoutASource() throws Exception {
        // When
        var result = chrony("0.000000000", "Not synchronised");

        // Then
        assertThat(result.findings()).isEmpty();
        assertThat(result.measurements().get(0).value()).isEmpty();
    }

    @Test
    void shouldAskTheKernelWhereThereIsNoChrony() throws Exception {
        assertThat(kernel("yes").findings().get(0).severity()).isEqualTo(Severity.INFO);
        assertThat(kernel("no").findings().get(0).severity()).isEqualTo(Severity.WARNING);
        assertThat(kernel("no").findings().get(0).action()).contains("timedatectl set-ntp true");
    }

    @Test
    void shouldFindNoFaultWhereNobodyTells() throws Exception {
        // When
        var result = look(MISSING, MISSING);

        // Then
        assertThat(result.findings()).isEmpty();
        assertThat(result.measurements().get(0).reason()).isPresent();
    }

    private static ProbeResult chrony(String offset, String leap) throws Exception {
        var answer =
                "C0A80001,192.168.0.1,3,1772366400.1," + offset + ",0.1,0.2,-3.4,0.001,0.05,0.01,0.002,64.5," + leap;
        return look(saying(answer), MISSING);
    }

    private static ProbeResult kernel(String answer) throws Exception {
        return look(MISSING, saying(answer));
    }

    private static ProbeResult look(Command chronyc, Command timedatectl) throws Exception {
        return new ClockProbe(chronyc, timedatectl).look(Clock.systemUTC());
    }

    private static Command saying(String answer) {
        return Command.of("sh", "-c", "echo \"$1\"", "sh", answer);
    }
}
