package io.jenkins.plugins.upkeep.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The settings of the system and the forms of the steps. */
@NeedsJenkins
class SettingsIT {
    private static final String STEPS = "io.jenkins.plugins.upkeep.jenkins.steps.";
    private static final String SETTINGS = "io.jenkins.plugins.upkeep.jenkins.settings.UpkeepConfiguration";

    private final Controller controller;

    SettingsIT(Controller controller) {
        this.controller = controller;
    }

    @Test
    void shouldBeConfiguredAndExportedAsCode() throws IOException {
        // When
        var settings = exported();

        // Then
        assertThat(settings.path("config").asText()).isEqualTo("upkeep.yaml");
        assertThat(settings.path("jvmOptions").asText()).isEqualTo("-Xmx256m");
        assertThat(settings.path("failOn").asText()).isEqualTo("CRITICAL");
        assertThat(settings.path("unstableOn").asText()).isEqualTo("WARNING");
        assertThat(settings.path("reportsKept").asInt()).isEqualTo(123);
        assertThat(settings.path("stopGrace").asInt()).isEqualTo(45);
    }

    @Test
    @EnabledIf("hasBrowser")
    void shouldBeTheSameAfterTheFormWasSaved(@TempDir Path folder) throws IOException {
        // Given
        var before = exported();

        try (var browser = Browser.as("admin", folder)) {
            browser.open(controller.url() + "/manage/configure");
            // When
            browser.evaluate("document.querySelector('[name=\"_.reportsKept\"]').value = '124'");
            browser.evaluate("document.querySelector('button[name=\"Submit\"]').click()");
            browser.awaitOtherThan("/manage/configure");
        }

        // Then
        var after = exported();
        assertThat(after.path("reportsKept").asInt()).isEqualTo(124);
        assertThat(without(after)).isEqualTo(without(before));
        assertThat(controller
                        .admin()
                        .post("/manage/configuration-as-code/reload")
                        .status())
                .isIn(200, 302);
        assertThat(exported()).isEqualTo(before);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "HealthCheckStep | {} | healthCheck()",
                "HealthCheckStep | {config: 'a b.yaml', dryRun: true} | healthCheck config: 'a b.yaml', dryRun: true",
                "VerifiedBackupStep | {verify: 'restored', databaseCredentialsId: 'database'}"
                        + " | verifiedBackup databaseCredentialsId: 'database', verify: 'restored'",
                "DrRestoreTestStep | {set: 'x', failOn: 'NEVER'} | drRestoreTest failOn: 'NEVER', set: 'x'",
                "DrRestoreTestStep | {backupsOf: 'shop/daily'} | drRestoreTest backupsOf: 'shop/daily'",
                "MaintenanceWindowStep | {duration: '2h', description: 'x'}"
                        + " | maintenanceWindow(description: 'x', duration: '2h') { // some block }"
            })
    void shouldWriteTheStepForPeople(String step, String fields, String pipeline) {
        // Given
        var json = "{'stapler-class': '" + STEPS + step + "', '$class': '" + STEPS + step + "', "
                + fields.strip().substring(1);

        // When
        var snippet =
                controller.admin().post("/pipeline-syntax/generateSnippet", Map.of("json", json.replace(", }", "}")));

        // Then
        assertThat(snippet.good().strip().replaceAll("\\s+", " ")).isEqualTo(pipeline);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Duration | 2h | <div/>",
                "Duration | 2 hours | must be a duration such as",
                "Description | '' | must say what is done in the window",
                "Start | soon | is no time such as",
                "Start | '' | <div/>"
            })
    void shouldSayWhileItIsTypedWhatIsWrong(String field, String value, String message) {
        var answer = controller
                .admin()
                .post("/descriptorByName/" + STEPS + "MaintenanceWindowStep/check" + field, Map.of("value", value));

        assertThat(answer.good()).contains(message);
    }

    @Test
    void shouldListTheStepsInTheReference() {
        var page = controller.admin().text("/pipeline-syntax/html");
        assertThat(page)
                .contains(
                        "healthCheck", "verifiedBackup", "drRestoreTest", "maintenanceWindow", "databaseCredentialsId");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                STEPS + "HealthCheckStep/help",
                STEPS + "VerifiedBackupStep/help",
                STEPS + "VerifiedBackupStep/help/verify",
                STEPS + "DrRestoreTestStep/help/set",
                STEPS + "MaintenanceWindowStep/help",
                STEPS + "MaintenanceWindowStep/help/duration",
                STEPS + "MaintenanceWindowStep/help/start",
                STEPS + "MaintenanceWindowStep/help/config",
                STEPS + "HealthCheckStep/help/config",
                STEPS + "VerifiedBackupStep/help/databaseCredentialsId",
                SETTINGS + "/help/config",
                SETTINGS + "/help/java",
                SETTINGS + "/help/jvmOptions",
                SETTINGS + "/help/failOn",
                SETTINGS + "/help/unstableOn",
                SETTINGS + "/help/reportsKept",
                SETTINGS + "/help/stopGrace"
            })
    void shouldHelp(String topic) {
        assertThat(controller.admin().text("/descriptor/" + topic)).contains("<div>");
    }

    private JsonNode exported() throws IOException {
        var text =
                controller.admin().post("/manage/configuration-as-code/export").good();
        return YAMLMapper.builder().build().readTree(text).path("unclassified").path("upkeep");
    }

    private static JsonNode without(JsonNode settings) {
        return ((ObjectNode) settings.deepCopy()).without("reportsKept");
    }

    static boolean hasBrowser() {
        return Browser.program().isPresent();
    }
}
