package io.jenkins.plugins.upkeep.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RatioTest {
    @ParameterizedTest
    @CsvSource({"1%, 0.01, 1%", "0.01, 0.01, 1%", "0.5%, 0.005, 0.5%", "0, 0, 0%", "1, 1, 100%", "100%, 1, 100%"})
    void shouldReadAndShowRatios(String text, double value, String shown) {
        // When
        var ratio = Ratio.parse(text);

        // Then
        assertThat(ratio.value()).isEqualTo(value);
        assertThat(ratio).hasToString(shown);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "%", "101%", "2", "-1%", "NaN", "1e-2", "1 %", "0,5"})
    void shouldRefuseWhatIsNoRatio(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> Ratio.parse(text)).withMessageStartingWith("must be ");
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, -0.1, 1.1})
    void shouldRefuseNumbersThatAreNoPart(double value) {
        assertThatIllegalArgumentException().isThrownBy(() -> new Ratio(value)).withMessage("must be from 0 to 1");
    }
}
