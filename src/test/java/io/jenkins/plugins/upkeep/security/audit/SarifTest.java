package io.jenkins.plugins.upkeep.security.audit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SarifTest {
    private static final Rule OTHER = new Rule("other", "Another", "Not seen today.");

    @TempDir
    private Path folder;

    private JsonNode run(Decisions decisions, Outcome outcome) throws Exception {
        var result = AuditResult.of(List.of(new Seen("Locks", outcome)), decisions, Issues.TODAY);
        var file = folder.resolve("out").resolve(Sarif.FILE_NAME);
        new Sarif(List.of(OTHER, Issues.RULE), folder, folder.resolve("shop.yaml")).write(result, file);
        var root = new ObjectMapper().readTree(Files.readString(file));
        assertThat(root.path("version").asText()).isEqualTo("2.1.0");
        assertThat(root.path("runs")).hasSize(1);
        return root.path("runs").get(0);
    }

    @Test
    void shouldNameRulesAndPlaces() throws Exception {
        // Given
        var inside = Issues.warning("lock a").in(Location.of(Path.of("etc/a b;ü.txt"), 7));
        var outside = Issues.critical("lock b").in(Location.of(Path.of("/etc/keys")));
        var nowhere = Issues.warning("lock c");

        // When
        var run = run(Issues.undecided(), Issues.outcome(inside, outside, nowhere));

        // Then
        assertThat(run.at("/tool/driver/rules").findValuesAsText("id")).containsExactly("other", "weak-lock");
        var results = run.path("results");
        assertThat(results).hasSize(3);
        assertThat(results.findValuesAsText("level")).containsExactly("error", "warning", "warning");
        assertThat(results.findValuesAsText("ruleIndex")).containsExactly("1", "1", "1");
        var place = results.get(1).at("/locations/0/physicalLocation");
        assertThat(place.at("/artifactLocation/uri").asText()).isEqualTo("etc/a%20b;%C3%BC.txt");
        assertThat(place.at("/artifactLocation/uriBaseId").asText()).isEqualTo("SRCROOT");
        assertThat(place.at("/region/startLine").asInt()).isEqualTo(7);
        assertThat(results.get(0)
                        .at("/locations/0/physicalLocation/artifactLocation/uri")
                        .asText())
                .isEqualTo("file:///etc/keys");
        assertThat(results.get(0)
                        .at("/locations/0/physicalLocation/region/startLine")
                        .asInt())
                .isEqualTo(1);
        assertThat(results.get(2)
                        .at("/locations/0/physicalLocation/artifactLocation/uri")
                        .asText())
                .isEqualTo("shop.yaml");
        assertThat(results.get(2)
                        .at("/locations/0/logicalLocations/0/fullyQualifiedName")
                        .asText())
                .isEqualTo("lock c");
        assertThat(results.get(2).at("/message/text").asText()).isEqualTo("lock c: weak by 3 (limit: 0); replace it");
        assertThat(run.at("/invocations/0/executionSuccessful").asBoolean()).isTrue();
        assertThat(run.at("/originalUriBaseIds/SRCROOT/uri").asText()).endsWith("/");
    }

    @Test
    void shouldMarkWhatIsAcceptedAndWhatIsKnown() throws Exception {
        // Given
        var acceptance = new Acceptance("weak-lock", "lock a", "walled up", Issues.TODAY);
        var known = Baseline.of(Issues.TODAY, List.of(Issues.warning("lock b")));

        // When
        var run = run(
                new Decisions(List.of(acceptance), known, Set.of()),
                Issues.outcome(Issues.warning("lock a"), Issues.warning("lock b"), Issues.warning("lock c")));

        // Then
        var results = run.path("results");
        assertThat(results.findValuesAsText("justification"))
                .containsExactlyInAnyOrder("accepted until 2026-06-15: walled up", "in the baseline of 2026-06-15");
        assertThat(results).filteredOn(result -> result.has("suppressions")).hasSize(2);
    }

    @Test
    void shouldNotCallARunSuccessfulThatCouldNotLook() throws Exception {
        // Given
        var outcome = Outcome.of(new Gap("lock a", "no permission", "ask the janitor"));

        // When
        var run = run(Issues.undecided(), outcome);

        // Then
        assertThat(run.at("/invocations/0/executionSuccessful").asBoolean()).isFalse();
        assertThat(run.at("/invocations/0/toolExecutionNotifications/0/message/text")
                        .asText())
                .isEqualTo("lock a: no permission; ask the janitor");
    }

    @Test
    void shouldKeepAFingerprintWhileNumbersChange() throws Exception {
        // When
        var today = run(Issues.undecided(), Issues.outcome(Issues.warning("lock")));
        var tomorrow = run(Issues.undecided(), Issues.outcome(Issues.critical("lock")));

        // Then
        assertThat(today.findValuesAsText("upkeepIssue/v1"))
                .isEqualTo(tomorrow.findValuesAsText("upkeepIssue/v1"))
                .hasSize(1);
    }
}
