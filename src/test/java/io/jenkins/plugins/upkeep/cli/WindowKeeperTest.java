package io.jenkins.plugins.upkeep.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.jenkins.plugins.upkeep.system.process.Command;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is left of the real command line when nobody comes back to leave a window. */
class WindowKeeperTest {
    private static final Duration LONG = Duration.ofMinutes(1);

    private static ServiceDesk desk() {
        return ServiceDesk.open().write("""
                service: shop
                maintenance: {mode: {flag: MAINTENANCE}, state: state, announce: 1s}
                notify: {eventLog: events.jsonl}
                """);
    }

    private static void succeed(ServiceDesk desk, String... words) throws Exception {
        succeed(desk, Map.of(), words);
    }

    private static void succeed(ServiceDesk desk, Map<String, String> environment, String... words) throws Exception {
        try (var run = desk.start(environment, words)) {
            var output = new String(run.output().readAllBytes(), StandardCharsets.UTF_8);
            var result = run.await(LONG);
            assertThat(result.status()).as(output + result.errors()).isZero();
        }
    }

    private static Path flag(ServiceDesk desk) {
        return desk.folder().resolve("MAINTENANCE");
    }

    private static ProcessHandle keeper(ServiceDesk desk) throws Exception {
        var words =
                Files.readString(desk.folder().resolve("state/keeper")).strip().split(" ", 2);
        return ProcessHandle.of(Long.parseLong(words[1])).orElseThrow();
    }

    private static void awaitLeft(ServiceDesk desk, ProcessHandle keeper) {
        await().atMost(LONG).until(() -> !Files.exists(flag(desk)));
        await().atMost(LONG).until(() -> !keeper.isAlive());
    }

    @Test
    void shouldLeaveAWindowWhenItsTimeIsOver() throws Exception {
        try (var desk = desk()) {
            // When
            succeed(desk, "window", "enter", "--duration", "10s");
            var there = Files.exists(flag(desk));
            var keeper = keeper(desk);

            // Then
            assertThat(there).isTrue();
            awaitLeft(desk, keeper);
            assertThat(Files.readAllLines(desk.folder().resolve("events.jsonl")))
                    .anySatisfy(line -> assertThat(line).contains("\"message\"", "maintenance is over: time over"))
                    .last()
                    .asString()
                    .contains("\"ended\"", "\"window-leave\"");
            assertThat(desk.run("window", "status").out()).isEqualTo("shop is not under maintenance\n");
        }
    }

    @Test
    void shouldEnterAndLeaveAPlannedWindow() throws Exception {
        try (var desk = desk()) {
            // When
            var start = java.time.Instant.now().plusSeconds(8).toString();
            succeed(desk, "window", "schedule", "--start", start, "--duration", "8s");

            // Then
            var keeper = keeper(desk);
            await().atMost(LONG).until(() -> Files.exists(flag(desk)));
            awaitLeft(desk, keeper);
        }
    }

    @Test
    void shouldWaitOnWhenTheWindowIsExtended() throws Exception {
        try (var desk = desk()) {
            // Given
            succeed(desk, "window", "enter", "--duration", "1h", "--id", "long");
            var first = keeper(desk);
            succeed(desk, "window", "enter", "--duration", "2h", "--id", "long");
            assertThat(keeper(desk)).isEqualTo(first);

            // When: something is due before
            succeed(desk, "window", "enter", "--duration", "2s", "--id", "short");

            // Then
            await().atMost(LONG).until(() -> !Files.exists(desk.folder().resolve("state/short.window.json")));
            assertThat(keeper(desk)).isNotEqualTo(first);
            assertThat(keeper(desk).isAlive()).isTrue();
            assertThat(flag(desk)).exists();
            succeed(desk, "window", "leave", "--id", "long");
            assertThat(flag(desk)).doesNotExist();
        }
    }

