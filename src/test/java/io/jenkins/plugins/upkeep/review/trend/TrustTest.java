package io.jenkins.plugins.upkeep.review.trend;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.upkeep.report.History;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TrustTest {
    @ParameterizedTest
    @CsvSource({
        "90, 30, HIGH",
        "90, 89, HIGH",
        "90, 90, MEDIUM",
        "90, 180, LOW",
        "90, 365, LOW",
        "90, 460, INSUFFICIENT",
        "30, 30, MEDIUM",
        "30, 90, LOW",
        "30, 365, INSUFFICIENT",
        "20, 10, MEDIUM"
    })
    void shouldTrustAsFarAsTheDataReach(int days, int ahead, Confidence confidence) {
        // Given
        var known = Scenario.known(BreaksTest.line(days, 1, 0));

        // Then
        assertThat(known.ahead(ahead).confidence()).isEqualTo(confidence);
    }

    @Test
    void shouldLookAMonthAQuarterAndAYearAhead() {
        // Given
        var known = Scenario.known(BreaksTest.line(90, 1, 0));

        // Then
        assertThat(known.forecasts())
                .extracting(Forecast::confidence)
                .containsExactly(Confidence.HIGH, Confidence.MEDIUM, Confidence.LOW);
        assertThat(known.forecasts().get(0).reason()).isEqualTo("90 days of data for 31 days after them");
    }

    @Test
    void shouldTrustLessWhatWanders() {
        // Given
        var walk = Scenario.persistent(90, 1, false, new SplittableRandom(1));
        var known = Scenario.known(walk);

        // Then
        assertThat(known.persistence()).isGreaterThan(0.7);
        assertThat(known.ahead(5).confidence()).isEqualTo(Confidence.LOW);
        assertThat(known.ahead(5).reason()).contains("of it until the next day");
    }

    @Test
    void shouldTrustLessWhatMayHaveBroken() {
        // Given: a jump that is found in some of these series, and suspected in others
        var known = IntStream.range(0, 100)
                .mapToObj(number -> {
                    var noise = Scenario.persistent(60, 0, false, new SplittableRandom(number));
                    return Scenario.known(IntStream.range(0, 60)
                            .mapToDouble(day -> noise[day] + (day < 30 ? 0 : 2))
                            .toArray());
                })
                .filter(one -> one.changes().isEmpty())
                .map(one -> one.ahead(30))
                .filter(one -> one.reason().matches(".*; its course may have broken on \\d+ February 2026.*"))
                .toList();

        // Then
        assertThat(known).hasSizeGreaterThan(20);
        assertThat(known).extracting(Forecast::confidence).doesNotContain(Confidence.HIGH);
    }

    @Test
    void shouldTrustLessWhatHasManyGaps() {
        // Given
        List<History.Point> points = IntStream.range(0, 30)
                .mapToObj(number -> new History.Point(Scenario.noon(number * 3), number))
                .toList();

        // When
        var known = (Known) Outlook.of(new Series(points), Scenario.request(90));

        // Then
        assertThat(known.ahead(10).confidence()).isEqualTo(Confidence.MEDIUM);
        assertThat(known.ahead(10).reason()).endsWith("more than half of the days have no value");
    }
}
