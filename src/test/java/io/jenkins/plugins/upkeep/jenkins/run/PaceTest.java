package io.jenkins.plugins.upkeep.jenkins.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class PaceTest {
    @Test
    void shouldLookAtOnceWhileATaskPrints() {
        var pace = new Pace();
        pace.after(false);
        assertThat(pace.after(true)).isEqualTo(Duration.ofMillis(100));
    }

    @Test
    void shouldNeverLookLessOftenThanEachSecond() {
        // Given
        var pace = new Pace();

        // When
        for (int look = 0; look < 100; look++) {
            pace.after(false);
        }

        // Then
        assertThat(pace.after(false)).isEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void shouldAskForAnAgentThatIsAwayEachFewSeconds() {
        // Given
        var pace = new Pace();

        // When
        for (int look = 0; look < 100; look++) {
            pace.slow();
        }

        // Then
        assertThat(pace.slow()).isEqualTo(Duration.ofSeconds(5));
    }
}
