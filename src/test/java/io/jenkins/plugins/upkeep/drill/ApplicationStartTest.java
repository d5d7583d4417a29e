package io.jenkins.plugins.upkeep.drill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.jenkins.plugins.upkeep.backup.restore.Phases;
import io.jenkins.plugins.upkeep.report.Finding;
import io.jenkins.plugins.upkeep.report.Severity;
import io.jenkins.plugins.upkeep.system.Secret;
import io.jenkins.plugins.upkeep.system.postgres.DatabaseAddress;
import io.jenkins.plugins.upkeep.system.process.Command;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A drill starts the service on the restored database, takes nothing else for it, and leaves nothing of it. */
class ApplicationStartTest {
    private static final DatabaseAddress RESTORED =
            DatabaseAddress.of("127.0.0.1", 5999, "a shop/1", "o'wner", Secret.of("s/e c"));

    @TempDir
    Path folder;

    private List<Finding> problems(List<String> command, int port) throws Exception {
        var health = URI.create("http://127.0.0.1:" + port + "/health");
        var environment = Map.of("SHOP_MODE", Secret.of("drill"));
        var application = new DrillConfig.Application(command, environment, health, Duration.ofSeconds(30));
        return new ApplicationStart(application, folder, RESTORED).problems(new Phases());
    }

    private long stray() throws IOException {
        return Long.parseLong(Files.readString(folder.resolve("stray")).strip());
    }

    private static boolean lives(long pid) {
        return ProcessHandle.of(pid)
                .filter(process -> process.info().commandLine().isPresent())
                .isPresent();
    }

    @Test
    void shouldEndAllThatTheServiceStarted() throws Exception {
        // When
        var port = SmallService.freePort();
        var problems = problems(SmallService.withStray(port, folder), port);

        // Then
        assertThat(problems).isEmpty();
        assertThat(lives(stray())).isFalse();
    }

    @Test
    void shouldEndTheServiceAlsoWhenTheDrillIsKilled() throws Exception {
        // Given
        var port = SmallService.freePort();
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var holder = Command.of(java, "-Xmx32m", "-cp", System.getProperty("java.class.path"))
                .with(ApplicationHolder.class.getName(), folder.toString(), Integer.toString(port));
        try (var process = holder.start()) {
            await().until(() -> Files.exists(folder.resolve("stray")) && isTaken(port));

            // When
            ProcessHandle.of(process.pid()).orElseThrow().destroyForcibly();

            // Then
            await().atMost(Duration.ofSeconds(20)).until(() -> !lives(stray()) && !isTaken(port));
        }
    }

    private static boolean isTaken(int port) {
        return new HealthPlace(URI.create("http://127.0.0.1:" + port)).isTaken();
    }

    @Test
    void shouldNotTakeAnotherServiceForTheDrilledOne() throws Exception {
        try (var other = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            // When
            var port = other.getLocalPort();
            var problems = problems(List.of("touch", folder.resolve("started").toString()), port);

            // Then
            assertThat(problems).singleElement().satisfies(finding -> {
                assertThat(finding.severity()).isEqualTo(Severity.UNKNOWN);
                assertThat(finding.seen()).contains("cannot tell it from what already answers at", ":" + port);
            });
            assertThat(folder.resolve("started")).doesNotExist();
        }
    }

    @Test
    void shouldSayHowAServiceEnded() throws Exception {
        var problems = problems(List.of("sh", "-c", "echo no luck >&2; exit 7"), SmallService.freePort());

        assertThat(problems).singleElement().satisfies(finding -> {
            assertThat(finding.severity()).isEqualTo(Severity.CRITICAL);
            assertThat(finding.seen()).isEqualTo("ended with status 7: no luck");
        });
    }

    @Test
    void shouldHandOnNoMoreOfTheEnvironmentThanAnyProgramNeeds() throws Exception {
        // When
        var port = SmallService.freePort();
        assertThat(problems(SmallService.withStray(port, folder), port)).isEmpty();

        // Then
        var seen = Files.readAllLines(folder.resolve("environment"));
        assertThat(seen)
                .contains(
                        "PGHOST=127.0.0.1",
                        "PGPORT=5999",
                        "PGDATABASE=a shop/1",
                        "PGUSER=o'wner",
                        "PGPASSWORD=s/e c",
                        "SHOP_MODE=drill",
                        "DATABASE_URL=postgresql://o%27wner:s%2Fe%20c@127.0.0.1:5999/a%20shop%2F1",
                        "UPKEEP_DRILL_JDBC_URL=jdbc:postgresql://127.0.0.1:5999/a%20shop%2F1?user=o%27wner&password=s%2Fe%20c");
        assertThat(seen)
                .allMatch(
                        line -> line.matches(
                                "(PG(HOST|PORT|DATABASE|USER|PASSWORD)|SHOP_MODE|DATABASE_URL"
                                        + "|UPKEEP_DRILL_\\w+|PATH|HOME|USER|LOGNAME|SHELL|LANG|LC_\\w+|TMPDIR|TZ|PWD|OLDPWD|SHLVL|_)=.*"));
    }

    @Test
    void shouldKeepProductionsDatabaseToItself() {
        // When
        var own = Map.of("DATABASE_URL", "postgresql://production/shop", "PGSERVICE", "production", "PATH", "/bin");
        var variables = new ApplicationEnvironment(RESTORED, Map.of()).variables(own);

        // Then
        assertThat(variables).containsEntry("PATH", "/bin").doesNotContainKey("PGSERVICE");
        assertThat(variables.values()).noneMatch(value -> value.contains("production"));
        var set = new ApplicationEnvironment(RESTORED, Map.of("DATABASE_URL", Secret.of("mine"))).variables(own);
        assertThat(set).containsEntry("DATABASE_URL", "mine");
    }
}
