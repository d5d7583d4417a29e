package io.jenkins.plugins.upkeep.jenkins.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class AgentTurnsTest {
    private static final Optional<Duration> NEXT = Optional.of(Duration.ofSeconds(3));

    private final AgentTurns turns = new AgentTurns(1);

    @Test
    void shouldPutATurnOffWhileTheAgentIsBusyWithAnother() {
        // Given
        var meanwhile = new AtomicReference<Optional<Duration>>();

        // When
        var first = turns.take("slow", () -> {
            meanwhile.set(turns.take("slow", () -> NEXT));
            return NEXT;
        });

        // Then
        assertThat(first).isEqualTo(NEXT);
        assertThat(meanwhile.get()).isPresent().isNotEqualTo(NEXT);
        assertThat(turns.take("slow", () -> NEXT)).isEqualTo(NEXT);
    }

    @Test
    void shouldLeaveOtherAgentsAndThoseWithoutOneAlone() {
        // Given
        var other = new AtomicReference<Optional<Duration>>();
        var none = new AtomicReference<Optional<Duration>>();

        // When
        turns.take("slow", () -> {
            other.set(turns.take("", () -> NEXT));
            none.set(turns.take(null, () -> NEXT));
            return Optional.empty();
        });

        // Then
        assertThat(other.get()).isEqualTo(NEXT);
        assertThat(none.get()).isEqualTo(NEXT);
    }

    @Test
    void shouldGiveThePlaceBackAfterADefect() {
        // When
        assertThatThrownBy(() -> turns.take("slow", () -> {
                    throw new IllegalStateException("a defect");
                }))
                .isInstanceOf(IllegalStateException.class);

        // Then
        assertThat(turns.take("slow", () -> NEXT)).isEqualTo(NEXT);
    }
}
