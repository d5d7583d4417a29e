package io.jenkins.plugins.upkeep.dependencies.advisory;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.upkeep.system.UpkeepException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RemedyTest {
    @ParameterizedTest
    @CsvSource({"2.14.1, 2.17.0", "2.15.0, 2.17.0", "2.16.0, 2.17.0", "2.5, 2.12.3"})
    void shouldMendAllWeaknessesByOneUpdate(String version, String fix) throws UpkeepException {
        // Given
        var wanted = Wanted.of(OsvRecords.java("org.apache.logging.log4j", "log4j-core", version));

        // When
        var remedy = remedy(wanted, OsvRecords.java().values());

        // Then
        assertThat(remedy).isEqualTo(new Remedy(Optional.of(fix), List.of(), Optional.empty()));
    }

    @Test
    void shouldStayInItsLineWhereThatIsMended() throws UpkeepException {
        // Given
        var records = OsvRecords.python().values();

        // When, Then
        assertThat(remedy(python("1.26.4"), records).fix()).contains("1.26.17");
        assertThat(remedy(python("2.0.1"), records).fix()).contains("2.0.6");
    }

    @Test
    void shouldNotRunIntoAnotherWeakness() throws UpkeepException {
        // Given
        var records = List.of(
                range("A", "\"introduced\": \"1.0\"", "\"fixed\": \"1.5\""),
                range("B", "\"introduced\": \"1.4\"", "\"fixed\": \"2.0\""));

        // When, Then
        assertThat(remedy(python("1.1"), records).fix()).contains("2.0");
    }

    @Test
    void shouldPreferAVersionThatIsNotForTryingOut() throws UpkeepException {
        // Given
        var records = List.of(
                range("A", "\"introduced\": \"1.0\"", "\"fixed\": \"2.0b1\""),
                range("B", "\"introduced\": \"1.0\"", "\"fixed\": \"2.0\""));
        var onlyTrial = List.of(range("A", "\"introduced\": \"1.0\"", "\"fixed\": \"2.0b1\""));

        // When, Then
        assertThat(remedy(python("1.1"), records).fix()).contains("2.0");
        assertThat(remedy(python("1.1"), onlyTrial).fix()).contains("2.0b1");
    }

    @Test
    void shouldSayWhatStaysWhenOneWeaknessHasNoFix() throws UpkeepException {
        // Given
        var records = List.of(
                range("A", "\"introduced\": \"1.0\"", "\"fixed\": \"1.5\""), range("B", "\"introduced\": \"0\""));

        // When
        var remedy = remedy(python("1.1"), records);

        // Then
        assertThat(remedy.fix()).contains("1.5");
        assertThat(remedy.remaining()).containsExactly("B");
    }

    @Test
    void shouldNotAdviseAnUpdateThatOnlyChangesTheWeakness() throws UpkeepException {
        // Given
        var records = List.of(
                range("A", "\"introduced\": \"1.0\"", "\"fixed\": \"1.5\""), range("B", "\"introduced\": \"1.5\""));

        // When, Then
        assertThat(remedy(python("1.1"), records).fix()).isEmpty();
    }

    @Test
    void shouldNameTheLastAffectedVersionWhereNoFixIsNamed() throws UpkeepException {
        // Given
        var records = List.of(range("A", "\"introduced\": \"0\"", "\"last_affected\": \"1.9\""));

        // When
        var remedy = remedy(python("1.1"), records);

        // Then
        assertThat(remedy.fix()).isEmpty();
        assertThat(remedy.lastAffected()).contains("1.9");
    }

    @Test
    void shouldNameTheVersionThatABuildIsMadeFrom() throws UpkeepException {
        // Given
        var records = List.of(range("A", "\"introduced\": \"0\"", "\"last_affected\": \"2.7.1\""));

        // When, Then
        assertThat(remedy(python("2.7.1+cu126"), records).lastAffected()).contains("2.7.1");
    }

    private static Wanted python(String version) {
        return Wanted.of(OsvRecords.python("urllib3", version));
    }

    private static String range(String id, String... events) {
        return "{\"id\": \"" + id
                + "\", \"modified\": \"2024-01-01T00:00:00Z\", \"affected\": [{\"package\": {\"ecosystem\": "
                + "\"PyPI\", \"name\": \"urllib3\"}, \"ranges\": [{\"type\": \"ECOSYSTEM\", \"events\": [{"
                + String.join("}, {", events) + "}]}]}]}";
    }

    private static Remedy remedy(Wanted wanted, Collection<String> records) throws UpkeepException {
        var affecting = new ArrayList<Advisory>();
        var others = new ArrayList<Advisory>();
        for (var text : records) {
            var advisory = AdvisoryReader.read(text.getBytes(StandardCharsets.UTF_8), (ecosystem, name) -> true);
            (advisory.affects(wanted).isAffected() ? affecting : others).add(advisory);
        }
        return Remedy.of(wanted, affecting, others);
    }
}
