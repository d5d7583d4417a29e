package io.jenkins.plugins.upkeep.cli.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class InterruptionTest {
    @Test
    void shouldInterruptWorkOnceOnly() throws Exception {
        // Given
        var interruption = new Interruption();

        // When
        var interrupted = interruption.guard(() -> {
            interruption.request();
            var first = Thread.interrupted();
            interruption.request();
            return first && !Thread.interrupted();
        });

        // Then
        assertThat(interrupted).isTrue();
    }

    @Test
    void shouldLeaveTheThreadAsItWas() throws Exception {
        // Given
        var interruption = new Interruption();

        // When
        interruption.guard(interruption::request);

        // Then
        assertThat(Thread.currentThread().isInterrupted()).isFalse();
        assertThat(interruption.requested()).isTrue();
    }

    @Test
    void shouldNotTouchWhatIsNotGuarded() {
        // Given
        var interruption = new Interruption();

        // When
        interruption.request();

        // Then
        assertThat(Thread.currentThread().isInterrupted()).isFalse();
    }

    @Test
    void shouldNotBeginWorkAfterTheRequest() {
        // Given
        var interruption = new Interruption();
        interruption.request();

        // When, Then
        assertThatThrownBy(() -> interruption.guard(() -> "done")).isInstanceOf(InterruptedException.class);
    }

    @Test
    void shouldSayWhetherThereIsSomethingToWaitFor() throws Exception {
        // Given
        var running = new Interruption();
        var over = new Interruption();

        // When
        over.finish(0);

        // Then
        assertThat(running.request()).isTrue();
        assertThat(running.awaitFinish(Duration.ofMillis(1))).isFalse();
        running.finish(1);
        assertThat(running.awaitFinish(Duration.ofMillis(1))).isTrue();
        assertThat(over.request()).isFalse();
        assertThat(over.requested()).isFalse();
    }

    @Test
    void shouldEndAsTheWorkDidThatWasDoneBeforeItHeard() {
        // Given
        var interruption = new Interruption();
        interruption.request();
        assertThat(interruption.exitStatus()).isEqualTo(ExitStatus.INTERRUPTED);

        // When
        interruption.finish(ExitStatus.OK);

        // Then
        assertThat(interruption.exitStatus()).isEqualTo(ExitStatus.OK);
    }
}
