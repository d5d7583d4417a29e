package io.jenkins.plugins.upkeep.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.jenkins.plugins.upkeep.it.halt.HaltJar;
import io.jenkins.plugins.upkeep.it.halt.HaltPoint;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Backups among the artifacts of builds. */
@NeedsJenkins
class ArtifactsIT {
    /** The points of a step's life that only these backups have. */
    static final String POINTS = ".*_(MANIFEST|SET_IS_.*)";

    private static final String CREDENTIALS = "databaseCredentialsId: 'database'";
    private static final String BACK_UP = """
            def report = verifiedBackup(%s)
            echo "backup=${report.status} ${report.backup.set} ${report.backup.verified}"
            """;
    private static final String DRILL = """
            def drill = drRestoreTest(%s)
            echo "drill=${drill.status} ${drill.drill.set} fetch=${drill.drill.phases.fetch > 0}"
            """;

    private final Controller controller;

    ArtifactsIT(Controller controller) {
        this.controller = controller;
    }

    @Test
    void shouldKeepASetWhereADrillOfAnotherJobFindsIt() {
        // Given
        var config = Shop.inArtifacts(Shop.config(Shop.database()));

        // When
        var backup = run("artifacts", config, BACK_UP.formatted(CREDENTIALS + ", verify: 'restored'"));

        // Then
        assertThat(backup.result()).as(backup.log()).hasValue("SUCCESS");
        var set = set(backup);
        var name = set.getFileName().toString();
        assertThat(backup.log()).contains("backup=OK " + name + " restored").contains("was archived and read back in");
        assertThat(backup.artifacts()).contains("upkeep-sets/shop/" + name + "/manifest.json");
        assertThat(set.resolve("verified")).isDirectoryContaining("glob:**restored.json");
        assertThat(controller.admin().text(backup.path() + "/artifact/upkeep-sets/shop/" + name + "/"))
                .contains("manifest.json");
        assertThat(backup.job().temporary()).isEmptyDirectory();

        // When
        var drill = run("artifacts-drill", config, DRILL.formatted(CREDENTIALS + ", backupsOf: 'artifacts'"));

        // Then
        assertThat(drill.result()).as(drill.log()).hasValue("SUCCESS");
        assertThat(drill.log()).contains("drill=OK " + name + " fetch=true");
        assertThat(drill.artifacts()).noneMatch(path -> path.startsWith("upkeep-sets"));
        assertThat(drill.job().temporary()).isEmptyDirectory();
    }

    @Test
    void shouldDrillWhatTheSameBuildMadeOnAnAgent() {
        try (var agent = new Agent(controller).start()) {
            // When
            var job = controller.job(
                    "artifacts-hut", Shop.pipeline("hut", Shop.ARCHIVED, BACK_UP.formatted("") + DRILL.formatted("")));
            var build = job.run();

            // Then
            assertThat(build.result()).as(build.log()).hasValue("SUCCESS");
            assertThat(build.log()).contains("drill=OK " + set(build).getFileName() + " fetch=true");
            assertThat(agent.workspace(job).resolveSibling(job.name() + "@tmp")).isEmptyDirectory();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"built-in", "hut"})
    void shouldNoticeAByteThatChanged(String label) throws IOException {
        try (var agent = new Agent(controller).start()) {
            // Given
            var backup = run("artifacts-damaged-" + label, Shop.ARCHIVED, BACK_UP.formatted(""));
            var archive = Disk.find(set(backup), path -> path.toString().endsWith(".tar.zst"))
                    .get(0);
            change(archive);

            // When
            var drill = controller
                    .job(
                            "artifacts-suspicious",
                            Shop.pipeline(
                                    label,
                                    Shop.ARCHIVED,
                                    "drRestoreTest(backupsOf: '" + backup.job().name() + "')"))
                    .run();

            // Then
            assertThat(drill.result()).as(drill.log()).hasValue("FAILURE");
            assertThat(drill.lines("ERROR: dr-restore-test: CRITICAL: "))
                    .singleElement()
                    .asString()
                    .contains(archive.getFileName().toString());
            assertThat(Disk.files(agent.workspace(drill.job())
                            .resolveSibling(drill.job().name() + "@tmp")))
                    .isEmpty();
        }
    }

