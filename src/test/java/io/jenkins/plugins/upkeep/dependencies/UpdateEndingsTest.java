package io.jenkins.plugins.upkeep.dependencies;

import static io.jenkins.plugins.upkeep.dependencies.UpdateDesk.daysAgo;
import static io.jenkins.plugins.upkeep.dependencies.UpdateDesk.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.sun.net.httpserver.HttpServer;
import io.jenkins.plugins.upkeep.dependencies.UpdateRow.State;
import io.jenkins.plugins.upkeep.report.Report;
import io.jenkins.plugins.upkeep.system.process.Command;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntPredicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How applying may end; the report's rows, its findings and its verdict tell the same. */
class UpdateEndingsTest {
    @TempDir
    private Path folder;

    private TestIndex index;
    private HttpServer service;
    private UpdateDesk desk;

    @BeforeEach
    void start() throws Exception {
        var canMake = Command.of(UpdateDesk.PYTHON, "-c", "import venv, ensurepip")
                .run(Duration.ofSeconds(30))
                .succeeded();
        assumeThat(canMake)
                .as("python3 cannot make environments; run bin/setup --test")
                .isTrue();
        index = TestIndex.start();
        index.add("shop-a", "1.0", daysAgo(400)).add("shop-a", "1.1", daysAgo(100));
        service = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 20);
        service.start();
        desk = new UpdateDesk(folder, index)
                .beside("api: {endpoints: [{name: main, url: 'http://127.0.0.1:"
                        + service.getAddress().getPort() + "/health'}]}\n")
                .with("test: ['true']");
        desk.lock("shop-a==1.0\n");
    }

    @AfterEach
    void stop() {
        index.close();
        service.stop(0);
    }

    /** A service whose looks are counted. */
    private void wellAt(IntPredicate look) {
        var looks = new AtomicInteger();
        service.createContext("/health", exchange -> {
            try (exchange) {
                exchange.sendResponseHeaders(look.test(looks.incrementAndGet()) ? 200 : 500, -1);
            }
        });
    }

    private Report apply(String settings) throws Exception {
        return desk.with("apply: {healthTimeout: 500ms, " + settings + "}").run(Map.of("apply", "true"));
    }

    @Test
    void shouldTellThatAnUpdateIsUndoneWhenTheServiceDoesNotStayWell() throws Exception {
        // Given a service that is well for a second after the update, as one that falls over its first work
        wellAt(look -> look <= 5 || look > 6);

        // When
        var report = apply("restart: ['true'], stable: 3s");

        // Then
        assertThat(row(report, "shop-a").state()).isEqualTo(State.UNDONE);
        assertThat(UpdateDesk.findings(report, "applied updates").get(0).seen())
                .startsWith("undone: ")
                .endsWith("the old files are back, and the service is well");
        assertThat(report.verdict()).contains("1 undone, since the service was not well with them");
        assertThat(desk.lock()).hasContent("shop-a==1.0\n");
    }

    @Test
    void shouldTellThatTheServiceIsNotWellAfterTheUndo() throws Exception {
        // Given
        wellAt(look -> look == 1);

        // When
        var report = apply("restart: ['true'], stable: 300ms");

        // Then
        assertThat(row(report, "shop-a").state()).isEqualTo(State.UNWELL);
        assertThat(UpdateDesk.findings(report, "applied updates").get(0).seen())
                .contains("the service is not well with the old files either");
        assertThat(report.verdict()).contains("1 undone, but the service is not well with the old files either");
        assertThat(desk.lock()).hasContent("shop-a==1.0\n");
    }

    @Test
    void shouldTellThatAnUpdateIsNotUndone() throws Exception {
        // Given a restart that fails whatever the files say
        wellAt(look -> true);

        // When
        var report = apply("restart: ['false'], stable: 300ms");

        // Then
        assertThat(row(report, "shop-a").state()).isEqualTo(State.STUCK);
        assertThat(UpdateDesk.findings(report, "applied updates").get(0).seen()).contains("could NOT be undone");
        assertThat(report.verdict()).contains("1 NOT undone").doesNotContain("1 undone");
        assertThat(desk.state().resolve("journal.json")).exists();
    }

    @Test
    void shouldGiveEachCommandItsTimeOnce() throws Exception {
        // Given
        wellAt(look -> true);

        // When
        var report =
                apply("timeout: 1s, install: [sh, -c, '! grep -q 1.1 requirements.txt || sleep 60'], stable: 300ms");

        // Then
        assertThat(row(report, "shop-a").state()).isEqualTo(State.UNDONE);
        assertThat(UpdateDesk.findings(report, "applied updates").get(0).seen()).contains("did not end within 1 s");
    }

    @Test
    void shouldGiveTheCommandsNoneOfOurCredentials() throws Exception {
        // Given
        wellAt(look -> true);
        desk.with("apply: {install: [sh, -c, 'env >seen'], stable: 300ms}");
        var id = UpdateDesk.section(desk.run()).plan().orElseThrow();
        var java = Path.of(System.getProperty("java.home"), "bin", "java");

        // When
        var ended = Command.of(java, "-cp", System.getProperty("java.class.path"))
                .with(UpdateProcess.class.getName(), folder.toString(), id)
                .environment("PGPASSWORD", "hidden-word")
                .environment("AWS_SECRET_ACCESS_KEY", "hidden-word")
                .environment("SMTP_PASSWORD", "hidden-word")
                .environment("PIP_INDEX_URL", "http://hidden-word/")
                .environment("PYTHONPATH", "/hidden-word")
                .environment("SHOP_MODE", "plain")
                .run(Duration.ofSeconds(60));

        // Then
        assertThat(ended.succeeded()).as(ended.output()).isTrue();
        assertThat(Files.readString(folder.resolve("seen")))
                .contains("SHOP_MODE=plain")
                .doesNotContain("hidden-word");
    }
}
