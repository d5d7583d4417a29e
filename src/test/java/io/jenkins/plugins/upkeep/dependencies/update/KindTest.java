package io.jenkins.plugins.upkeep.dependencies.update;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KindTest {
    @ParameterizedTest
    @CsvSource({
        "1.2.3, 1.2.4, PATCH",
        "1.2.3, 1.2.3.post1, PATCH",
        "1.2, 1.2.0.1, PATCH",
        "1.2.3, 1.3.0, MINOR",
        "1.2.3, 2.0, MAJOR",
        "0.4.1, 0.5.0, MAJOR",
        "0.4.1, 0.4.2, PATCH",
        "2024.1, 2025.1, MAJOR",
        "1!1.0, 2!1.0, MAJOR",
        "v1.2.3, 1.2.4, PATCH",
        "42.7.14, 42.7.20, PATCH",
        "33.0-jre, 34.0-jre, MAJOR",
        "abc, def, MAJOR",
        "1.99999999999999999999999, 1.99999999999999999999998, MINOR"
    })
    void shouldTellHowFarAnUpdateGoes(String from, String to, Kind kind) {
        assertThat(Kind.of(from, to)).isEqualTo(kind);
    }
}