    @Test
    void shouldSayThatANewerSetIsDamagedAndRestoreAnOlderOne() throws IOException {
        // Given
        var job = controller.job("artifacts-two", Shop.pipeline(Shop.ARCHIVED, BACK_UP.formatted("")));
        var older = set(job.run());
        change(set(job.run()).resolve("manifest.json"));

        // When
        var drill =
                run("artifacts-older", Shop.ARCHIVED, DRILL.formatted("backupsOf: 'artifacts-two', failOn: 'NEVER'"));

        // Then
        assertThat(drill.log()).contains("drill=CRITICAL " + older.getFileName());
        assertThat(drill.report("dr-restore-test")
                        .get("findings")
                        .get(0)
                        .get("seen")
                        .asText())
                .contains("is damaged");
    }

    @Test
    void shouldBringTheSetThatIsNamed() {
        // Given
        var job = controller.job("artifacts-named", Shop.pipeline(Shop.ARCHIVED, BACK_UP.formatted("")));
        var older = set(job.run()).getFileName();
        job.run();

        // When
        var drill = run(
                "artifacts-name",
                Shop.ARCHIVED,
                DRILL.formatted("backupsOf: 'artifacts-named', set: '" + older + "'")
                        + "def other = drRestoreTest(backupsOf: 'artifacts-named', set: 'random')\n"
                        + "echo \"random=${other.status}\"\n");

        // Then
        assertThat(drill.result()).as(drill.log()).hasValue("SUCCESS");
        assertThat(drill.log()).contains("drill=OK " + older + " fetch=true", "random=OK");
    }

    @Test
    void shouldReportThatThereIsNoSet() {
        // When
        var build = run("artifacts-none", Shop.ARCHIVED, "drRestoreTest()");

        // Then
        assertThat(build.result()).hasValue("FAILURE");
        assertThat(build.lines("ERROR: dr-restore-test: CRITICAL: there is no verified set"))
                .hasSize(1);
        assertThat(build.reports()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "nobody | there is no job of this full name",
                "other/daily | is in another folder than this job",
            })
    void shouldReadNoJobThatItMayNot(String name, String message) {
        // When
        var build = run("artifacts-refused", Shop.ARCHIVED, "drRestoreTest(backupsOf: '" + name + "')");

        // Then
        assertThat(build.result()).hasValue("FAILURE");
        assertThat(build.lines("ERROR: backupsOf: " + name))
                .singleElement()
                .asString()
                .contains(message);
        assertThat(build.job().temporary()).isEmptyDirectory();
    }

    @Test
    void shouldRefuseAJobWhereTheSetsAreElsewhere() {
        var build = run("artifacts-elsewhere", Shop.QUICK, "drRestoreTest(backupsOf: 'artifacts')");
        assertThat(build.result()).hasValue("FAILURE");
        assertThat(build.lines("ERROR: backupsOf: artifacts: upkeep.yaml does not say"))
                .hasSize(1);
    }

    @Test
    void shouldCheckTheNameInTheFormForThoseAloneWhoMayReadTheJob() {
        // Given
        var job = controller.job("artifacts-form", "echo 'x'\n");
        var check = job.path()
                + "/descriptorByName/io.jenkins.plugins.upkeep.jenkins.steps.DrRestoreTestStep/checkBackupsOf";
        var reader = controller.as("reader");

        // Then
        assertThat(reader.post(check, Map.of("value", job.name())).good()).doesNotContain("warning");
        assertThat(reader.post(check, Map.of("value", ".")).good()).doesNotContain("warning");
        assertThat(reader.post(check, Map.of("value", "no such job")).good()).contains("no job of this full name");
        assertThat(controller.admin().get(check + "?value=x").status()).isIn(404, 405);
        assertThat(controller.as("stranger").get(job.path() + "/api/json").status())
                .isIn(403, 404);
    }

