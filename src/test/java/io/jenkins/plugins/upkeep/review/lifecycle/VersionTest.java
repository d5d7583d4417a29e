package io.jenkins.plugins.upkeep.review.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VersionTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    15.18 (Debian 15.18-0+deb12u1)                                  | 15.18
                    19beta2                                                         | 19
                    v20.20.2                                                        | 20.20.2
                    Python 3.11.7                                                   | 3.11.7
                    openjdk version "17.0.15" 2025-04-15                            | 17.0.15
                    openjdk version "21" 2023-09-19 (build 21+35-2513)              | 21
                    openjdk version "1.8.0_402"                                     | 8u402
                    nginx version: nginx/1.22.1                                     | 1.22.1
                    2.568.2                                                         | 2.568.2
                    """)
    void shouldFindTheVersionInAnAnswer(String answer, String expected) {
        assertThat(Version.find(answer))
                .hasValueSatisfying(found -> assertThat(found).hasToString(expected));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "no version here",
                "command not found",
                "....",
                "ünï",
                "v",
                "error 5",
                "[2J is",
                "99999999999999999999"
            })
    void shouldFindNoneWhereThereIsNone(String answer) {
        assertThat(Version.find(answer)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"15.18,15.19", "9.6.24,10.0", "17.0.15,17.0.20.1+1", "8u402,8u502-b07", "24.04,24.04.4", "2.9,2.10"})
    void shouldOrderByNumbers(String older, String newer) {
        assertThat(version(older)).isLessThan(version(newer));
        assertThat(version(newer)).isGreaterThan(version(older));
    }

    @Test
    void shouldBelongToItsCycleAlone() {
        assertThat(version("3.11.7").isWithin(version("3.11"))).isTrue();
        assertThat(version("3.1.7").isWithin(version("3.11"))).isFalse();
        assertThat(version("3").isWithin(version("3.11"))).isFalse();
        assertThat(version("22.04.5").isWithin(version("22.04"))).isTrue();
        assertThat(version("1.8.0_402").isWithin(version("8"))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"latest", "", "-1", "alpine", "bookworm"})
    void shouldNotTakeAWordForAVersion(String text) {
        assertThat(Version.parse(text)).isEmpty();
    }

    @Test
    void shouldLeaveOutWhatFollowsTheNumbers() {
        assertThat(version("15.4-alpine").numbers()).isEqualTo(List.of(15, 4));
        assertThat(version("5.0.0-rc1").numbers()).isEqualTo(List.of(5, 0, 0));
    }

    private static Version version(String text) {
        return Version.parse(text).orElseThrow();
    }
}
