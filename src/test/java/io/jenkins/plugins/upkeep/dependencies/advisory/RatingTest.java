package io.jenkins.plugins.upkeep.dependencies.advisory;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RatingTest {
    @ParameterizedTest
    @CsvSource({
        "CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:C/C:H/I:H/A:H, CVSS 10.0, CRITICAL",
        "CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:N/I:N/A:H, CVSS 7.5, HIGH",
        "CVSS:3.0/AV:L/AC:L/PR:L/UI:N/S:U/C:L/I:N/A:N, CVSS 3.3, LOW",
        "CVSS:3.1/AV:L/AC:L/PR:L/UI:N/S:U/C:N/I:N/A:N, CVSS 0.0, NONE",
        "AV:N/AC:L/Au:N/C:P/I:P/A:P, CVSS 7.5, HIGH",
        "CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:N/VC:H/VI:H/VA:H/SC:N/SI:N/SA:N, CVSS 9.3, CRITICAL"
    })
    void shouldCountTheScoreOfAVector(String vector, String words, Rating.Level level) {
        // Given
        var severities = new Severities(List.of(vector), List.of());

        // When
        var rating = Rating.of(severities);

        // Then
        assertThat(rating).hasToString(words);
        assertThat(rating.level()).isEqualTo(level);
    }

    @Test
    void shouldTakeTheWorstVectorAndOldOnesOnlyWhereThereIsNoOther() {
        // Given
        var old = "AV:N/AC:L/Au:N/C:C/I:C/A:C";
        var three = "CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:N/I:N/A:H";
        var low = "CVSS:3.1/AV:L/AC:L/PR:L/UI:N/S:U/C:L/I:N/A:N";

        // When, Then
        assertThat(Rating.of(new Severities(List.of(old, low, three), List.of("LOW"))))
                .hasToString("CVSS 7.5");
        assertThat(Rating.of(new Severities(List.of(old, "garbage"), List.of())))
                .hasToString("CVSS 10.0");
    }

    @ParameterizedTest
    @CsvSource({"CRITICAL, critical", "High, high", "MODERATE, medium", "low, low", "unimportant, severity unknown"})
    void shouldFallBackToAWord(String word, String words) {
        assertThat(Rating.of(new Severities(List.of("CVSS:3.1/AV:N", "CVSS:9.9/AV:N"), List.of(word))))
                .hasToString(words);
    }

    @Test
    void shouldSayThatNobodyHasSaid() {
        assertThat(Rating.of(Severities.NONE)).hasToString("severity unknown");
        assertThat(Rating.of(Severities.NONE)).isGreaterThan(Rating.of(new Severities(List.of(), List.of("LOW"))));
    }
}
