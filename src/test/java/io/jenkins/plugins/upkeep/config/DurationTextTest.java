package io.jenkins.plugins.upkeep.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.integers;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DurationTextTest {
    @ParameterizedTest
    @CsvSource({
        "250ms, PT0.25S",
        "30s, PT30S",
        "5m, PT5M",
        "24h, PT24H",
        "7d, PT168H",
        "2w, PT336H",
        "1y, PT8760H",
        "1h30m, PT90M",
        "1m1ms, PT1M0.001S",
        "0s, PT0S",
        "1000y, PT8760000H"
    })
    void shouldReadWhatPeopleWrite(String text, Duration expected) {
        // When
        var duration = DurationText.parse(text);

        // Then
        assertThat(duration).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "5",
                "s",
                "-5s",
                "+5s",
                "1.5h",
                "5 s",
                "5S",
                "30m1h",
                "1h1h",
                "NaN",
                "99999999999y",
                "1001y",
                "999999999y",
                "1000y1ms",
                "٣s",
                "5s\n",
                "1e3s",
                "5sec",
                "P1D"
            })
    void shouldRefuseWhatIsNoDuration(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DurationText.parse(text))
                .withMessage("must be a duration such as 250ms, 30s, 5m, 24h, 7d or 1y, at most 1000y");
    }

    @Test
    void shouldAddItsParts() {
        qt().forAll(
                        integers().between(0, 900),
                        integers().between(0, 1000),
                        integers().between(0, 1_000_000),
                        integers().between(0, 1_000_000))
                .check((years, days, seconds, millis) -> {
                    var text = years + "y" + days + "d" + seconds + "s" + millis + "ms";
                    var sum = Duration.ofDays(365L * years + days).plusSeconds(seconds);
                    return DurationText.parse(text).equals(sum.plusMillis(millis));
                });
    }

    @Test
    void shouldReadBackAnyDurationWrittenInParts() {
        qt().forAll(integers().between(0, Integer.MAX_VALUE)).check(millis -> {
            var duration = Duration.ofMillis(millis);
            return DurationText.parse(written(duration)).equals(duration);
        });
    }

    private static String written(Duration duration) {
        return duration.toDaysPart() + "d" + duration.toHoursPart() + "h" + duration.toMinutesPart() + "m"
                + duration.toSecondsPart() + "s" + duration.toMillisPart() + "ms";
    }
}
