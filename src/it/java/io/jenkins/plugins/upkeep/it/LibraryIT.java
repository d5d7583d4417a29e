package io.jenkins.plugins.upkeep.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The cadences of the shared library, fetched from a git repository as Jenkins does it. */
@NeedsJenkins
class LibraryIT {
    private final Controller controller;

    @TempDir
    private Path folder;

    LibraryIT(Controller controller) {
        this.controller = controller;
    }

    @Test
    void shouldRunADay() throws Exception {
        // Given
        var name = provideLibrary();
        var script = "@Library('" + name + "@main') _\n"
                + "dailyMaintenance(config: 'shop.yaml', agent: 'built-in', schedule: '', verify: 'stored',"
                + " databaseCredentialsId: 'database')\n";
        var job = controller.job("daily", script);
        Disk.write(
                job.workspace().resolve("shop.yaml"),
                Shop.config(Shop.database()).replace("upkeep.yaml", "shop.yaml"));

        // When
        var build = job.run();

        // Then
        assertThat(build.result()).as(build.log()).contains("SUCCESS");
        assertThat(build.log())
                .contains("healthCheck", "verifiedBackup")
                .contains("dataQuality: left out; shop.yaml has no section marketData")
                .doesNotContain("\tat ", "MissingMethod", "RejectedAccess");
        assertThat(Shop.sets(job.workspace())).as(build.log()).hasSize(1);
        assertThat(build.artifacts()).contains("upkeep/verified-backup/report.html");
    }

    @Test
    void shouldGoOnWhenTheOneWhoMayHasApproved() throws Exception {
        // Given
        var script = "@Library('" + provideLibrary() + "@main') _\n" + """
                def settings = [cadence: 'it', approver: 'admin', approvalHours: 1, outcomes: []]
                upkeepApproval(settings, 'Go on?')
                echo "it went on: ${settings.outcomes}"
                """;
        var build = controller.job("approval", script).start();
        build.awaitLog("May be approved by: admin");
        var pending = build.path() + "/wfapi/pendingInputActions";
        await().atMost(Duration.ofMinutes(1))
                .until(() -> controller.admin().json(pending).size() == 1);
        var answer = build.path() + "/input/"
                + controller.admin().json(pending).at("/0/id").asText() + "/proceedEmpty";

        // When, Then
        assertThat(controller.as("reader").post(answer).status()).isBetween(400, 403);
        assertThat(build.log()).doesNotContain("it went on");
        assertThat(controller.admin().post(answer).status()).isLessThan(400);
        assertThat(build.awaitEnd()).isEqualTo("SUCCESS");
        assertThat(build.log()).contains("it went on: [approved by admin: Go on?]");
    }

    @Test
    void shouldRollBackWhatWasApprovedAndAskAgainBeforeDatabasesAreDropped() throws Exception {
        // Given
        var service = Deployed.of(controller, "pipeline", controller.url() + "/login");
        var backup = controller
                .job("rollback-backup", "node('built-in') { verifiedBackup(" + service.shared() + ") }\n")
                .run();
        assertThat(backup.result()).as(backup.log()).contains("SUCCESS");
        service.upgrade();
        var job = controller.job(
                "shop-rollback",
                "@Library('" + provideLibrary() + "@main') _\n" + "rollbackPipeline(config: '" + service.config()
                        + "', agent: 'built-in', approver: 'admin', databaseCredentialsId: 'database')\n");
        assertThat(job.run().log()).contains("VERSION is empty");

        // When
        var build = job.start("VERSION=v1&DATABASE=restore&ACTION=roll%20back");
        build.awaitLog("Roll back to v1, with the database restored to fit?");
        assertThat(build.log()).contains("at least 42 rows");
        assertThat(service.state()).isEqualTo("v2 1042");
        approve(build);
        build.awaitLog("Drop the databases that rollbacks of this service have left?");
        assertThat(service.state()).isEqualTo("v1 1000");
        approve(build);

        // Then
        assertThat(build.awaitEnd()).as(build.log()).isEqualTo("SUCCESS");
        assertThat(build.log()).contains("was dropped").doesNotContain("\tat ", "MissingMethod", "RejectedAccess");
    }

    private void approve(Build build) {
        var pending = build.path() + "/wfapi/pendingInputActions";
        await().atMost(Duration.ofMinutes(1))
                .until(() -> controller.admin().json(pending).size() == 1);
        var answer = build.path() + "/input/"
                + controller.admin().json(pending).at("/0/id").asText() + "/proceedEmpty";
        assertThat(controller.admin().post(answer).status()).isLessThan(400);
    }

    @Test
    void shouldMaintainWithinAWindow() throws Exception {
        // Given
        var windows = Windows.of(controller, "weekly");
        var script = "@Library('" + provideLibrary() + "@main') _\n"
                + "weeklyMaintenance(config: 'shop.yaml', agent: 'built-in', schedule: '', unattended: true, window: '1h',"
                + " databaseCredentialsId: 'database')\n";
        var job = controller.job("weekly", script);
        Disk.write(
                job.workspace().resolve("shop.yaml"),
                Shop.config(Shop.database())
                                .replace("upkeep.yaml", "shop.yaml")
                                .replace("  checks:\n", "  maintenance: {}\n  checks:\n")
                        + windows.config().replace("service: shop\n", ""));

        // When
        var build = job.run();

        // Then
        assertThat(build.log())
                .containsSubsequence("is under maintenance", "Report of pg-maintenance", "is not under maintenance")
                .doesNotContain("\tat ", "MissingMethod", "RejectedAccess");
        assertThat(windows.isOn()).isFalse();
        assertThat(build.artifacts()).contains("upkeep/window-enter/report.html", "upkeep/window-leave/report.html");
    }

    private String provideLibrary() throws Exception {
        return Library.provide(controller, folder);
    }
}
