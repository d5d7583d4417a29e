package io.jenkins.plugins.upkeep.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.upkeep.testing.TestCluster;
import io.jenkins.plugins.upkeep.testing.TestRedis;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The steps, in sandboxed pipelines. */
@NeedsJenkins
class StepsIT {
    private static final String CREDENTIALS = "databaseCredentialsId: 'database'";
    private static final String SAY = """
            echo "status=${report.status} task=${report.task} measured=${report.measurements.size() > 0}"
            report.findings.each { finding -> echo "finding=${finding.title}" }
            """;

    private final Controller controller;

    StepsIT(Controller controller) {
        this.controller = controller;
    }

    @Test
    void shouldLookWhetherTheServiceIsHealthy() {
        // Given
        var config = Shop.config(Shop.database());

        // When
        var build = run("health", config, "def report = healthCheck(" + CREDENTIALS + ")\n" + SAY);

        // Then
        assertThat(build.result()).as(build.log()).hasValue("SUCCESS");
        assertThat(build.log()).contains("status=OK task=health-check measured=true");
    }

    @Test
    void shouldBackUpAndProveIt() {
        // Given
        var config = Shop.config(Shop.database());

        // When
        var build = run(
                "backup",
                config,
                "def report = verifiedBackup(" + CREDENTIALS + ", verify: 'restored')\n" + SAY
                        + "echo \"rows=${report.backup.rows} verified=${report.backup.verified}\"\n");

        // Then
        assertThat(build.result()).as(build.log()).hasValue("SUCCESS");
        assertThat(build.log())
                .contains("status=OK task=verified-backup measured=true")
                .contains("rows=1000 verified=restored");
        assertThat(Shop.sets(build.job().workspace())).hasSize(1);
        assertThat(build.artifacts())
                .contains("upkeep/verified-backup/report.json", "upkeep/verified-backup/report.html");
        assertThat(build.reports()).hasSize(1);
    }

    @Test
    void shouldDrillTheNewestBackup() {
        // Given
        var config = Shop.config(Shop.database());

        // When
        var build = run(
                "drill",
                config,
                "verifiedBackup(" + CREDENTIALS + ")\n" + "def report = drRestoreTest(" + CREDENTIALS + ")\n" + SAY);

        // Then
        assertThat(build.result()).as(build.log()).hasValue("SUCCESS");
        assertThat(build.log()).contains("status=OK task=dr-restore-test measured=true");
        assertThat(build.reports()).hasSize(2);
    }

    @Test
    void shouldKeepTheDatabaseInOrder() {
        // When
        var build = run(
                "maintained",
                Shop.config(Shop.database()).replace("database:\n", "database:\n  maintenance: {window: 10m}\n"),
                "def report = pgMaintenance(" + CREDENTIALS + ")\n" + SAY
                        + "echo \"looked=${report.postgres.vacuum.looked} left=${report.postgres.vacuum.left}\"\n");

        // Then
        assertThat(build.result()).as(build.log()).hasValue("SUCCESS");
        assertThat(build.log()).contains("status=OK task=pg-maintenance").contains("left=0");
        assertThat(build.reports()).hasSize(1);
    }

    @Test
    void shouldKeepRedisInOrder(@TempDir Path folder) throws Exception {
        try (var redis = TestRedis.start(folder)) {
            // When
            var build = run(
                    "redis",
                    "service: shop\nredis: {url: 'redis://" + redis.address() + "', settings: {timeout: 300}}\n",
                    "def report = redisMaintenance()\n" + SAY
                            + "echo \"changed=${report.redis.settings.settings.size()} keys=${report.redis.keys.seen}\"\n");

            // Then
            assertThat(build.result()).as(build.log()).hasValue("SUCCESS");
            assertThat(build.log()).contains("status=OK task=redis-maintenance").contains("changed=1 keys=0");
            assertThat(redis.setting("timeout")).isEqualTo("300");
        }
    }

    @Test
    void shouldLookWhetherMarketDataIsWhole() {
        // When
        var build = run(
                "data",
                "service: shop\nmarketData: {files: ['prices.csv']}\n",
                "writeFile file: 'prices.csv', text: 'symbol,ts,open,high,low,close,volume\\nA,2020-01-01,1,1,1,1,1\\n'\n"
                        + "def report = dataQuality(failOn: 'NEVER', unstableOn: 'NEVER')\n" + SAY
                        + "echo \"pairs=${report.quality.pairs.size()}\"\n");

        // Then
        assertThat(build.result()).as(build.log()).hasValue("SUCCESS");
        assertThat(build.log()).contains("status=CRITICAL task=data-quality").contains("pairs=1");
    }

