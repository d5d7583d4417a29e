package io.jenkins.plugins.upkeep.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.jenkins.plugins.upkeep.drill.failover.TwoServices;
import io.jenkins.plugins.upkeep.system.process.RunningProcess;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The real command line, ended while the primary is stopped: the primary comes back. */
class KilledFailoverTest {
    private static final Duration LONG = Duration.ofMinutes(1);
    private static final Duration IN_TIME = Duration.ofSeconds(30);

    @TempDir
    private Path folder;

    private static RunningProcess underWay(ServiceDesk desk, TwoServices services) throws Exception {
        var run = desk.start("failover-test");
        run.discardOutput();
        await().atMost(LONG).until(() -> !services.primaryAnswers());
        return run;
    }

    private ServiceDesk desk(TwoServices services, String hold) {
        var text = services.config("stop", "start", ", hold: " + hold);
        return ServiceDesk.open()
                .write(text.replace("./", folder + "/").replace("state: state", "state: " + services.state()));
    }

    private static List<ProcessHandle> guards(RunningProcess run) {
        return ProcessHandle.of(run.pid()).orElseThrow().descendants().toList();
    }

    @Test
    void shouldStartThePrimaryInTheNextRun() throws Exception {
        try (var services = TwoServices.start(folder);
                var desk = desk(services, "5m")) {
            // Given a run that is killed with its guard
            try (var run = underWay(desk, services)) {
                var guards = guards(run);
                assertThat(guards).isNotEmpty();
                guards.forEach(ProcessHandle::destroyForcibly);
                ProcessHandle.of(run.pid()).orElseThrow().destroyForcibly();
                run.await(LONG);
            }
            assertThat(services.state().resolve("primary-is-stopped.json")).exists();
            assertThat(services.primaryAnswers()).isFalse();

            // When
            var planned = desk.run("failover-test", "--dry-run");
            var next = desk.run("failover-test", "--recover");

            // Then
            assertThat(planned.out()).contains("was cut off while it was stopped; it would be started first");
            assertThat(next.status()).as(next.out()).isZero();
            assertThat(next.out()).contains("was started again").contains("it is well");
            assertThat(services.primaryAnswers()).isTrue();
            assertThat(services.state().resolve("primary-is-stopped.json")).doesNotExist();
            assertThat(desk.run("failover-test", "--recover").out()).contains("no run has left it stopped");
        }
    }

    @Test
    void shouldHaveAGuardThatStartsThePrimaryAtOnce() throws Exception {
        try (var services = TwoServices.start(folder);
                var desk = desk(services, "5m")) {
            // When
            try (var run = underWay(desk, services)) {
                ProcessHandle.of(run.pid()).orElseThrow().destroyForcibly();
                run.await(LONG);
            }

            // Then
            await().atMost(IN_TIME).until(services::primaryAnswers);
            assertThat(services.starts()).isEqualTo(2);
        }
    }

    @Test
    void shouldStartThePrimaryWhenItIsToldToStop() throws Exception {
        try (var services = TwoServices.start(folder);
                var desk = desk(services, "5m");
                var run = underWay(desk, services)) {
            // When
            run.terminate();
            var result = run.await(IN_TIME);

            // Then
            assertThat(result.status()).as(result.errors()).isEqualTo(130);
            assertThat(services.primaryAnswers()).isTrue();
            assertThat(services.starts()).isEqualTo(2);
            assertThat(services.state().resolve("primary-is-stopped.json")).doesNotExist();
        }
    }
}
