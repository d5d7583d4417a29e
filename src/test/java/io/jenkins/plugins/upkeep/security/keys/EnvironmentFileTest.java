package io.jenkins.plugins.upkeep.security.keys;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class EnvironmentFileTest {
    private static Optional<EnvironmentFile.Found> find(String... lines) {
        return EnvironmentFile.find("API_KEY", List.of(lines));
    }

    private static Optional<LocalDate> day(String... lines) {
        return find(lines).flatMap(EnvironmentFile.Found::renewed);
    }

    @Test
    void shouldFindTheVariableInEachForm() {
        for (var line : List.of("API_KEY=x", "export API_KEY='x y'", "  API_KEY = \"x\"", "export\tAPI_KEY=x # no")) {
            assertThat(find("OTHER=1", line))
                    .as(line)
                    .hasValueSatisfying(found -> assertThat(found.line()).isEqualTo(2));
        }
    }

    @Test
    void shouldNotTakeAnotherVariableForIt() {
        assertThat(find("MY_API_KEY=x", "API_KEY2=x", "#API_KEY=x", "; API_KEY=x", "X=API_KEY=x", "API_KEY"))
                .isEmpty();
    }

    @Test
    void shouldReadTheDayRightAboveIt() {
        // Given
        var day = LocalDate.of(2026, 8, 1);

        // When, Then
        assertThat(day("# renewed 2026-08-01", "API_KEY=x")).contains(day);
        assertThat(day("# Renewed: 2026-08-01 by Ann", "# for the shop", "API_KEY=x"))
                .contains(day);
        assertThat(day("; the key, renewed on 2026-08-01", "API_KEY=x")).contains(day);
        assertThat(day("# renewed 2026-08-01", "OTHER=x", "API_KEY=x")).isEmpty();
        assertThat(day("# renewed 2026-08-01", "", "API_KEY=x")).isEmpty();
        assertThat(day("# renewed 2026-13-45", "API_KEY=x")).isEmpty();
        assertThat(day("# renewed lately", "API_KEY=x")).isEmpty();
    }

    @Test
    void shouldStepOverValuesOfSeveralLines() {
        // Given
        var lines = new String[] {
            "PEM=\"-----BEGIN",
            "# renewed 2020-01-01",
            "API_KEY=inside",
            "END\"",
            "# renewed 2026-08-01",
            "API_KEY=real"
        };

        // When
        var found = find(lines);

        // Then
        assertThat(found).contains(new EnvironmentFile.Found(6, Optional.of(LocalDate.of(2026, 8, 1)), false));
    }

    @Test
    void shouldTakeTheLastOneAndSeeThatItIsEmpty() {
        assertThat(find("# renewed 2026-08-01", "API_KEY=x", "API_KEY=''"))
                .contains(new EnvironmentFile.Found(3, Optional.empty(), true));
    }
}
