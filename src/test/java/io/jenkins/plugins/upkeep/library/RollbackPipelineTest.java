package io.jenkins.plugins.upkeep.library;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** {@code rollbackPipeline}. */
class RollbackPipelineTest {
    private static final Map<String, Object> APPROVED = Map.of("approver", "alice");
    private static final String PLAN = "rollbackTo{config=upkeep.yaml, database=restore, dryRun=true, version=v1.2}";
    private static final String EXECUTION =
            "rollbackTo{config=upkeep.yaml, database=restore, dryRun=false, version=v1.2}";

    private static Library library() {
        return Library.fresh()
                .withToday()
                .with("rollbackTo", "OK")
                .with("rollbackCleanup", "OK")
                .parameter("VERSION", "v1.2")
                .parameter("DATABASE", "restore");
    }

    @Test
    void shouldShowThePlanAskExecuteAndAskAgainBeforeTheEnd() {
        // Given
        var library = library();

        // When
        library.call("rollbackPipeline", APPROVED);

        // Then
        assertThat(library.tasks())
                .containsExactly(
                        PLAN, "input", EXECUTION, "input", "rollbackCleanup{config=upkeep.yaml, dryRun=false}");
        assertThat(library.inputs())
                .allSatisfy(input -> assertThat(input.get("submitter")).isEqualTo("alice"));
        assertThat(library.inputs().get(0).get("message").toString())
                .contains("Roll back to v1.2, with the database restored to fit? The plan: verdict of rollbackTo");
    }

    @Test
    void shouldKeepTheReplacedDatabasesWhenTheirEndIsRefused() {
        // Given
        var library = library().answering(input -> {
            if (input.get("message").toString().contains("Drop")) {
                throw new Interruption("refused");
            }
            return "alice";
        });

        // When
        library.call("rollbackPipeline", APPROVED);

        // Then
        assertThat(library.tasks()).containsExactly(PLAN, "input", EXECUTION, "input");
        assertThat(library.build().getCurrentResult()).isEqualTo("UNSTABLE");
    }

    @Test
    void shouldDoNothingWhenRefused() {
        // Given
        var library = library().answering(input -> {
            throw new Interruption("refused");
        });

        // When, Then
        assertThatThrownBy(() -> library.call("rollbackPipeline", APPROVED)).hasStackTraceContaining("refused");
        assertThat(library.tasks()).containsExactly(PLAN, "input");
        assertThat(library.build().getCurrentResult()).isEqualTo("ABORTED");
    }

    @Test
    void shouldNotAskWhenThePlanFails() {
        // Given
        var library = library().withFailing("rollbackTo");

        // When, Then
        assertThatThrownBy(() -> library.call("rollbackPipeline", APPROVED)).hasStackTraceContaining("is broken");
        assertThat(library.inputs()).isEmpty();
    }

    @Test
    void shouldOnlyPlanInADryRun() {
        // Given
        var library = library().parameter("DRY_RUN", true);

        // When
        library.call("rollbackPipeline", APPROVED);

        // Then
        assertThat(library.tasks()).containsExactly(PLAN);
    }

    @Test
    void shouldRefuseBeforeAnythingHappens() {
        assertRefused(library().without("rollbackTo"), APPROVED, "has no step rollbackTo; nothing was done");
        assertRefused(library(), Map.of(), "nobody is named who may approve");
        assertRefused(library().parameter("VERSION", ""), APPROVED, "VERSION is empty");
    }

    private static void assertRefused(Library library, Map<String, Object> call, String reason) {
        assertThatThrownBy(() -> library.call("rollbackPipeline", call)).hasStackTraceContaining(reason);
        assertThat(library.tasks()).isEmpty();
        assertThat(library.log()).anyMatch(line -> line.startsWith("nobody was told") && line.contains(reason));
    }
}
