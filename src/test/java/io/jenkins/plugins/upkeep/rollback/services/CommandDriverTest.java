package io.jenkins.plugins.upkeep.rollback.services;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.jenkins.plugins.upkeep.report.Finding;
import io.jenkins.plugins.upkeep.report.Severity;
import io.jenkins.plugins.upkeep.system.UpkeepException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Commands of the user's own, as real processes. */
class CommandDriverTest {
    private static final Duration SHORT = Duration.ofSeconds(20);
    private static final TargetFiles NOTHING = path -> Optional.empty();

    @TempDir
    private Path folder;

    private Path repository;

    @BeforeEach
    void aService() throws Exception {
        repository = Files.createDirectory(folder.resolve("shop"));
        script(
                "start",
                "kill -0 $(cat pid) 2>/dev/null && exit 0\nsh -c 'while :; do echo tick; sleep 1; done' &\necho $! >pid");
        script("stop", "kill $(cat pid) 2>/dev/null; rm -f pid; exit 0");
        script("status", "kill -0 $(cat pid)");
    }

    @AfterEach
    void endTheService() throws Exception {
        if (Files.exists(repository.resolve("pid"))) {
            pid().ifPresent(ProcessHandle::destroyForcibly);
        }
    }

    private Optional<ProcessHandle> pid() throws Exception {
        return ProcessHandle.of(
                Long.parseLong(Files.readString(repository.resolve("pid")).strip()));
    }

    private void script(String name, String text) throws Exception {
        var file = Files.writeString(repository.resolve(name), "#!/bin/sh\n" + text + "\n");
        assertThat(file.toFile().setExecutable(true)).isTrue();
    }

    private ServiceDriver driver(Duration timeout) {
        var services = Sample.command(timeout, List.of("./stop"), List.of("./start"), List.of("./status"));
        return ServiceDrivers.of(services, repository, folder);
    }

    @Test
    void shouldStartAndStop() throws Exception {
        // Given
        var driver = driver(SHORT);
        assertThat(driver.obstacles(NOTHING)).isEmpty();

        // When the start command leaves a service behind that writes for ever
        driver.startTarget(Map.of());
        driver.startTarget(Map.of());
        var facts = driver.present();
        var running = driver.running(facts);
        driver.stop(facts);
        driver.stop(facts);

        // Then
        assertThat(facts).containsExactly(Map.entry("running", "ALL"));
        assertThat(running.state()).isEqualTo(Running.State.ALL);
        assertThat(driver.running(facts).state()).isEqualTo(Running.State.NONE);
        assertThat(driver.running(facts).inWords()).startsWith("./status ended with status ");
    }

    @Test
    void shouldLeaveTheServiceAliveWhenTheCommandIsClosed() throws Exception {
        // Given
        driver(SHORT).startTarget(Map.of());

        // When, Then it goes on writing, and is not ended by a broken pipe
        await().until(() ->
                Files.readString(folder.resolve("service-start.log")).split("tick", -1).length > 2);
        assertThat(pid().orElseThrow().isAlive()).isTrue();
    }

    @Test
    void shouldNotStartAgainWhatDidNotRun() throws Exception {
        // Given
        var driver = driver(SHORT);
        var facts = driver.present();

        // When
        driver.startAgain(facts);

        // Then
        assertThat(repository.resolve("pid")).doesNotExist();
        driver.startAgain(Map.of("running", "ALL"));
        assertThat(pid().orElseThrow().isAlive()).isTrue();
    }

    @Test
    void shouldExplainACommandThatStaysInTheForeground() throws Exception {
        // Given a start command that is itself the service, with a child
        script("start", "echo listening\nsleep 1000 &\necho $! >pid\nwait");

        // When, Then
        assertThatThrownBy(() -> driver(Duration.ofMillis(1_500)).startTarget(Map.of()))
                .isInstanceOf(UpkeepException.class)
                .hasMessageStartingWith("services (start): ./start did not end within 1 s and was ended (listening)")
                .hasMessageContaining("must start the service in the background");
        await().until(() -> pid().filter(ProcessHandle::isAlive).isEmpty());
    }

    @Test
    void shouldSayWhyACommandFailed() throws Exception {
        // Given
        script("stop", "echo first; echo 'no such\u001b[31m process' >&2; exit 7");

        // When, Then
        assertThatThrownBy(() -> driver(SHORT).stop(Map.of()))
                .hasMessageStartingWith(
                        "services (stop): ./stop ended with status 7: no such<U+001B>[31m process; see ")
                .hasMessageContaining("service-stop.log");
    }

    @Test
    void shouldSeeMissingCommands() throws Exception {
        // Given
        Files.delete(repository.resolve("start"));
        var services = Sample.command(SHORT, List.of("no-such-program-here"), List.of("./start"), List.of());
        var driver = ServiceDrivers.of(services, repository, folder);

        // When
        var findings = driver.obstacles(NOTHING);

        // Then
        assertThat(findings)
                .filteredOn(finding -> finding.severity() == Severity.CRITICAL)
                .extracting(Finding::subject)
                .containsExactly("command no-such-program-here", "command ./start");
        assertThat(driver.running(Map.of()).state()).isEqualTo(Running.State.UNKNOWN);
        assertThatThrownBy(() -> driver.startTarget(Map.of())).hasMessageContaining("./start ended with status 12");
    }

    @Test
    void shouldKeepJenkinsFromEndingTheService() throws Exception {
        // Given
        script("start", "env >environment");

        // When
        driver(SHORT).startTarget(Map.of());

        // Then
        assertThat(Files.readAllLines(repository.resolve("environment")))
                .contains("JENKINS_NODE_COOKIE=dontKillMe")
                .noneMatch(line -> line.startsWith("BUILD_ID=") || line.startsWith("JENKINS_SERVER_COOKIE="));
    }

    @Test
    void shouldHandWordsOverAsTheyAre() throws Exception {
        // Given
        script("start", "printf '[%s]' \"$@\" >words");
        var services = Sample.command(
                SHORT, List.of("true"), List.of("./start", "a b", "$(id)", ";", "--", "ü", ""), List.of());

        // When
        ServiceDrivers.of(services, repository, folder).startTarget(Map.of());

        // Then
        assertThat(repository.resolve("words")).hasContent("[a b][$(id)][;][--][ü][]");
    }

    @Test
    void shouldEndTheCommandWhenInterrupted() throws Exception {
        // Given
        script("start", "echo $$ >pid\nexec sleep 1000");
        var thread = Thread.currentThread();
        var watcher = java.util.concurrent.CompletableFuture.runAsync(() -> {
            await().until(() -> Files.exists(repository.resolve("pid")) && Files.size(repository.resolve("pid")) > 1);
            thread.interrupt();
        });

        // When, Then
        assertThatThrownBy(() -> driver(SHORT).startTarget(Map.of())).isInstanceOf(InterruptedException.class);
        watcher.join();
        await().until(() -> pid().filter(ProcessHandle::isAlive).isEmpty());
    }
}
