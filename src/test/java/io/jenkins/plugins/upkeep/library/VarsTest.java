package io.jenkins.plugins.upkeep.library;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What holds for every file of the shared library. */
class VarsTest {
    /** A variable named like a step hides it. */
    private static final List<String> STEPS = List.of(
            "healthCheck",
            "dataQuality",
            "pgMaintenance",
            "redisMaintenance",
            "apiPerformance",
            "accessReview",
            "verifiedBackup",
            "backupCheck",
            "drRestoreTest",
            "failoverTest",
            "alertTest",
            "rollbackTo",
            "rollbackResume",
            "rollbackUndo",
            "rollbackClean",
            "securityAudit",
            "accessAudit",
            "dependencyUpdates",
            "performanceReview",
            "upgradePlan",
            "maintenanceWindow",
            "emergencyCheck");

    @Test
    void shouldCompile() {
        assertThatCode(Library::fresh).doesNotThrowAnyException();
        assertThat(Vars.names()).contains("dailyMaintenance", "upkeepHas");
    }

    @Test
    void shouldHideNoStep() {
        assertThat(Vars.names()).doesNotContainAnyElementsOf(STEPS);
    }

    @Test
    void shouldHaveHelp() {
        assertThat(Vars.names()).allSatisfy(name -> assertThat(help(name)).startsWith("<p>"));
    }

    @Test
    void shouldExplainEachKeyThatIsAllowed() {
        assertThat(Vars.names().stream().filter(name -> !name.startsWith("upkeep")))
                .hasSize(7)
                .allSatisfy(name -> assertThat(allowed(name))
                        .hasSizeGreaterThan(5)
                        .allSatisfy(key -> assertThat(help(name)).contains("<code>" + key + "</code>")));
    }

    /** The keys that a refusal names. */
    private static List<String> allowed(String name) {
        var refusal = catchThrowable(() -> Library.fresh().call(name, Map.of("nothing", 1)));
        var message = rootCause(refusal).getMessage();
        return List.of(message.substring(message.indexOf("allowed are ") + "allowed are ".length())
                .split(", ", -1));
    }

    private static Throwable rootCause(Throwable refusal) {
        return refusal.getCause() == null ? refusal : rootCause(refusal.getCause());
    }

    private static String help(String name) throws IOException {
        return Files.readString(Vars.FOLDER.resolve(name + ".txt"));
    }
}
