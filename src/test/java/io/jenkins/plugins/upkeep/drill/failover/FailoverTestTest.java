package io.jenkins.plugins.upkeep.drill.failover;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.jenkins.plugins.upkeep.report.Finding;
import io.jenkins.plugins.upkeep.report.Report;
import io.jenkins.plugins.upkeep.report.Severity;
import io.jenkins.plugins.upkeep.report.Status;
import io.jenkins.plugins.upkeep.system.UpkeepException;
import io.jenkins.plugins.upkeep.testing.Reports;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two real processes, of which one is really stopped. */
class FailoverTestTest {
    @TempDir
    private Path folder;

    private static FailoverSection section(Report report) {
        return (FailoverSection) report.section().orElseThrow();
    }

    private static Finding worst(Report report) {
        return Reports.problems(report).get(0);
    }

    private void assertRestored(TwoServices services, int starts) throws Exception {
        assertThat(services.primaryAnswers()).isTrue();
        assertThat(services.starts()).isEqualTo(starts);
        assertThat(services.state().resolve("primary-is-stopped.json")).doesNotExist();
    }

    @Test
    void shouldMeasureAFailoverAndStartThePrimaryAgain() throws Exception {
        try (var services = TwoServices.start(folder)) {
            // When
            var report = services.test("stop", "start", ", maxOutage: 10s");

            // Then
            assertThat(Reports.problems(report)).isEmpty();
            assertThat(report.verdict())
                    .startsWith("spare took over from main: ")
                    .contains("was well again");
            var section = section(report);
            assertThat(section.outcome()).isEqualTo("taken_over");
            assertThat(section.stopSeconds()).isPresent();
            assertThat(section.silentSeconds()).isPresent();
            assertThat(section.takeoverSeconds()).isPresent();
            assertThat(section.outageSeconds()).isPositive().isLessThan(10);
            assertThat(section.resolutionSeconds()).isPositive();
            assertThat(section.recoverySeconds()).isPresent();
            assertThat(section.primaryWell()).isTrue();
            assertThat(Reports.rows(report, "What happened"))
                    .extracting(row -> row.get(1))
                    .contains("primary answers for the last time", "primary is well again");
            assertRestored(services, 2);
        }
    }

    @Test
    void shouldStopNothingWhenTheSecondaryIsIll() throws Exception {
        try (var services = TwoServices.start(folder)) {
            // Given
            services.makeIll("secondary");

            // When
            var report = services.test("stop", "start", "");

            // Then
            assertThat(worst(report).severity()).isEqualTo(Severity.CRITICAL);
            assertThat(worst(report).subject()).isEqualTo("secondary spare");
            assertThat(worst(report).seen())
                    .contains("status 200 without the expected text at request 1 of 5", "nothing was stopped");
            assertRestored(services, 1);
        }
    }

    @Test
    void shouldStopNothingWhenACommandIsMissing() throws Exception {
        try (var services = TwoServices.start(folder)) {
            // When
            var report = services.test("stop", "no-such-start", "");

            // Then
            assertThat(worst(report).severity()).isEqualTo(Severity.UNKNOWN);
            assertThat(worst(report).seen()).isEqualTo("there is no program ./no-such-start here; nothing was stopped");
            assertRestored(services, 1);
        }
    }

    @Test
    void shouldEndTheOutageWhenTheSecondaryEndsWithThePrimary() throws Exception {
        try (var services = TwoServices.start(folder)) {
            // When
            var report = services.test("stop-both", "start", ", maxOutage: 500ms, giveUp: 1s");

            // Then
            assertThat(report.status()).isEqualTo(Status.CRITICAL);
            assertThat(Reports.seen(report))
                    .anyMatch(line -> line.startsWith("secondary spare: did not take over (refuses connections)"
                            + ": the primary was started again after 1 s"))
                    .anyMatch(line -> line.startsWith("clients: were without an answer for "));
            assertThat(section(report).failedRequests()).isPositive();
            assertRestored(services, 2);
        }
    }

    @Test
    void shouldEndAStopThatHangs() throws Exception {
        try (var services = TwoServices.start(folder)) {
            // Given
            services.script("hang", "echo waits for the moon; exec sleep 1000");

            // When
            var report = services.test("hang", "start", ", commandLimit: 1s");

            // Then
            assertThat(worst(report).severity()).isEqualTo(Severity.UNKNOWN);
            assertThat(worst(report).seen())
                    .contains("'./hang' did not end within 1 s: waits for the moon", "nothing was tested");
            assertThat(services.primaryAnswers()).isTrue();
        }
    }

    @Test
    void shouldSayThatTheStopCommandFails() throws Exception {
        try (var services = TwoServices.start(folder)) {
            // Given
            services.script("refuse", "echo not allowed >&2; exit 4");

            // When
            var report = services.test("refuse", "start", "");

            // Then
            assertThat(worst(report).severity()).isEqualTo(Severity.UNKNOWN);
            assertThat(worst(report).seen())
                    .isEqualTo("'./refuse' ended with status 4: not allowed; the failover was not tested");
            assertThat(services.state().resolve("primary-is-stopped.json")).doesNotExist();
        }
    }

    @Test
    void shouldNotTakeAPrimaryThatGoesOnForAFailover() throws Exception {
        try (var services = TwoServices.start(folder)) {
            // When
            services.script("nothing", ":");
            services.script("nothing-to-start", ":");
            var report = services.test("nothing", "nothing-to-start", "");

            // Then
            assertThat(worst(report).severity()).isEqualTo(Severity.UNKNOWN);
            assertThat(worst(report).seen()).contains("primary main went on answering; nothing was tested");
        }
    }