    @Test
    void shouldClaimNothingWhenTheArtifactsDoNotTakeIt() {
        // Given
        var inTheWay = "writeFile file: 'upkeep-sets', text: 'x'; archiveArtifacts 'upkeep-sets'\n";

        // When
        var build = run("artifacts-blocked", Shop.ARCHIVED, inTheWay + BACK_UP.formatted("failOn: 'NEVER'"));

        // Then
        assertThat(build.result()).as(build.log()).hasValue("UNSTABLE");
        assertThat(build.log()).containsPattern("backup=CRITICAL \\S+ none");
        assertThat(build.lines(": is not in the artifacts: ")).isNotEmpty();
        assertThat(build.report("verified-backup").get("verdict").asText()).contains("is not in the artifacts");
        assertThat(build.job().temporary()).isEmptyDirectory();
    }

    @Test
    void shouldLeaveNothingThatLooksLikeASetWhenItIsStopped() {
        try (var agent = new Agent(controller).start()) {
            // Given
            var config = Shop.inArtifacts(Shop.SLOW.replace("level: 16", "level: 1"));
            var job = controller.job("artifacts-stopped", Shop.pipeline("hut", config, BACK_UP.formatted("")));
            Shop.layBig(agent.workspace(job), 200);
            var build = job.start();
            await().until(() -> Files.exists(build.folder().resolve("archive/upkeep-sets")));

            // When
            build.stop();

            // Then
            assertThat(build.awaitEnd()).as(build.log()).isEqualTo("ABORTED");
            assertThat(sets(build)).as(build.log()).isEmpty();
            assertThat(build.lines("is not in the artifacts: the build was stopped"))
                    .hasSize(1);
            assertThat(agent.workspace(job).resolveSibling(job.name() + "@tmp")).isEmptyDirectory();
        }
    }

    @Test
    void shouldTellOnTheCommandLineWhereTheStoreIs() {
        // When
        var build = run("artifacts-tool", Shop.ARCHIVED, "verifiedBackup(dryRun: true)\n");

        // Then
        assertThat(build.result()).as(build.log()).hasValue("SUCCESS");
        assertThat(build.log()).contains("store jenkins:artifacts");
        assertThat(sets(build)).isEmpty();
    }

    /** The controller dies at each point where it matters, and is started again. */
    @Nested
    @TestInstance(TestInstance.Lifecycle.PER_CLASS)
    class Restarted {
        private HaltJar halt;
        private Controller own;

        @BeforeAll
        void start() {
            halt = HaltJar.in(Path.of("target/it").toAbsolutePath());
            own = Controller.fresh("halt-artifacts", halt.options());
        }

        @AfterAll
        void end() {
            own.close();
        }

        @ParameterizedTest
        @EnumSource(mode = EnumSource.Mode.MATCH_ALL, names = POINTS)
        void shouldGoOnFrom(HaltPoint point) {
            // Given
            var job = own.job(
                    point.name().toLowerCase(Locale.ROOT),
                    Shop.pipeline(Shop.ARCHIVED, BACK_UP.formatted("") + DRILL.formatted("")));
            halt.order(point);

            // When
            var build = job.start();
            own.awaitDeath();
            own.start();

            // Then
            assertThat(build.awaitEnd()).as(build.log()).isEqualTo("SUCCESS");
            assertThat(build.log()).contains("drill=OK " + set(build).getFileName() + " fetch=true");
            assertThat(build.reports()).hasSize(2);
            assertThat(build.log()).doesNotContain("\tat ");
            assertThat(job.temporary()).isEmptyDirectory();
        }
    }

    private Build run(String name, String config, String body) {
        return controller.job(name, Shop.pipeline(config, body)).run();
    }

    private static Path set(Build build) {
        assertThat(sets(build)).as(build.log()).hasSize(1);
        return sets(build).get(0);
    }

    /** What looks like a set among the artifacts, as they lie on the controller's disk. */
    private static List<Path> sets(Build build) {
        return Disk.find(
                        build.folder().resolve("archive/upkeep-sets"),
                        path -> path.endsWith("manifest.json") || path.endsWith("verified"))
                .stream()
                .map(Path::getParent)
                .distinct()
                .toList();
    }

    private static void change(Path file) throws IOException {
        var bytes = Files.readAllBytes(file);
        bytes[bytes.length / 2] ^= 1;
        Files.write(file, bytes);
    }
}
