package io.jenkins.plugins.upkeep.library;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** {@code emergencyRecovery}. */
class EmergencyRecoveryTest {
    private static Map<String, String> finding(String subject) {
        return Map.of("subject", subject, "seen", "is down", "action", "start it");
    }

    @Test
    void shouldShowTheNextThreeThingsToDoAndFail() {
        // Given
        var findings = List.of(
                finding("a"),
                Map.of("subject", "b", "seen", "is fine", "action", ""),
                finding("c"),
                finding("d"),
                finding("e"));
        var library = Library.fresh()
                .withToday()
                .with(
                        "emergencyCheck",
                        arguments -> Map.of("status", "CRITICAL", "verdict", "a is down", "findings", findings));

        // When
        library.call("emergencyRecovery", Map.of());

        // Then
        assertThat(library.tasks())
                .containsExactly("emergencyCheck{config=upkeep.yaml, dryRun=false, failOn=NEVER, unstableOn=NEVER}");
        assertThat(library.log())
                .contains(
                        "CRITICAL: a is down\nWhat to do next:\n1. a: is down. start it\n2. c: is down. start it\n3. d: is"
                                + " down. start it");
        assertThat(library.build().getCurrentResult()).isEqualTo("FAILURE");
        assertThat(library.build().getDescription()).isEqualTo("CRITICAL: a is down");
    }

    @Test
    void shouldPreferTheStepThatIsMadeForIt() {
        // Given
        var library = Library.fresh().withToday().with("emergencyCheck", "WARNING");

        // When
        library.call("emergencyRecovery", Map.of());

        // Then
        assertThat(library.tasks()).singleElement().asString().startsWith("emergencyCheck{");
        assertThat(library.build().getCurrentResult()).isEqualTo("UNSTABLE");
    }

    @Test
    void shouldTakeTheHealthCheckWhereThereIsNone() {
        // Given
        var library = Library.fresh().withToday().without("emergencyCheck");

        // When
        library.call("emergencyRecovery", Map.of());

        // Then
        assertThat(library.tasks()).singleElement().asString().startsWith("healthCheck{");
    }

    @Test
    void shouldFailWhenItCouldNotLook() {
        // Given
        var library = Library.fresh().withToday().withFailing("emergencyCheck");

        // When
        library.call("emergencyRecovery", Map.of());

        // Then
        assertThat(library.build().getCurrentResult()).isEqualTo("FAILURE");
    }
}
