package io.jenkins.plugins.upkeep.dependencies;

import static io.jenkins.plugins.upkeep.dependencies.UpdateDesk.daysAgo;
import static io.jenkins.plugins.upkeep.dependencies.UpdateDesk.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.upkeep.config.ConfigException;
import io.jenkins.plugins.upkeep.dependencies.UpdateRow.State;
import io.jenkins.plugins.upkeep.dependencies.manifest.Component;
import io.jenkins.plugins.upkeep.dependencies.osv.CopySource;
import io.jenkins.plugins.upkeep.dependencies.update.Fixes;
import io.jenkins.plugins.upkeep.report.Severity;
import io.jenkins.plugins.upkeep.report.Status;
import io.jenkins.plugins.upkeep.system.UpkeepException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UpdateListTest {
    @TempDir
    private Path folder;

    private TestIndex index;
    private UpdateDesk desk;

    @BeforeEach
    void start() throws Exception {
        index = TestIndex.start();
        desk = new UpdateDesk(folder, index);
    }

    @AfterEach
    void stop() {
        index.close();
    }

    @Test
    void shouldTakeTheNewestThatHasCooledDown() throws Exception {
        // Given
        index.add("shop-patch", "1.0.0", daysAgo(400))
                .add("shop-patch", "1.0.1", daysAgo(30))
                .add("shop-patch", "1.0.2", daysAgo(2))
                .add("shop-major", "1.0", daysAgo(400))
                .add("shop-major", "2.0", daysAgo(10))
                .add("shop-old-major", "1.0", daysAgo(400))
                .add("shop-old-major", "2.0", daysAgo(20))
                .add("shop-current", "3.1", daysAgo(1));
        desk.lock("shop-patch==1.0.0\nShop_Major==1.0\nshop.old.major==1.0\nshop-current==3.1\n");

        // When
        var report = desk.run();

        // Then
        var patch = row(report, "shop-patch");
        assertThat(patch.candidate()).contains("1.0.1");
        assertThat(patch.newest()).contains("1.0.2");
        assertThat(patch.kind()).contains("patch");
        assertThat(patch.reason()).isEqualTo("newest 1.0.2 waits 5 d of its cool-down of 7 d");
        assertThat(row(report, "shop-major").state()).isEqualTo(State.HELD);
        assertThat(row(report, "shop-major").reason()).isEqualTo("newest 2.0 waits 4 d of its cool-down of 14 d");
        assertThat(row(report, "shop-old-major").candidate()).contains("2.0");
        assertThat(row(report, "shop-current").state()).isEqualTo(State.CURRENT);
        assertThat(report.status()).isEqualTo(Status.OK);
        assertThat(report.verdict())
                .isEqualTo("4 packages; updates: 2 not tried, 1 held back; vulnerabilities were not looked up");
        assertThat(Files.readString(desk.reports().resolve("updates-before-1.txt")))
                .startsWith("shop-patch==1.0.0\n");
    }

    @Test
    void shouldNeverProposeWhatWasTakenBackOrIsForTryingOutOrForAnotherPython() throws Exception {
        // Given
        index.add("a", "1.0", daysAgo(400))
                .add("a", "1.1rc1", daysAgo(100))
                .add("a", "1.2.dev3", daysAgo(100))
                .addYanked("a", "1.3", daysAgo(100))
                .addFor(">=99", "a", "1.4", daysAgo(100))
                .addFor(">=3.0,<99", "a", "1.0.1", daysAgo(100))
                .addYanked("b", "1.0", daysAgo(400))
                .add("b", "1.0.1", daysAgo(100));
        desk.lock("a==1.0\nb==1.0\n");

        // When
        var report = desk.run();

        // Then
        assertThat(row(report, "a").candidate()).contains("1.0.1");
        assertThat(row(report, "a").newest()).contains("1.0.1");
        assertThat(row(report, "b").withdrawn()).isTrue();
        var finding = UpdateDesk.findings(report, "package b").get(0);
        assertThat(finding.severity()).isEqualTo(Severity.WARNING);
        assertThat(finding.seen()).isEqualTo("1.0 was taken back by its makers");
        assertThat(finding.action()).endsWith("use 1.0.1");
    }

    @Test
    void shouldHoldBackWhatHasNoDate() throws Exception {
        // Given
        index.lacking(TestIndex.Lack.JSON).lacking(TestIndex.Lack.SIMPLE_JSON);
        index.add("a", "1.0", daysAgo(400)).add("a", "1.1", daysAgo(100)).addYanked("a", "1.2", daysAgo(100));
        index.addFor(">=99", "a", "1.3", daysAgo(100));
        desk.lock("a==1.0\n");

        // When
        var held = row(desk.run(), "a");
        var taken = row(new UpdateDesk(folder, index).with("coolDown: 0s").run(), "a");

        // Then
        assertThat(held.state()).isEqualTo(State.HELD);
        assertThat(held.newest()).contains("1.1");
        assertThat(held.reason()).isEqualTo("newest 1.1 waits: release date unknown");
        assertThat(taken.candidate()).contains("1.1");
        assertThat(index.asked()).contains("/pypi/a/json", "/simple/a/");
    }

    @Test
    void shouldReadTheDatesOfTheSimpleIndex() throws Exception {
        // Given
        index.lacking(TestIndex.Lack.JSON);
        index.add("a", "1.0", daysAgo(400)).add("a", "1.1", daysAgo(100)).addYanked("a", "1.2", daysAgo(100));
        desk.lock("a==1.0\n");

        // When, Then
        assertThat(row(desk.run(), "a").candidate()).contains("1.1");
    }

    @Test
    void shouldTakeWhatMendsAVulnerabilityAtOnceAndNoFurtherThanNeeded() throws Exception {
        // Given
        index.add("a", "1.0", daysAgo(400))
                .add("a", "1.1", daysAgo(2))
                .add("a", "1.2", daysAgo(1))
                .add("b", "1.0", daysAgo(400))
                .add("b", "1.1", daysAgo(2))
                .add("b", "6.6.6", daysAgo(100));
        desk.lock("a==1.0\nb==1.0\n");

        // When
        var report = desk.fixing(fixing("a", "PYSEC-1")).run();

        // Then
        assertThat(row(report, "a").candidate()).contains("1.1");
        assertThat(row(report, "a").fixes()).containsExactly("PYSEC-1");
        assertThat(row(report, "b").state()).isEqualTo(State.HELD);
        var finding = UpdateDesk.findings(report, "package a").get(0);
        assertThat(finding.severity()).isEqualTo(Severity.WARNING);
        assertThat(finding.seen()).isEqualTo("1.0 has PYSEC-1; 1.1 mends it");
        assertThat(report.verdict()).doesNotContain("not looked up").contains("1 mends a vulnerability");
    }

    @Test
    void shouldNotTakeWhatIsKnownToBeBadAlthoughWhatIsInUseIsClean() throws Exception {
        // Given
        for (var name : new String[] {"shop-a", "shop-b", "shop-c"}) {
            index.add(name, "1.0", daysAgo(400)).add(name, "1.1", daysAgo(100)).add(name, "1.2", daysAgo(50));
        }
        desk.lock("shop-a==1.0\nshop-b==1.0\nshop-c==1.0\n");
        var copy = Files.createDirectory(folder.resolve("osv"));
        advisory(copy, "MAL-2026-1", "shop-a", "1.2");
        advisory(copy, "PYSEC-2026-1", "shop-b", "1.2");
        advisory(copy, "PYSEC-2026-2", "shop-c", "1.0\", \"1.1\", \"1.2");

        // When
        var report = desk.knowing(new AdvisoryFixes(new CopySource(copy), Duration.ofDays(7)))
                .run();

        // Then
        assertThat(row(report, "shop-a").candidate()).contains("1.1");
        assertThat(row(report, "shop-a").newest()).contains("1.1");
        assertThat(row(report, "shop-b").state()).isEqualTo(State.HELD);
        assertThat(row(report, "shop-b").reason()).isEqualTo("1.2 has PYSEC-2026-1, which 1.0 has not");
        assertThat(row(report, "shop-c").candidate()).contains("1.2");
    }

    private static void advisory(Path copy, String id, String name, String versions) throws Exception {
        Files.writeString(copy.resolve(id + ".json"), """
                {"id": "%s", "modified": "%s", "summary": "Bad",
                 "affected": [{"package": {"ecosystem": "PyPI", "name": "%s"}, "versions": ["%s"]}]}
                """.formatted(id, daysAgo(1), name, versions));
    }

    @Test
    void shouldSayThatOldAdvisoriesTellNothing() throws Exception {
        // Given
        index.add("shop-a", "1.0", daysAgo(400)).add("shop-a", "1.1", daysAgo(3));
        desk.lock("shop-a==1.0\n");
        var copy = Files.createDirectory(folder.resolve("osv"));
        advisory(copy, "PYSEC-2026-1", "shop-a", "1.0");
        var fresh = new AdvisoryFixes(new CopySource(copy), Duration.ofDays(7));
        var old = new AdvisoryFixes(new CopySource(copy), Duration.ofHours(1));

        // When
        var urgent = row(desk.knowing(fresh).run(), "shop-a");
        var report = desk.knowing(old).run();

        // Then
        assertThat(urgent.fixes()).containsExactly("PYSEC-2026-1");
        assertThat(row(report, "shop-a").state()).isEqualTo(State.HELD);
        var finding = UpdateDesk.findings(report, "vulnerabilities").get(0);
        assertThat(finding.severity()).isEqualTo(Severity.UNKNOWN);
        assertThat(finding.seen()).contains("its newest entry of PyPI is ");
        assertThat(report.verdict()).contains("vulnerabilities were not looked up");
    }

    private static Fixes fixing(String name, String id) {
        return new Fixes() {
            @Override
            public List<String> of(Component component, String version) {
                return component.name().equals(name) ? List.of(id) : List.of();
            }

            @Override
            public boolean isHarmful(Component component, String version) {
                return version.equals("6.6.6");
            }

            @Override
            public boolean isInformed() {
                return true;
            }
        };
    }

    @Test
    void shouldLeaveAloneWhatSomebodyDoesNotWant() throws Exception {
        // Given
        index.add("shop-a", "1.0", daysAgo(400)).add("shop-a", "1.1", daysAgo(100));
        index.add("other", "1.0", daysAgo(400)).add("other", "1.1", daysAgo(100));
        desk.lock("shop-a==1.0\nother==1.0\n");

        // When
        var ignoring = new UpdateDesk(folder, index).with("ignore: ['shop*']").run();
        var only = desk.run(Map.of("only", "shop_a"));

        // Then
        assertThat(row(ignoring, "shop-a").reason()).isEqualTo("updates.ignore names it");
        assertThat(row(ignoring, "other").state()).isEqualTo(State.UNTRIED);
        assertThat(row(only, "shop-a").state()).isEqualTo(State.UNTRIED);
        assertThat(row(only, "other").reason()).isEqualTo("--only does not name it");
        assertThatThrownBy(() -> desk.run(Map.of("only", "unknown")))
                .isInstanceOf(UpkeepException.class)
                .hasMessage("--only unknown: is no package in updates.files; correct its name");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "no json",
                "null",
                "[]",
                "{\"releases\": 3}",
                "{\"releases\": {\"1.1\": [{\"yanked\": {}}]}}",
                "<html>"
            })
    void shouldSayThatItCouldNotLookWhenTheAnswerIsGarbage(String garbage) throws Exception {
        // Given
        index.add("good", "1.0", daysAgo(400)).add("good", "1.1", daysAgo(100));
        index.answer("/pypi/bad/json", garbage);
        desk.lock("bad==1.0\ngood==1.0\n");

        // When
        var report = desk.run();

        // Then
        assertThat(row(report, "good").candidate()).contains("1.1");
        assertThat(row(report, "bad").state()).isEqualTo(State.UNKNOWN);
        assertThat(UpdateDesk.findings(report, "package bad").get(0).severity()).isEqualTo(Severity.UNKNOWN);
        assertThat(report.status()).isEqualTo(Status.UNKNOWN);
    }

    @Test
    void shouldTellOnceThatTheIndexIsDown() throws Exception {
        // Given
        desk.lock("a==1.0\nb==1.0\nc==1.0\n");
        index.close();

        // When
        var report = desk.run();

        // Then
        assertThat(report.findings()).hasSize(1);
        assertThat(report.findings().get(0).subject()).isEqualTo("index " + index.address());
        assertThat(report.findings().get(0).seen()).contains("refuses connections", "3 packages were not looked up");
        assertThat(report.status()).isEqualTo(Status.UNKNOWN);
    }

    @Test
    void shouldSayWhatHasNoExactVersionAndWhatIsUnknown() throws Exception {
        // Given
        index.add("a", "1.0", daysAgo(400));
        desk.lock("a==1.0\nflask>=2\nb==1.0\nc==not/a/version\n");

        // When
        var report = desk.run();

        // Then
        assertThat(UpdateDesk.findings(report, desk.lock().toRealPath().toString())
                        .get(0)
                        .seen())
                .startsWith("2 of its packages have no exact version (flask, c)");
        assertThat(UpdateDesk.findings(report, "package b").get(0).seen()).contains("does not know the package");
        assertThat(row(report, "a").state()).isEqualTo(State.CURRENT);
    }

    @Test
    void shouldTakeNothingFromAnIndexThatCouldNotStandInAFile() throws Exception {
        // Given
        index.add("a", "1.0", daysAgo(400));
        index.answer("/pypi/a/json", """
                {"releases": {
                  "1.1 --index-url http://evil": [{"filename": "a", "upload_time_iso_8601": "2020-01-01T00:00:00Z"}],
                  "2.0\\nevil==1": [{"filename": "a", "upload_time_iso_8601": "2020-01-01T00:00:00Z"}],
                  "1.0.1": [{"filename": "a", "upload_time": "2020-01-01T00:00:00"}]}}
                """);
        desk.lock("a==1.0\n");

        // When, Then
        assertThat(row(desk.run(), "a").newest()).contains("1.0.1");
    }

    @Test
    void shouldAskWithAnAccountAndNeverShowIt() throws Exception {
        // Given
        index.only("me:s3cret/ü").add("a", "1.0", daysAgo(400)).add("a", "1.1", daysAgo(100));
        desk.lock("a==1.0\n");

        // When
        var refused = desk.run();
        var report = new UpdateDesk(folder, index)
                .with("indexUser: me\nindexPassword: s3cret/ü")
                .run();

        // Then
        assertThat(UpdateDesk.findings(refused, "package a").get(0).seen()).contains("answers 401");
        assertThat(row(report, "a").candidate()).contains("1.1");
        assertThat(report.toString()).doesNotContain("s3cret");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--extra-index-url https://me:hidden@private.invalid/simple",
                "--extra-index https://me:hidden@private.invalid/simple",
                "--pre --extra-index-url https://me:hidden@private.invalid/simple",
                "--extra-\\\nindex-url https://me:hidden@private.invalid/simple",
                "-i https://me:hidden@private.invalid/simple",
                "-ihttps://me:hidden@private.invalid/simple",
                "-f ./wheels",
                "--find-links=./wheels",
                "--no-index",
                "--trusted-host private.invalid",
                "# why \\\n--extra-index-url https://me:hidden@private.invalid/simple",
                "-r more.txt"
            })
    void shouldLookUpNothingOfAFileThatNamesAnotherIndex(String line) throws Exception {
        // Given a private package whose name somebody else has taken at the public index
        index.add("shop-a", "1.0", daysAgo(400)).add("shop-a", "1.1", daysAgo(100));
        Files.writeString(folder.resolve("more.txt"), "--index-url https://private.invalid/simple\n");
        desk.with("test: ['true']").lock(line + "\nshop-a==1.0\n");

        // When
        var report = desk.run();

        // Then
        assertThat(row(report, "shop-a").state()).isEqualTo(State.BY_HAND);
        assertThat(row(report, "shop-a").reason()).isEqualTo("the file names another index; set updates.index");
        assertThat(UpdateDesk.section(report).plan()).isEmpty();
        assertThat(report.status()).isEqualTo(Status.UNKNOWN);
        assertThat(index.asked()).isEmpty();
        assertThat(report.toString()).doesNotContain("hidden", "private.invalid");
    }

    @Test
    void shouldLookUpWhatComesFromTheOneIndex() throws Exception {
        // Given
        index.add("shop-a", "1.0", daysAgo(400)).add("shop-a", "1.1", daysAgo(100));
        desk.lock("# not --extra-index-url https://x\n-i " + index.address() + "/simple\n--trusted-host 127.0.0.1\n"
                + "--require-hashes\nshop-a==1.0 \\\n  --hash=sha256:" + "a".repeat(64) + "\n");

        // When, Then
        assertThat(row(desk.run(), "shop-a").candidate()).contains("1.1");
    }

    @Test
    void shouldChangeNothingInADryRun() throws Exception {
        // Given
        index.add("a", "1.0", daysAgo(400)).add("a", "1.1", daysAgo(100));
        desk.lock("a==1.0\n");

        // When
        var report = desk.with("test: ['false']").planning(true).run();

        // Then
        assertThat(report.verdict()).startsWith("1 package; updates: 1 would be tried");
        assertThat(desk.state()).doesNotExist();
        assertThat(desk.reports()).isEmptyDirectory();
        assertThat(desk.lock()).hasContent("a==1.0\n");
    }

    @Test
    void shouldRefuseToApplyWhatCannotBeProvenWell() throws Exception {
        desk.lock("a==1.0\n");
        var apply = Map.of("apply", "true");

        assertThatThrownBy(() -> desk.run(apply))
                .isInstanceOf(ConfigException.class)
                .hasMessageStartingWith("updates.apply: is missing");
        desk.with("apply: {restart: ['true']}");
        assertThatThrownBy(() -> desk.run(apply))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("add api.endpoints");
        desk.beside("api: {endpoints: [{name: main, url: 'http://127.0.0.1:1/'}]}\n");
        assertThatThrownBy(() -> desk.run(apply))
                .isInstanceOf(ConfigException.class)
                .hasMessageStartingWith("updates.test: is missing");
        assertThatThrownBy(() -> desk.run(Map.of("plan", "x"))).isInstanceOf(ConfigException.class);
        assertThatThrownBy(() -> desk.run(Map.of("apply", "true", "plan", "x", "only", "a")))
                .isInstanceOf(ConfigException.class);
        desk.with("test: ['true']");
        assertThatThrownBy(() -> desk.run(Map.of("apply", "true", "plan", "../x")))
                .isInstanceOf(UpkeepException.class)
                .hasMessageContaining("is not the id of a plan");
    }
}