    @Test
    void shouldReadAccessLogs() {
        // Given a log with one request of now
        var config = "service: shop\napi: {accessLogs: {files: [access.log]}}\n";
        var log = """
                sh \'\'\'date "+127.0.0.1 - - [%d/%b/%Y:%H:%M:%S %z] \\\\"GET /orders/1 HTTP/1.1\\\\" 200 5 \\\\"-\\\\" \\\\"-\\\\"" > access.log\'\'\'
                def performance = apiPerformance()
                def review = accessReview()
                echo "requests=${performance.traffic.statuses['200']} tasks=${performance.task},${review.task} ${review.status}"
                """;

        // When
        var build = run("traffic", config, log);

        // Then
        // The format says nothing of the time that a request took, which is a warning.
        assertThat(build.result()).as(build.log()).hasValue("UNSTABLE");
        assertThat(build.log()).contains("requests=1 tasks=api-performance,access-review OK");
    }

    @Test
    void shouldSayWhatToDoInAnEmergency() {
        // When
        var config = "service: shop\ndatabase: {url: 'jdbc:postgresql://127.0.0.1:1/x', user: x}\n";
        var build = run("emergency", config, """
                def report = emergencyCheck(failOn: 'NEVER', unstableOn: 'NEVER')
                echo "next=${report.emergency.next[0].subject}"
                """);

        // Then
        assertThat(build.result()).as(build.log()).hasValue("SUCCESS");
        assertThat(build.log()).contains("next=database 127.0.0.1:1/x");
    }

    @Test
    void shouldKnowEarlierRunsOfItsJob() {
        // Given a pair that is there in the first build only
        var config = "service: shop\nmarketData: {files: [prices.csv], interval: 1d, period: 20y}\n";
        var script = """
                def both = 'symbol,ts,open,high,low,close,volume\\nA,2020-01-01,1,1,1,1,1\\n'
                if (currentBuild.number == 1) { both += 'B,2020-01-01,1,1,1,1,1\\n' }
                writeFile file: 'prices.csv', text: both
                def report = dataQuality(failOn: 'NEVER', unstableOn: 'NEVER')
                echo "absent=${report.quality.absent}"
                """;
        var job = controller.job("earlier", Shop.pipeline(config, script));

        // When
        var first = job.run();
        var second = job.run();

        // Then
        assertThat(first.log()).contains("absent=[]");
        assertThat(second.log()).contains("absent=[B]");
        assertThat(second.artifacts()).noneMatch(name -> name.endsWith("history.jsonl"));
    }

    @Test
    void shouldReadStoredBackupsAgain() {
        // When
        var build = run(
                "stored",
                Shop.QUICK,
                "verifiedBackup()\n" + "def report = backupCheck(budget: '1m')\n" + SAY
                        + "echo \"sets=${report.backupCheck.setsRead} waiting=${report.backupCheck.setsWaiting}"
                        + " since=${report.backupCheck.readSince}\"\n");

        // Then
        assertThat(build.result()).as(build.log()).hasValue("SUCCESS");
        assertThat(build.log())
                .contains("status=OK task=backup-check measured=true")
                .contains("sets=1 waiting=0 since=20");
        assertThat(build.reports()).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource({
        "'', UNSTABLE",
        "'unstableOn: \"NEVER\"', SUCCESS",
        "'failOn: \"warning\"', FAILURE",
        "'failOn: \"NEVER\", unstableOn: \"critical\"', SUCCESS"
    })
    void shouldMarkTheBuildByAWarning(String marks, String result) {
        // Given
        var database = Shop.database();
        TestCluster.sql(database, "CREATE SEQUENCE nearly_used MAXVALUE 100; SELECT setval('nearly_used', 90)");

        // When
        var build = run(
                "warning", Shop.config(database), "healthCheck(" + joined(CREDENTIALS, marks) + ")\necho 'went on'\n");

        // Then
        assertThat(build.report("health-check").get("status").asText()).isEqualTo("WARNING");
        assertThat(build.result()).as(build.log()).hasValue(result);
        assertThat(build.log().contains("went on")).isEqualTo(!result.equals("FAILURE"));
    }

    @ParameterizedTest
    @CsvSource({"'', FAILURE", "'failOn: \"NEVER\"', UNSTABLE", "'failOn: \"NEVER\", unstableOn: \"NEVER\"', SUCCESS"})
    void shouldMarkTheBuildByWhatIsNotThere(String marks, String result) {
        // Given
        var config = "service: shop\napi: {endpoints: [{name: main, url: 'http://127.0.0.1:1/'}]}\n";

        // When
        var build = run("dead", config, "healthCheck(" + marks + ")\n");

        // Then
        assertThat(build.result()).as(build.log()).hasValue(result);
        assertThat(build.lines("ERROR: health-check: CRITICAL: ")).hasSize(result.equals("FAILURE") ? 1 : 0);
        assertThat(build.log()).doesNotContain("\tat ");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "verifiedBackup(failOn: 'often') | failOn: 'often' is not one of WARNING, CRITICAL, NEVER",
                "healthCheck(unstableOn: 'x') | unstableOn: 'x' is not one of WARNING, CRITICAL, NEVER",
                "verifiedBackup(verify: 'half') | verify: 'half' is not one of stored, restored"
            })
    void shouldRefuseAWrongValue(String step, String message) {
        // When
        var build = run("refused", Shop.QUICK, step + "\n");

        // Then
        assertThat(build.result()).hasValue("FAILURE");
        assertThat(build.log()).contains(message);
    }

