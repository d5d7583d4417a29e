package io.jenkins.plugins.upkeep.dependencies;

import static io.jenkins.plugins.upkeep.dependencies.UpdateDesk.daysAgo;
import static io.jenkins.plugins.upkeep.dependencies.UpdateDesk.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import io.jenkins.plugins.upkeep.dependencies.UpdateRow.State;
import io.jenkins.plugins.upkeep.report.Severity;
import io.jenkins.plugins.upkeep.report.Status;
import io.jenkins.plugins.upkeep.system.process.Command;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** With real environments of Python and a real pip. */
class StagedUpdatesTest {
    @TempDir
    private Path folder;

    private TestIndex index;
    private UpdateDesk desk;

    @BeforeEach
    void start() throws Exception {
        assumeThat(canMakeEnvironments())
                .as("python3 cannot make environments; run bin/setup --test")
                .isTrue();
        index = TestIndex.start();
        desk = new UpdateDesk(folder, index);
    }

    private static boolean canMakeEnvironments() throws Exception {
        return Command.of(UpdateDesk.PYTHON, "-c", "import venv, ensurepip")
                .run(Duration.ofSeconds(30))
                .succeeded();
    }

    @AfterEach
    void stop() {
        if (index != null) {
            index.close();
        }
    }

    @Test
    void shouldTellGoodUpdatesFromBadOnes() throws Exception {
        // Given
        index.only("me:s3cretpassword");
        for (var name : new String[] {"shop-a", "shop-b", "shop-c"}) {
            index.add(name, "1.0", daysAgo(400)).add(name, "1.1", daysAgo(100));
        }
        index.add("late", "0.1", daysAgo(0)).add("shop-c", "1.1.1", daysAgo(50), "late");
        index.add("shop-d", "1.0", daysAgo(400)).add("shop-d", "2.0", daysAgo(100), "shop-a<1.1");
        Files.writeString(folder.resolve("probe.py"), """
                import os, sys, shop_a, shop_b, shop_c, shop_d
                print("to", os.environ["TARGET"], "with", shop_a.VERSION, shop_b.VERSION, shop_c.VERSION, shop_d.VERSION)
                assert "PIP_INDEX_URL" not in os.environ and sys.prefix == os.environ["VIRTUAL_ENV"]
                assert shop_b.VERSION == "1.0", "shop-b is not what it was"
                """);
        desk.with("test: [python, probe.py]\ntestEnvironment: {TARGET: hidden-target}");
        desk.with("indexUser: me\nindexPassword: s3cretpassword");
        var lock = "--index-url " + index.address().toString().replace("://", "://you:hidden-word@")
                + "/simple/\nshop-a==1.0\nshop-b==1.0\nshop-c==1.0\nshop-d==1.0\nlate==0.1\n";
        desk.lock(lock);

        // When
        var report = desk.run();

        // Then
        assertThat(row(report, "shop-a").state()).isEqualTo(State.READY);
        assertThat(row(report, "shop-c").state()).isEqualTo(State.READY);
        assertThat(row(report, "shop-b").state()).isEqualTo(State.BAD);
        assertThat(row(report, "shop-b").reason())
                .isEqualTo("python ended with status 1: AssertionError: shop-b is not what it was");
        assertThat(row(report, "shop-d").state()).isEqualTo(State.BAD);
        assertThat(row(report, "shop-d").reason()).startsWith("pip ended with status 1: ERROR: Cannot install");
        assertThat(Files.readString(desk.reports().resolve("updates-shop-b.log")))
                .contains("to **** with 1.1 1.1")
                .doesNotContain("hidden-target");
        assertThat(Files.readString(desk.reports().resolve("updates-after-1.txt")))
                .isEqualTo(lock.replace("you:hidden-word", "****")
                        .replace("shop-a==1.0", "shop-a==1.1")
                        .replace("shop-c==1.0", "shop-c==1.1.1"));
        assertThat(desk.lock()).hasContent(lock);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(desk.state())))
                .isEqualTo("rwx------");
        assertThat(report.toString()).doesNotContain("s3cretpassword");
        assertThat(report.verdict())
                .contains("2 tested well together, 2 fail the test")
                .endsWith("apply with --apply --plan "
                        + UpdateDesk.section(report).plan().orElseThrow());
        assertThat(report.status()).isEqualTo(Status.WARNING);
    }

    @Test
    void shouldReplaceHashesSoThatPipAcceptsThemAndApplyWhatWasTested() throws Exception {
        // Given
        var service = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 20);
        service.createContext("/", exchange -> {
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        service.start();
        desk.beside("api: {endpoints: [{name: main, url: 'http://127.0.0.1:"
                        + service.getAddress().getPort() + "/'}]}\n")
                .with("apply: {restart: ['true'], stable: 300ms}");
        index.add("shop-a", "1.0", daysAgo(400)).add("shop-a", "1.1", daysAgo(100));
        desk.with("test: [python, -c, 'import shop_a; assert shop_a.VERSION == \"1.1\"']");
        desk.lock("shop-a==1.0 \\\n    --hash=sha256:" + index.sha256("shop-a", "1.0") + "\n");

        // When
        var report = desk.run(Map.of("apply", "true"));
        service.stop(0);

        // Then
        assertThat(row(report, "shop-a").state()).isEqualTo(State.APPLIED);
        assertThat(report.status()).isEqualTo(Status.OK);
        assertThat(Files.readString(desk.lock()))
                .isEqualTo("shop-a==1.1 \\\n    --hash=sha256:" + index.sha256("shop-a", "1.1") + "\n");
    }

    @Test
    void shouldApplyNothingWhereSomethingUnnamedComesAlong() throws Exception {
        // Given
        index.add("shop-a", "1.0", daysAgo(400)).add("shop-a", "1.1", daysAgo(100), "late");
        index.add("late", "0.1", daysAgo(0));
        desk.beside("api: {endpoints: [{name: main, url: 'http://127.0.0.1:1/'}]}\n")
                .with("apply: {restart: ['true'], stable: 300ms}");
        desk.with("test: [python, -c, 'import late, shop_a']").lock("shop-a==1.0\n");

        // When
        var report = desk.run(Map.of("apply", "true"));

        // Then
        assertThat(row(report, "shop-a").state()).isEqualTo(State.BY_HAND);
        assertThat(row(report, "shop-a").reason())
                .isEqualTo("name all packages first, as pip-compile or pip freeze do");
        assertThat(UpdateDesk.findings(report, "packages that no file names")
                        .get(0)
                        .seen())
                .isEqualTo("1 are installed with the updates, so that nothing is applied: late==0.1");
        assertThat(UpdateDesk.section(report).plan()).isEmpty();
        assertThat(desk.state().resolve("plans")).doesNotExist();
        assertThat(desk.lock()).hasContent("shop-a==1.0\n");
    }

    @Test
    void shouldBlameNoUpdateWhenTheTestFailsWithoutAny() throws Exception {
        // Given
        index.add("shop-a", "1.0", daysAgo(400)).add("shop-a", "1.1", daysAgo(100));
        desk.with("test: [no-such-program]").lock("shop-a==1.0\n");

        // When
        var report = desk.run();

        // Then
        assertThat(row(report, "shop-a").state()).isEqualTo(State.UNTRIED);
        var finding = UpdateDesk.findings(report, "test of updates").get(0);
        assertThat(finding.severity()).isEqualTo(Severity.UNKNOWN);
        assertThat(finding.seen()).contains("fails without any update too", "no-such-program ended with status 12");
    }

    @Test
    void shouldEndATestThatDoesNotEnd() throws Exception {
        // Given
        index.add("shop-a", "1.0", daysAgo(400)).add("shop-a", "1.1", daysAgo(100));
        desk.with("test: [python, -c, 'import time, shop_a; time.sleep(0 if shop_a.VERSION == \"1.0\" else 600)']");
        desk.with("testTimeout: 2s").lock("shop-a==1.0\n");

        // When
        var report = desk.run();

        // Then
        assertThat(row(report, "shop-a").state()).isEqualTo(State.BAD);
        assertThat(row(report, "shop-a").reason())
                .startsWith("python was ended: ")
                .contains("did not end within 2 s");
    }

    @Test
    void shouldFindEachAttemptAsIfItWereTheFirst() throws Exception {
        // Given a test that leaves a process behind, and closes a folder that it made
        index.add("shop-a", "1.0", daysAgo(400)).add("shop-a", "1.1", daysAgo(100));
        index.add("shop-b", "1.0", daysAgo(400)).add("shop-b", "1.1", daysAgo(100));
        Files.writeString(folder.resolve("probe.sh"), """
                sleep 600 &
                echo $! >>pids
                test -e "$HOME/closed" && exit 9
                mkdir -p "$HOME/closed/inner" && touch "$HOME/closed/inner/file" && chmod 0 "$HOME/closed/inner" "$HOME/closed"
                python -c 'import shop_b; assert shop_b.VERSION == "1.0"'
                """);
        desk.with("test: [sh, probe.sh]").lock("shop-a==1.0\nshop-b==1.0\n");

        // When
        var report = desk.run();

        // Then
        assertThat(row(report, "shop-a").state()).isEqualTo(State.READY);
        assertThat(row(report, "shop-b").reason()).contains("AssertionError");
        var left = Files.readAllLines(folder.resolve("pids"));
        assertThat(left).hasSizeGreaterThan(2);
        await().untilAsserted(() -> assertThat(left).noneMatch(pid -> isAlive(Long.parseLong(pid))));
    }

    private static boolean isAlive(long pid) {
        return ProcessHandle.of(pid).filter(ProcessHandle::isAlive).isPresent();
    }

    @Test
    void shouldSayWhatIsMissingWhereThereIsNoPython() throws Exception {
        // Given
        index.add("shop-a", "1.0", daysAgo(400)).add("shop-a", "1.1", daysAgo(100));
        desk.with("test: ['true']").lock("shop-a==1.0\n");

        // When
        var report = desk.python("no-such-python").run(Map.of());

        // Then
        var finding = UpdateDesk.findings(report, "staging").get(0);
        assertThat(finding.severity()).isEqualTo(Severity.UNKNOWN);
        assertThat(finding.seen()).contains("no-such-python: is not there, or may not be run; install Python 3");
    }

    @Test
    void shouldNotStageWhatComesFromElsewhere() throws Exception {
        // Given
        index.add("shop-a", "1.0", daysAgo(400)).add("shop-a", "1.1", daysAgo(100));
        desk.with("test: ['true']").lock("shop-a==1.0\n-e ./mine\n");

        // When
        var elsewhere = UpdateDesk.findings(desk.run(), "staging").get(0);
        desk.lock("shop-a==1.0\n-r base.txt\n");
        Files.writeString(folder.resolve("base.txt"), "");
        var unnamed = UpdateDesk.findings(desk.run(), "staging").get(0);

        // Then
        assertThat(elsewhere.seen()).contains("line 2 asks for what comes from no index");
        assertThat(unnamed.seen()).contains("line 2 names base.txt, which is not in updates.files");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--pre --prefer-binary",
                "--process-dependency-links",
                "--only-binary :all: --pre",
                "--use-feature=x",
                "shop-c==1.0 --config-settings x=y",
                "shop-c==1.0\u2028shop-d==1.0",
                "shop-c @file:x"
            })
    void shouldNotStageWhatCouldLeadPipElsewhere(String line) throws Exception {
        // Given
        index.add("shop-a", "1.0", daysAgo(400)).add("shop-a", "1.1", daysAgo(100));
        desk.with("test: ['true']").lock("--pre\nshop-a==1.0\n" + line + "\n");

        // When
        var finding = UpdateDesk.findings(desk.run(), "staging").get(0);

        // Then
        assertThat(finding.severity()).isEqualTo(Severity.UNKNOWN);
        assertThat(finding.seen()).contains("requirements.txt: line 3 ");
        assertThat(index.asked()).noneMatch(path -> path.startsWith("/simple/shop-a"));
    }
}
