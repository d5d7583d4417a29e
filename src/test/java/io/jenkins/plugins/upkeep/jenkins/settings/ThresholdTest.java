package io.jenkins.plugins.upkeep.jenkins.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.upkeep.report.Status;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class ThresholdTest {
    @ParameterizedTest
    @CsvSource({
        "WARNING,  OK, false", "WARNING,  WARNING, true", "WARNING,  CRITICAL, true", "WARNING,  UNKNOWN, true",
        "CRITICAL, OK, false", "CRITICAL, WARNING, false", "CRITICAL, CRITICAL, true", "CRITICAL, UNKNOWN, true",
        "NEVER,    OK, false", "NEVER,    WARNING, false", "NEVER,    CRITICAL, false", "NEVER,   UNKNOWN, false",
    })
    void shouldWeighUnknownAsCritical(Threshold threshold, Status status, boolean reached) {
        assertThat(threshold.isReachedBy(status)).isEqualTo(reached);
    }

    @Test
    void shouldTakeAWordInAnyCase() {
        assertThat(Threshold.of(" critical ", "failOn")).isEqualTo(Threshold.CRITICAL);
    }

    @Test
    void shouldNameWhatIsAllowed() {
        assertThatThrownBy(() -> Threshold.of("SOMETIMES", "failOn"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("failOn: 'SOMETIMES' is not one of WARNING, CRITICAL, NEVER");
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", " "})
    void shouldBeTheUsualOneWhereNothingIsSaid(String word) {
        assertThat(Threshold.of(word, "failOn", Threshold.CRITICAL)).isEqualTo(Threshold.CRITICAL);
        assertThat(Threshold.stored(word, Threshold.WARNING)).isEqualTo(Threshold.WARNING);
        assertThatThrownBy(() -> Threshold.of(word, "failOn"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("failOn: ");
    }

    @Test
    void shouldRefuseAWrongWordAndReadAStoredOneAsTheUsual() {
        assertThatThrownBy(() -> Threshold.of("SOMETIMES", "failOn", Threshold.CRITICAL))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(Threshold.stored("SOMETIMES", Threshold.CRITICAL)).isEqualTo(Threshold.CRITICAL);
        assertThat(Threshold.stored("never", Threshold.CRITICAL)).isEqualTo(Threshold.NEVER);
    }
}
