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
        return Library.fresh().withToday().parameter("VERSION", "v1.2").parameter("DATABASE", "restore");
    }

    @Test
    void shouldShowThePlanAskExecuteAndAskAgainBeforeTheEnd() {
        // Given
        var library = library();

        // When
        library.call("rollbackPipeline", APPROVED);

        // Then
        assertThat(library.tasks())
                .containsExactly(PLAN, "input", EXECUTION, "input", "rollbackClean{config=upkeep.yaml, dryRun=false}");
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

    @Test
    void shouldResumeAndUndoWithoutAVersion() {
        for (var action :
                Map.of("resume", "rollbackResume", "undo", "rollbackUndo").entrySet()) {
            // Given
            var library = library().parameter("VERSION", "").parameter("ACTION", action.getKey());

            // When
            library.call("rollbackPipeline", APPROVED);

            // Then
            assertThat(library.tasks())
                    .startsWith(
                            action.getValue() + "{config=upkeep.yaml, dryRun=true}",
                            "input",
                            action.getValue() + "{config=upkeep.yaml, dryRun=false}",
                            "input");
        }
    }

    @Test
    void shouldExecuteWhatWasApprovedAndNothingElse() {
        // Given
        var library = library()
                .with(
                        "rollbackTo",
                        arguments -> Map.of(
                                "status",
                                "OK",
                                "verdict",
                                "fine",
                                "rollback",
                                Map.of("to", "0123abcd", "set", "set-1")));

        // When
        library.call("rollbackPipeline", APPROVED);

        // Then
        assertThat(library.tasks().get(2))
                .isEqualTo("rollbackTo{commit=0123abcd, config=upkeep.yaml, database=restore, dryRun=false, set=set-1,"
                        + " version=v1.2}");
    }

    @Test
    void shouldNotRunBesideACadenceOfTheService() {
        // Given
        var library = library().with("lock", arguments -> ((groovy.lang.Closure<?>) arguments[1]).call());

        // When
        library.call("rollbackPipeline", Map.of("approver", "alice", "lock", "shop"));

        // Then
        var tasks = library.tasks();
        assertThat(tasks.indexOf(EXECUTION)).isPositive();
        assertThat(tasks.get(tasks.indexOf(EXECUTION) - 1)).startsWith("lock").contains("shop");
    }

    @Test
    void shouldHandOnThatANewerSchemaIsAccepted() {
        // Given
        var library = library()
                .parameter("DATABASE", "keep")
                .parameter("ACCEPT_NEWER_SCHEMA", true)
                .parameter("DRY_RUN", true);

        // When
        library.call("rollbackPipeline", APPROVED);

        // Then
        assertThat(library.tasks().get(0)).contains("acceptNewerSchema=true");
    }

    private static void assertRefused(Library library, Map<String, Object> call, String reason) {
        assertThatThrownBy(() -> library.call("rollbackPipeline", call)).hasStackTraceContaining(reason);
        assertThat(library.tasks()).isEmpty();
        assertThat(library.log()).anyMatch(line -> line.startsWith("nobody was told") && line.contains(reason));
    }
}
