package io.jenkins.plugins.upkeep.library;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
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
            "drRestoreTest",
            "failoverTest",
            "alertTest",
            "rollbackTo",
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
    void shouldExplainEachKeyOfACadence() {
        var keys =
                List.of("config", "agent", "dryRun", "approver", "timeoutMinutes", "databaseCredentialsId", "notify");
        assertThat(Vars.names().stream().filter(name -> !name.startsWith("upkeep")))
                .allSatisfy(name -> assertThat(help(name)).contains(keys));
    }

    private static String help(String name) throws IOException {
        return Files.readString(Vars.FOLDER.resolve(name + ".txt"));
    }
}