    @Test
    void shouldChangeNothingInADryRun() {
        // When
        var build =
                run("dry", Shop.QUICK, "def report = verifiedBackup(dryRun: true)\necho \"dry ${report.status}\"\n");

        // Then
        assertThat(build.result()).as(build.log()).hasValue("SUCCESS");
        assertThat(build.job().workspace().resolve("store")).doesNotExist();
    }

    @Test
    void shouldSayInOneLineWhatIsWrongWithTheConfiguration() {
        // When
        var build = run("wrong", Shop.QUICK + "backups: {}\n", "verifiedBackup()\n");

        // Then
        assertThat(build.result()).hasValue("FAILURE");
        assertThat(build.log()).contains("upkeep.yaml:5:1").doesNotContain("\tat ");
        assertThat(build.lines("ERROR: ")).hasSize(1);
    }

    @Test
    void shouldNeedAWorkspace() {
        // When
        var build = controller.job("nowhere", "healthCheck()\n").run();

        // Then
        assertThat(build.result()).hasValue("FAILURE");
        assertThat(build.log()).contains("node");
    }

    @Test
    void shouldRunSeveralStepsAtOnce() {
        // Given
        var config = Shop.config(Shop.database());
        var branches = "parallel(\n"
                + "  a: { def r = healthCheck(" + CREDENTIALS + "); echo \"a ${r.status}\" },\n"
                + "  b: { def r = verifiedBackup(" + CREDENTIALS + "); echo \"b ${r.status}\" },\n"
                + "  c: { def r = healthCheck(" + CREDENTIALS + "); echo \"c ${r.status}\" },\n"
                + "  d: { sh 'sleep 2; echo d OK' })\n";

        // When
        var build = run("together", config, branches);

        // Then
        assertThat(build.result()).as(build.log()).hasValue("SUCCESS");
        assertThat(build.log()).contains("a OK", "b OK", "c OK", "d OK");
        assertThat(build.reports()).hasSize(3).doesNotHaveDuplicates();
        assertThat(build.artifacts())
                .filteredOn(path -> path.endsWith("report.json"))
                .hasSize(3);
    }

    @Test
    void shouldRunInAFolderWithAnyName() {
        // When
        var build = run("übung mit leerzeichen (x)", Shop.QUICK, """
                dir('mit & $x') {
                  writeFile file: 'ünter.yaml', text: readFile('../upkeep.yaml').replace('paths: [upkeep', 'paths: [ünter')
                  def report = verifiedBackup(config: 'ünter.yaml')
                  echo "ended ${report.status}"
                }
                """);

        // Then
        assertThat(build.result()).as(build.log()).hasValue("SUCCESS");
        var folder = build.job().workspace().resolve("mit & $x");
        assertThat(Shop.sets(folder)).hasSize(1);
        assertThat(folder.resolveSibling("mit & $x@tmp")).isEmptyDirectory();
    }

    /** The shell wrapper of Jenkins itself would wait for five minutes there, and then say that nothing started. */
    @Test
    void shouldRefuseAWorkspaceWhereNothingStarts() {
        // When
        var build = run("quoted", Shop.QUICK, "dir(\"O'Hara\") { verifiedBackup() }\n");

        // Then
        assertThat(build.result()).as(build.log()).hasValue("FAILURE");
        assertThat(build.lines("ERROR: ")).singleElement().asString().contains("O'Hara: has a ' in its path");
    }

    private Build run(String name, String config, String body) {
        return controller.job(name, Shop.pipeline(config, body)).run();
    }

    private static String joined(String first, String second) {
        return second.isEmpty() ? first : first + ", " + second;
    }
}
