package io.jenkins.plugins.upkeep.review.trend;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CrossingTest {
    @Test
    void shouldTellTheDayOnWhichACapacityIsReached() {
        // Given: 2 a day from 10 on; 1 more each half day, the present is midnight after day 59
        var known = Scenario.known(BreaksTest.line(60, 2, 10));

        // When
        var reach = known.reaches(210.5);

        // Then
        assertThat(reach.state()).isEqualTo(Reach.State.LIKELY);
        assertThat(reach.likely()).contains(day(101));
        assertThat(reach.earliest()).contains(day(101));
        assertThat(reach.latest()).contains(day(101));
        assertThat(reach.confidence()).isEqualTo(Confidence.HIGH);
        assertThat(reach.reason()).isEqualTo("60 days of data for 42 days after them");
    }

    @Test
    void shouldTellAnEarlierAndALaterDayWhenItIsUncertain() {
        // Given
        var noise = Scenario.persistent(90, 0, false, new SplittableRandom(8));
        var known = Scenario.known(IntStream.range(0, 90)
                .mapToDouble(day -> 0.5 * day + noise[day])
                .toArray());

        // When
        var reach = known.reaches(80);

        // Then
        assertThat(reach.earliest().orElseThrow()).isBefore(reach.likely().orElseThrow());
        assertThat(reach.latest().orElseThrow()).isAfter(reach.likely().orElseThrow());
        assertThat(reach.earliest().orElseThrow()).isBetween(day(148), day(160));
        assertThat(reach.likely().orElseThrow()).isBetween(day(153), day(167));
    }

    @Test
    void shouldTellWhenSomethingRunsOut() {
        // Given
        var known = Scenario.known(BreaksTest.line(60, -1, 100));

        // Then
        assertThat(known.fallsTo(20.5).likely()).contains(day(80));
        assertThat(known.fallsTo(50).state()).isEqualTo(Reach.State.ALREADY);
        assertThat(known.reaches(200).state()).isEqualTo(Reach.State.NOT_KNOWN);
    }

    @Test
    void shouldSayThatItIsThereAlready() {
        // Given
        var values = BreaksTest.line(60, 0, 10);
        values[59] = 12;
        var once = Scenario.known(values);
        values[57] = 12;
        var known = Scenario.known(values);

        // Then: one odd day is no present
        assertThat(once.reaches(12).state()).isNotEqualTo(Reach.State.ALREADY);
        assertThat(known.reaches(12).state()).isEqualTo(Reach.State.ALREADY);
        assertThat(known.reaches(12).reason()).isEqualTo("the newest values are there");
        assertThat(known.reaches(12).likely()).contains(day(60));
    }

    @Test
    void shouldSayThatItIsNotWithinAYear() {
        // Given
        var known = Scenario.known(BreaksTest.line(90, 0.01, 10));

        // When
        var reach = known.reaches(1_000);

        // Then
        assertThat(reach)
                .isEqualTo(new Reach(
                        Reach.State.NOT_WITHIN_A_YEAR,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Confidence.LOW,
                        "90 days of data for 366 days after them"));
    }

    @Test
    void shouldNotLookFartherThanTheDataTell() {
        // Given
        var known = Scenario.known(BreaksTest.line(20, 1, 0));

        // When
        var reach = known.reaches(300);

        // Then
        assertThat(reach.state()).isEqualTo(Reach.State.NOT_KNOWN);
        assertThat(reach.likely()).isEmpty();
        assertThat(reach.reason())
                .isEqualTo("not within 99 days; 20 days of data for 366 days after them; at least 74 are needed"
                        + " to look a year ahead");
        assertThat(known.reaches(100).state()).isEqualTo(Reach.State.LIKELY);
    }

    private static LocalDate day(int number) {
        return LocalDate.ofInstant(Scenario.noon(number), ZoneOffset.UTC);
    }
}