    @Test
    void shouldTryAgainAndSayWhatToDoWhenThePrimaryDoesNotStart() throws Exception {
        try (var services = TwoServices.start(folder)) {
            // Given
            services.script("fail", "echo tried >>tries; echo no disk >&2; exit 7");

            // When
            var report = services.test("stop", "fail", ", recovery: 3s");

            // Then
            assertThat(worst(report).severity()).isEqualTo(Severity.CRITICAL);
            assertThat(worst(report).subject()).isEqualTo("primary main");
            assertThat(worst(report).seen()).contains("refuses connections", "'./fail' ended with status 7: no disk");
            assertThat(worst(report).action()).startsWith("start it now: ./fail");
            assertThat(Files.readAllLines(folder.resolve("tries"))).hasSizeGreaterThan(1);
            assertThat(services.state().resolve("primary-is-stopped.json")).exists();

            // When: the next run finds the note
            var next = services.test("stop", "start", "", false, true);

            // Then
            assertThat(Reports.seen(next)).singleElement().asString().contains("was started again", "it is well");
            assertThat(services.primaryAnswers()).isTrue();
        }
    }

    @Test
    void shouldLeaveACommandAloneThatIsTheServiceItself() throws Exception {
        try (var services = TwoServices.start(folder)) {
            // Given
            var start = Files.readString(folder.resolve("start"));
            services.script("foreground", start.replaceFirst("(?s).*?cd [^\n]*\n", "") + "\nwait");

            // When
            var report = services.test("stop", "foreground", ", commandLimit: 3s");

            // Then
            assertThat(Reports.problems(report)).singleElement().satisfies(finding -> {
                assertThat(finding.severity()).isEqualTo(Severity.WARNING);
                assertThat(finding.seen()).contains("did not end within 3 s", "the primary is well all the same");
            });
            assertThat(services.primaryAnswers()).isTrue();
        }
    }

    @Test
    void shouldNoticeThatSomethingElseStartsThePrimary() throws Exception {
        try (var services = TwoServices.start(folder)) {
            // Given
            services.script(
                    "restart", "./stop; while kill -0 $(cat primary.pid) 2>/dev/null; do sleep 0.05; done; ./start");

            // When
            var report = services.test("restart", "start", ", hold: 4s");

            // Then
            assertThat(worst(report).severity()).isEqualTo(Severity.WARNING);
            assertThat(worst(report).seen()).contains("answered again after", "before anybody started it");
            assertThat(services.primaryAnswers()).isTrue();
        }
    }

    @Test
    void shouldOnlyPlan() throws Exception {
        try (var services = TwoServices.start(folder)) {
            // When
            var report = services.test("stop", "start", "", true, false);

            // Then
            assertThat(report.verdict())
                    .isEqualTo("nothing was changed; both endpoints are well, and this is the plan");
            assertThat(Reports.seen(report)).contains("step 4: it is started again: ./start");
            assertThat(services.state()).doesNotExist();
            assertRestored(services, 1);
        }
    }

    @Test
    void shouldNotRunTwiceAtOnce() throws Exception {
        try (var services = TwoServices.start(folder);
                var state = StateFolder.open(services.state())) {
            assertThat(state.note()).isEmpty();
            assertThatThrownBy(() -> services.test("stop", "start", ""))
                    .isInstanceOf(UpkeepException.class)
                    .hasMessageContaining("another one of this service is under way");
            assertThat(services.starts()).isEqualTo(1);
        }
    }

    @Test
    void shouldNotStartAnotherPrimaryThanTheOneThatWasStopped() throws Exception {
        try (var services = TwoServices.start(folder)) {
            // Given
            try (var state = StateFolder.open(services.state())) {
                state.remember(new StateFolder.Note("old", Instant.EPOCH));
            }

            // When, Then
            assertThatThrownBy(() -> services.test("stop", "start", ""))
                    .hasMessageContaining("was cut off while old was stopped")
                    .hasMessageContaining("start old by hand");
            assertThat(services.starts()).isEqualTo(1);
        }
    }

    @Test
    void shouldStartThePrimaryAgainWhenItIsToldToStop() throws Exception {
        try (var services = TwoServices.start(folder)) {
            // Given
            var failure = new CompletableFuture<Throwable>();
            var thread = new Thread(() -> {
                try {
                    services.test("stop", "start", ", hold: 5m");
                    failure.complete(null);
                } catch (Exception e) {
                    failure.complete(e);
                }
            });
            services.script("stop", "kill $(cat primary.pid); exec sleep 1000");
            thread.start();
            await().atMost(Duration.ofSeconds(30)).until(() -> !services.primaryAnswers());

            // When
            thread.interrupt();

            // Then
            assertThat(failure.get(30, TimeUnit.SECONDS)).isInstanceOf(InterruptedException.class);
            assertRestored(services, 2);
        }
    }

    @Test
    void shouldFindTheLongestTimeWithoutAnAnswer() {
        // Given
        var trace = new Trace();
        for (var sample : List.of(good(0, 1), good(10, 11), bad(20, 21), bad(30, 31), good(40, 45), good(50, 51))) {
            trace.add(sample);
        }

        // When, Then
        assertThat(trace.longest(0)).isEqualTo(new Trace.Gap(11, 45, true));
        assertThat(trace.longest(46)).isEqualTo(new Trace.Gap(45, 51, true));
        assertThat(trace.bad(21)).isEqualTo(2);
        trace.add(bad(60, 200));
        assertThat(trace.longest(0)).isEqualTo(new Trace.Gap(51, 200, false));
    }

    private static Sample good(long begin, long end) {
        return new Sample(begin, end, Optional.empty());
    }

    private static Sample bad(long begin, long end) {
        return new Sample(begin, end, Optional.of("refuses connections"));
    }
}
