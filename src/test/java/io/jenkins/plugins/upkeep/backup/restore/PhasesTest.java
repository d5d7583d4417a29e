package io.jenkins.plugins.upkeep.backup.restore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.upkeep.system.UpkeepException;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

class PhasesTest {
    private static final Duration LITTLE = Duration.ofMillis(5);

    private static String pass() {
        var end = System.nanoTime() + LITTLE.toNanos();
        while (System.nanoTime() < end) {
            LockSupport.parkNanos(LITTLE.toNanos());
        }
        return "done";
    }

    @Test
    void shouldCountWhatBringsTheServiceBackAndNotWhatProvesIt() throws Exception {
        // Given
        var phases = new Phases();

        // When
        assertThat(phases.measure("load tables", PhasesTest::pass)).isEqualTo("done");
        phases.run(Phases.APPLICATION, PhasesTest::pass);
        phases.run("compare rows", PhasesTest::pass);
        phases.run("assertions", PhasesTest::pass);
        phases.run("amcheck", PhasesTest::pass);

        // Then
        assertThat(phases.done())
                .extracting(Phases.Phase::name)
                .containsExactly("load tables", "application ready", "compare rows", "assertions", "amcheck");
        assertThat(phases.recovery())
                .isEqualTo(phases.done()
                        .get(0)
                        .duration()
                        .plus(phases.done().get(1).duration()))
                .isGreaterThanOrEqualTo(LITTLE.multipliedBy(2));
    }

    @Test
    void shouldMeasureAPhaseThatFails() {
        // Given
        var phases = new Phases();

        // Then
        assertThatThrownBy(() -> phases.run("load tables", () -> {
                    throw new UpkeepException("table t: refused");
                }))
                .hasMessage("table t: refused");
        assertThat(phases.done()).hasSize(1);
    }
}
