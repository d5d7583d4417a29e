package io.jenkins.plugins.upkeep.health.probe;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.jenkins.plugins.upkeep.report.Finding;
import io.jenkins.plugins.upkeep.report.Severity;
import io.jenkins.plugins.upkeep.system.UpkeepException;
import io.jenkins.plugins.upkeep.task.Progress;
import io.jenkins.plugins.upkeep.task.Stopwatch;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ProbesTest {
    @Test
    void shouldLetAllLookAtTheSameTime() throws Exception {
        // Given probes that only go on together
        var meeting = new CyclicBarrier(5);
        var probes = IntStream.range(0, 5)
                .mapToObj(number -> probe("probe " + number, () -> {
                    meeting.await(5, SECONDS);
                    return Finding.info("probe " + number, "met");
                }))
                .toList();

        // When
        var findings = look(probes, Duration.ofSeconds(10));

        // Then they meet, and answer in their order
        assertThat(findings).extracting(Finding::seen).containsOnly("met");
        assertThat(findings)
                .extracting(Finding::subject)
                .startsWith("probe 0", "probe 1")
                .endsWith("probe 4");
    }

    @Test
    void shouldNameWhatHangsAndKeepTheRest() throws Exception {
        // Given one that hangs longer than it may
        var never = new CountDownLatch(1);
        var abandoned = new AtomicBoolean();
        var hanging = new FakeProbe("disk /lost", Duration.ofMillis(200), () -> hang(never), abandoned);
        var watch = Stopwatch.started();

        // When
        var findings = look(List.of(hanging, well("disk /")), Duration.ofSeconds(20));

        // Then
        assertThat(watch.elapsed()).isLessThan(Duration.ofSeconds(5));
        assertThat(findings).extracting(Finding::severity).containsExactly(Severity.UNKNOWN, Severity.INFO);
        assertThat(findings.get(0).subject()).isEqualTo("disk /lost");
        assertThat(findings.get(0).seen()).isEqualTo("gave no answer within 200 ms");
        assertThat(abandoned).isTrue();
    }

    @Test
    void shouldNotNameTwiceWhatCouldNotBeLookedAt() throws Exception {
        // When
        var findings = look(
                List.of(probe("database h:1/shop", () -> {
                    throw new UpkeepException("database h:1/shop: the password is wrong; correct it");
                })),
                Duration.ofSeconds(10));

        // Then
        assertThat(findings)
                .extracting(Finding::seen)
                .containsExactly("could not be looked at: the password is wrong; correct it");
    }

    @Test
    void shouldEndAtTheDeadlineWhateverTheProbesDo() throws Exception {
        // Given more probes than threads, that neither end nor listen
        var end = new CountDownLatch(1);
        var deaf = IntStream.range(0, 20)
                .mapToObj(number -> probe("probe " + number, () -> deaf(end)))
                .toList();
        var watch = Stopwatch.started();

        // When
        var findings = look(deaf, Duration.ofMillis(300));
        end.countDown();

        // Then
        assertThat(watch.elapsed()).isLessThan(Duration.ofSeconds(5));
        assertThat(findings).hasSize(20).extracting(Finding::severity).containsOnly(Severity.UNKNOWN);
    }

    @Test
    void shouldReportWhatFailsToLook() throws Exception {
        // Given
        var barred = probe("journal", () -> {
            throw new UpkeepException("journal: no permission; join the group adm");
        });
        var broken = probe("clock", () -> {
            throw new IllegalStateException("a defect");
        });

        // When
        var findings = look(List.of(barred, broken), Duration.ofSeconds(5));

        // Then
        assertThat(findings).extracting(Finding::severity).containsOnly(Severity.UNKNOWN);
        assertThat(findings.get(0).seen()).contains("no permission; join the group adm");
        assertThat(findings.get(1).seen()).contains("a defect");
        assertThat(findings.get(1).action()).contains("defect of Upkeep");
    }

    @Test
    void shouldEndSoonWhenToldToStop() throws Exception {
        // Given a look under way
        var begun = new CountDownLatch(1);
        var abandoned = new AtomicBoolean();
        var hanging = new FakeProbe(
                "endpoint",
                Duration.ofMinutes(1),
                () -> {
                    begun.countDown();
                    return hang(new CountDownLatch(1));
                },
                abandoned);
        var stopped = new AtomicBoolean();
        var thread = new Thread(() -> {
            try {
                look(List.of(hanging), Duration.ofMinutes(1));
            } catch (InterruptedException e) {
                stopped.set(true);
            }
        });
        thread.start();
        assertThat(begun.await(5, SECONDS)).isTrue();

        // When
        thread.interrupt();

        // Then
        await().atMost(3, SECONDS).untilTrue(stopped);
        assertThat(abandoned).isTrue();
    }

    private static List<Finding> look(List<Probe> probes, Duration deadline) throws InterruptedException {
        var findings = new ArrayList<Finding>();
        new Probes(probes, deadline)
                .look(Clock.systemUTC(), Progress.unseen())
                .forEach(result -> findings.addAll(result.findings()));
        return findings;
    }

    private static Finding hang(CountDownLatch latch) throws InterruptedException {
        latch.await();
        return Finding.info("nothing", "went on");
    }

    private static Finding deaf(CountDownLatch latch) {
        while (latch.getCount() > 0) {
            Thread.onSpinWait();
        }
        return Finding.info("nothing", "went on");
    }

    private static Probe well(String subject) {
        return probe(subject, () -> Finding.info(subject, "well"));
    }

    private static Probe probe(String subject, Glance glance) {
        return new FakeProbe(subject, Duration.ofSeconds(30), glance, new AtomicBoolean());
    }

    private interface Glance {
        Finding look() throws Exception;
    }

    private record FakeProbe(String subject, Duration timeout, Glance glance, AtomicBoolean abandoned)
            implements Probe {
        @Override
        public String plan() {
            return subject + ": look";
        }

        @Override
        public ProbeResult look(Clock clock) throws UpkeepException, InterruptedException {
            try {
                return ProbeResult.of(glance.look());
            } catch (UpkeepException | InterruptedException | RuntimeException e) {
                throw e;
            } catch (Exception e) {
                throw new UpkeepException("fake probe: " + e, e);
            }
        }

        @Override
        public void abandon() {
            abandoned.set(true);
        }
    }
}
