package io.jenkins.plugins.upkeep.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.jenkins.plugins.upkeep.testing.TestCluster;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Secrets reach the task and nobody else. */
@NeedsJenkins
class MaskingIT {
    private final Controller controller;

    MaskingIT(Controller controller) {
        this.controller = controller;
    }

    @Test
    void shouldMaskASecretThatTheTaskSays() {
        // Given
        var config = "service: shop\napi: {endpoints: [{name: '" + ControllerHome.PASSWORD.replace("'", "''")
                + "', url: 'http://127.0.0.1:1/'}]}\n";
        var script = """
                node('built-in') {
                  def report = healthCheck(databaseCredentialsId: 'wrong', redisCredentialsId: 'text', failOn: 'NEVER')
                  writeFile file: 'returned', text: report.toString()
                }
                """;
        var job = controller.job("masked", script);
        // Not by the pipeline, whose text Jenkins keeps with the build.
        Disk.write(job.workspace().resolve("upkeep.yaml"), config);

        // When
        var build = job.run();

        // Then
        assertThat(build.result()).as(build.log()).hasValue("UNSTABLE");
        assertThat(build.log()).contains("****").doesNotContain(ControllerHome.PASSWORD);
        assertThat(Disk.text(build.job().workspace().resolve("returned")))
                .contains("****")
                .doesNotContain("7f3a9c");
        assertThat(Disk.holding(build.folder(), "7f3a9c")).isEmpty();
        assertThat(build.report("health-check").toString()).contains("****");
        var page = build.path() + "/upkeep/report/" + build.reports().get(0) + "/";
        assertThat(controller.admin().text(page)).contains("****").doesNotContain("7f3a9c");
    }

    @Test
    void shouldMaskASecretInTheLineThatSaysWhyItFailed() {
        // Given
        var config = "service: shop\napi: {endpoints: [{name: '" + ControllerHome.PASSWORD.replace("'", "''")
                + "', url: 'http://127.0.0.1:1/'}]}\n";

        // When
        var build = controller
                .job("masked failure", Shop.pipeline(config, "healthCheck(databaseCredentialsId: 'wrong')\n"))
                .run();

        // Then
        assertThat(build.result()).as(build.log()).hasValue("FAILURE");
        assertThat(build.log()).doesNotContain(ControllerHome.PASSWORD);
    }

    @Test
    void shouldKeepASecretNowhere() {
        // Given
        var password = TestCluster.address().password().orElseThrow().reveal();
        var config = Shop.config(Shop.database())
                .replace("sql: SELECT count(*) FROM customer", "sql: 'SELECT count(*) FROM customer, pg_sleep(3)'");
        var job = controller.job(
                "secret", Shop.pipeline(config, "healthCheck(databaseCredentialsId: 'database')\nsleep 1\n"));

        // When
        var build = job.start();
        await().until(() -> !Processes.of(job.temporary()).isEmpty());
        var lines = Processes.all();
        var during = holding(job, password);
        build.awaitEnd();

        // Then
        assertThat(build.result()).as(build.log()).hasValue("SUCCESS");
        assertThat(lines).isNotEmpty().noneMatch(line -> line.contains(password));
        assertThat(during).isEmpty();
        assertThat(holding(job, password)).isEmpty();
        var id = build.reports().get(0);
        assertThat(controller.admin().text(build.path() + "/upkeep/report/" + id + "/"))
                .doesNotContain(password);
        assertThat(controller.logged()).doesNotContain(password);
    }

    @Test
    void shouldNoteThatTheBuildUsesTheCredential() {
        // Given
        var config = Shop.config(Shop.database());

        // When
        var build = controller
                .job("tracked", Shop.pipeline(config, "healthCheck(databaseCredentialsId: 'database')\n"))
                .run();

        // Then
        assertThat(build.result()).as(build.log()).hasValue("SUCCESS");
        assertThat(controller.admin().text("/credentials/store/system/domain/_/credential/database/"))
                .contains("tracked");
    }

    @Test
    void shouldSayWhichCredentialIsMissing() {
        // When
        var build = controller
                .job("missing", Shop.pipeline(Shop.QUICK, "verifiedBackup(databaseCredentialsId: 'nowhere')\n"))
                .run();

        // Then
        assertThat(build.result()).hasValue("FAILURE");
        assertThat(build.lines("ERROR: "))
                .singleElement()
                .asString()
                .contains("credential nowhere: there is none of this id");
    }

    private List<Path> holding(Job job, String text) {
        return Stream.of(job.folder(), job.workspace(), job.temporary())
                .flatMap(folder -> Disk.holding(folder, text).stream())
                .toList();
    }
}
