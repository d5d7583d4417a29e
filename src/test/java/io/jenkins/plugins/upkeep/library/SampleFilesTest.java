package io.jenkins.plugins.upkeep.library;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.jenkins.plugins.upkeep.config.ConfigExample;
import io.jenkins.plugins.upkeep.jenkins.settings.UpkeepConfiguration;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The files that users copy: the Jenkinsfile, the seed of the jobs, the configuration as code. */
class SampleFilesTest {
    private static final String FOLDER = "io/jenkins/plugins/upkeep/";

    @Test
    void shouldRunEachCadenceFromTheSampleOfAJenkinsfile() throws IOException {
        assertThat(tasks("shop-daily")).containsExactly("healthCheck", "dataQuality", "verifiedBackup");
        assertThat(tasks("shop-weekly"))
                .containsExactly(
                        "backupCheck", "apiPerformance", "accessReview", "input", "pgMaintenance", "redisMaintenance");
        assertThat(tasks("shop-monthly"))
                .containsExactly("verifiedBackup", "securityAudit", "accessAudit", "dependencyUpdates");
        assertThat(tasks("shop-quarterly")).containsExactly("drRestoreTest", "performanceReview", "upgradePlan");
        assertThat(tasks("shop-emergency")).containsExactly("emergencyCheck");
        assertThatThrownBy(() -> tasks("shop-rollback")).hasStackTraceContaining("VERSION is empty");
        assertThatThrownBy(() -> tasks("shop-yearly"))
                .hasStackTraceContaining("no cadence for a job of the name shop-yearly");
    }

    private static List<String> tasks(String job) throws IOException {
        var library = Library.fresh().withToday();
        library.run("Jenkinsfile.example", job);
        return library.tasks().stream()
                .map(call -> call.replaceAll("\\{.*", ""))
                .toList();
    }

    @Test
    void shouldSeedAJobForEachCadenceWithTheSameSchedule() {
        // Given
        var given = Map.of(
                "SERVICE",
                "shop",
                "REPOSITORY",
                "https://git.example.org/shop",
                "BRANCH",
                "main",
                "CREDENTIALS",
                "git",
                "JENKINSFILE",
                "Jenkinsfile");

        // When
        var seed = SeedScript.run(Vars.resource(FOLDER + "seed.groovy"), given);

        // Then
        assertThat(seed.called("pipelineJob"))
                .containsExactly(
                        "shop-daily",
                        "shop-weekly",
                        "shop-monthly",
                        "shop-quarterly",
                        "shop-rollback",
                        "shop-emergency");
        assertThat(seed.called("spec"))
                .containsExactly(
                        schedule("dailyMaintenance"),
                        schedule("weeklyMaintenance"),
                        schedule("monthlyMaintenance"),
                        schedule("quarterlyMaintenance"));
        assertThat(seed.called("url")).hasSize(6).containsOnly("https://git.example.org/shop");
        assertThat(seed.called("stringParam")).containsExactly("VERSION");
    }

    private static String schedule(String cadence) {
        var library = Library.fresh().withToday();
        library.call(cadence, Map.of());
        return library.declarations().schedules().get(0);
    }

    @Test
    void shouldHandTheSeedToJobDsl() {
        // Given
        var library = Library.fresh().with("jobDsl", arguments -> null);

        // When
        library.call("maintenanceCalendar", Map.of("service", "shop", "repository", "https://git.example.org/shop"));

        // Then
        assertThat(library.tasks()).singleElement().asString().contains("SERVICE=shop", "pipelineJob(");
        assertThatThrownBy(() -> library.call("maintenanceCalendar", Map.of("service", "shop")))
                .hasStackTraceContaining("repository is missing");
        assertThatThrownBy(() -> Library.fresh().call("maintenanceCalendar", Map.of("service", "a", "repository", "b")))
                .hasStackTraceContaining("the Job DSL plugin is not installed");
    }

    @Test
    void shouldConfigureOnlyWhatThePluginKnows() throws JsonProcessingException {
        // Given
        var file = new YAMLMapper().readTree(Vars.resource(FOLDER + "jenkins.yaml"));

        // When
        var keys = new ArrayList<String>();
        file.at("/unclassified/upkeep").fieldNames().forEachRemaining(keys::add);

        // Then
        assertThat(keys)
                .isNotEmpty()
                .allSatisfy(key -> assertThat(Arrays.stream(UpkeepConfiguration.class.getMethods())
                                .map(method -> method.getName()))
                        .contains("set" + Character.toUpperCase(key.charAt(0)) + key.substring(1)));
    }

    @Test
    void shouldBringTheSameSampleConfigurationAsTheTool() throws IOException {
        assertThat(Vars.resource(FOLDER + "upkeep.example.yaml")).isEqualTo(ConfigExample.text());
    }
}
