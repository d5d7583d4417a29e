package io.jenkins.plugins.upkeep.security.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Year;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class GuessesTest {
    @Test
    void shouldHaveTwoHundredCommonPasswordsOfItsOwn() {
        assertThat(Guesses.builtIn())
                .hasSizeGreaterThan(200)
                .doesNotHaveDuplicates()
                .noneMatch(String::isBlank)
                .contains("123456", "postgres", "changeme");
    }

    @Test
    void shouldMakeGuessesOfNames() {
        // When
        var guesses = Guesses.of("app", "shop", Year.of(2031), List.of("common"), List.of("given"));

        // Then
        var all = IntStream.range(0, guesses.size()).mapToObj(guesses::get).toList();
        assertThat(all)
                .doesNotHaveDuplicates()
                .contains(
                        "app", "App", "APP", "ppa", "appapp", "app123", "App2027", "App2031", "app2032", "shop",
                        "shop1", "appshop")
                .endsWith("common", "given");
        assertThat(guesses.builtInSize()).isEqualTo(guesses.size() - 1);
        assertThat(guesses.toString()).doesNotContain("app");
        assertThat(Guesses.of("", "", Year.of(2031), List.of(), List.of()).size())
                .isPositive();
    }
}
