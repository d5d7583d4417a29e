package io.jenkins.plugins.upkeep.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.upkeep.config.NotifyConfig.Occasion;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who asks for what is told of what. */
class OccasionTest {
    @ParameterizedTest
    @CsvSource({
        "failed, failed warning unknown",
        "warning, failed warning",
        "unknown, failed unknown",
        "critical, critical",
        "started, started",
        "resolved, resolved"
    })
    void shouldTellWhatWasAskedFor(String on, String told) {
        // Given
        var asked = List.of(Occasion.valueOf(on.toUpperCase(Locale.ROOT)));

        // When
        var all = Arrays.stream(Occasion.values())
                .filter(occasion -> occasion.isToldTo(asked))
                .map(occasion -> occasion.name().toLowerCase(Locale.ROOT))
                .collect(Collectors.toSet());

        // Then
        assertThat(all).containsExactlyInAnyOrder(told.split(" ", -1));
    }
}