    @Test
    void shouldNotBeTakenForAPartOfTheBuild() throws Exception {
        assumeTrue(Command.find("setsid").isPresent(), "there is no setsid here: the keeper stays in the session");
        try (var desk = desk()) {
            // When
            succeed(
                    desk,
                    Map.of("JENKINS_NODE_COOKIE", "a", "BUILD_ID", "b", "UPKEEP_TASK", "c", "KEPT", "d"),
                    "window",
                    "enter",
                    "--duration",
                    "1h",
                    "--id",
                    "one");
            var process = Path.of("/proc", Long.toString(keeper(desk).pid()));
            var environment = Files.readString(process.resolve("environ"), StandardCharsets.ISO_8859_1);

            // Then
            assertThat(environment).contains("KEPT=d").doesNotContain("JENKINS_", "BUILD_ID", "UPKEEP_TASK");
            for (var stream : new String[] {"fd/0", "fd/1", "fd/2"}) {
                assertThat(process.resolve(stream).toRealPath().toString()).matches("/dev/null|.*/state/keeper.log");
            }
            assertThat(Files.readString(process.resolve("stat")).split(" ", -1)[6])
                    .isEqualTo("0");
            succeed(desk, "window", "leave");
        }
    }

    @Test
    void shouldStartAKeeperOnceMoreWhenItWasKilled() throws Exception {
        try (var desk = desk()) {
            // Given
            succeed(desk, "window", "enter", "--duration", "20s", "--id", "one");
            var keeper = keeper(desk);
            keeper.destroyForcibly();
            await().until(() -> !keeper.isAlive());

            // When: as cron does after the machine was started
            succeed(desk, "window", "status");

            // Then
            awaitLeft(desk, keeper(desk));
        }
    }

    @Test
    void shouldSayThatAWindowWasOverdue() throws Exception {
        try (var desk = desk()) {
            // Given
            succeed(desk, "window", "enter", "--duration", "10s", "--id", "one");
            keeper(desk).destroyForcibly();
            var until = java.time.Instant.now().plusSeconds(11);
            await().atMost(LONG).until(() -> java.time.Instant.now().isAfter(until));

            // When
            var status = desk.run("window", "status");

            // Then
            assertThat(status.status()).isEqualTo(1);
            assertThat(status.out())
                    .contains("nobody left it; its time was over at ")
                    .endsWith("shop is not under maintenance\n");
            assertThat(flag(desk)).doesNotExist();
        }
    }

    @Test
    void shouldServeAnAccountWithoutPrivileges() throws Exception {
        assumeTrue("root".equals(System.getProperty("user.name")), "every other test runs as an ordinary user already");
        try (var desk = desk()) {
            // Given
            var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
            var own = Files.createDirectory(desk.folder().resolve("own"));
            Command.of("chown", "nobody", desk.folder().toString()).output(LONG);
            var user = Command.of("setpriv", "--bounding-set=-all", "--inh-caps=-all", java)
                    .with("-XX:TieredStopAtLevel=1", "-Djava.io.tmpdir=" + desk.temporary())
                    .with("-cp", System.getProperty("java.class.path"), Main.class.getName())
                    .with(
                            "window",
                            "enter",
                            "--duration",
                            "3s",
                            "--report",
                            own.resolve("report").toString());
            var foreign = desk.folder().resolve("upkeep.yaml");
            var yaml = Files.writeString(own.resolve("upkeep.yaml"), Files.readString(foreign));

            // When
            var refused = user.with("-c", foreign.toString()).run(LONG);
            var entered = user.with("-c", yaml.toString()).run(LONG);

            // Then
            assertThat(refused.status()).as(refused.output()).isEqualTo(3);
            assertThat(refused.errors())
                    .contains("windows cannot be remembered there")
                    .contains("permission denied");
            assertThat(entered.status()).as(entered.output() + entered.errors()).isZero();
            await().atMost(LONG).until(() -> !Files.exists(own.resolve("MAINTENANCE")));
            // It still writes what it did, into a folder that is removed now.
            var keeper = Long.parseLong(
                    Files.readString(own.resolve("state/keeper")).strip().split(" ", 2)[1]);
            await().atMost(LONG)
                    .until(() -> ProcessHandle.of(keeper)
                            .filter(ProcessHandle::isAlive)
                            .isEmpty());
        }
    }
}
