package io.jenkins.plugins.upkeep.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.upkeep.config.ConfigException;
import io.jenkins.plugins.upkeep.report.Finding;
import io.jenkins.plugins.upkeep.report.Report;
import io.jenkins.plugins.upkeep.task.Task;
import io.jenkins.plugins.upkeep.task.TaskContext;
import io.jenkins.plugins.upkeep.task.TaskDeclaration;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What says nothing of the service does not take the place of what does. */
class FormerReportTest {
    private static final String DAILY = "service: shop\nhost: {disks: [/]}\n";

    @TempDir
    private Path folder;

    private final List<Task> runs = new ArrayList<>();

    private static Report report(TaskContext context, Finding... findings) {
        var report = context.report();
        Stream.of(findings).forEach(report::add);
        return report.build(
                context.clock().instant(), Duration.ofSeconds(1), findings.length == 0 ? "is planned" : "is down");
    }

    /** A task that finds trouble, plans, or refuses its configuration. */
    private static Task checking(boolean refuses) {
        return context -> {
            if (refuses) {
                throw new ConfigException("upkeep.yaml: host: is not what it should be; correct it");
            }
            return context.dryRun()
                    ? report(context)
                    : report(context, Finding.critical("shop", "does not answer", "", "start it"));
        };
    }

    private Desk desk() {
        runs.add(checking(false));
        var task = new TaskDeclaration(
                "health-check",
                "Look",
                List.of(),
                (config, options) -> context -> runs.get(runs.size() - 1).run(context));
        var desk = Desk.with(folder, task);
        Desk.write(folder.resolve("upkeep.yaml"), DAILY);
        return desk;
    }

    private static List<String> files(Path place) throws IOException {
        try (var files = Files.list(place)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void shouldKeepTheReportOfATaskWhoseConfigurationIsWrongNow() throws Exception {
        // Given
        var desk = desk();
        assertThat(desk.runTask("health-check").status()).isEqualTo(2);
        var before = Files.readString(desk.report().resolve("report.json"));
        var page = Files.readString(desk.report().resolve("report.html"));

        // When: it refuses while it runs, and the file has a wrong key
        runs.add(checking(true));
        var refused = desk.runTask("health-check");
        Desk.write(folder.resolve("upkeep.yaml"), DAILY + "hots: {}\n");
        var wrong = desk.runTask("health-check");

        // Then
        assertThat(List.of(refused.status(), wrong.status())).containsOnly(64);
        assertThat(refused.out()).doesNotContain("Report:");
        assertThat(desk.report().resolve("report.json")).hasContent(before);
        assertThat(desk.report().resolve("report.html")).hasContent(page);
        assertThat(files(desk.report())).noneMatch(name -> name.startsWith(".former"));
    }

    @Test
    void shouldLayAPlanBesideTheReport() throws Exception {
        // Given
        var desk = desk();
        desk.runTask("health-check");
        var before = Files.readString(desk.report().resolve("report.json"));

        // When
        var said = desk.runTask("health-check", "--dry-run");

        // Then
        assertThat(said.status()).isZero();
        assertThat(said.out())
                .contains("Report: " + desk.report().resolve("plan/report.html").toString());
        assertThat(desk.report().resolve("report.json")).hasContent(before);
        assertThat(desk.report().resolve("plan/report.json")).content().contains("is planned");
    }

    @Test
    void shouldKeepTheSummaryOfACadence() throws Exception {
        // Given
        var desk = desk();
        assertThat(desk.runTask("run", "daily").status()).isEqualTo(2);
        var before = Files.readString(desk.report().resolve("report.json"));
        var index = Files.readString(desk.report().resolve("index.html"));

        // When
        var plan = desk.runTask("run", "daily", "--dry-run");
        Desk.write(folder.resolve("upkeep.yaml"), DAILY + "hots: {}\n");
        var wrong = desk.runTask("run", "daily");

        // Then
        assertThat(List.of(plan.status(), wrong.status())).containsExactly(0, 64);
        assertThat(desk.report().resolve("report.json")).hasContent(before);
        assertThat(desk.report().resolve("index.html")).hasContent(index);
        assertThat(desk.report().resolve("health-check/report.json")).content().contains("does not answer");
        assertThat(desk.report().resolve("plan/report.json")).content().contains("would run 1 task");
    }

    @Test
    void shouldNotLeaveTheFormerReportWhereALaterOneWasCutOff() throws Exception {
        // Given
        var desk = desk();
        desk.runTask("health-check");

        // When
        runs.add(context -> {
            assertThat(desk.report().resolve("report.json")).doesNotExist();
            assertThat(desk.report().resolve("report.html")).doesNotExist();
            return report(context);
        });

        // Then
        assertThat(desk.runTask("health-check").status()).isZero();
        assertThat(files(desk.report())).noneMatch(name -> name.startsWith(".former"));
    }
}
