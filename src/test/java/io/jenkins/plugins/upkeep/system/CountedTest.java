package io.jenkins.plugins.upkeep.system;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One thing is one thing. */
class CountedTest {
    @ParameterizedTest
    @CsvSource({"0, 0 rows", "1, 1 row", "2, 2 rows", "-1, -1 rows", "12345, '12,345 rows'"})
    void shouldNameOneThingAndSeveral(long count, String words) {
        assertThat(Counted.of(count, "row")).isEqualTo(words);
    }

    @ParameterizedTest
    @CsvSource({"0, 0 entries are", "1, 1 entry is", "2, 2 entries are"})
    void shouldBendOtherWordsToo(long count, String words) {
        assertThat(Counted.of(count, "entry is", "entries are")).isEqualTo(words);
    }
}
