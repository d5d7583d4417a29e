package io.jenkins.plugins.upkeep.security.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.upkeep.system.UpkeepException;
import io.jenkins.plugins.upkeep.task.Progress;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class AuditTest {
    /** What a check of a test does. */
    private interface Looking {
        Outcome look() throws UpkeepException, InterruptedException;
    }

    private record TestCheck(String name, Duration timeout, CountDownLatch abandoned, Looking looking)
            implements Check {
        private static TestCheck of(String name, Looking looking) {
            return new TestCheck(name, Duration.ofMinutes(1), new CountDownLatch(1), looking);
        }

        @Override
        public String plan() {
            return "would look";
        }

        @Override
        public List<Rule> rules() {
            return List.of(Issues.RULE);
        }

        @Override
        public Outcome look(Clock clock) throws UpkeepException, InterruptedException {
            return looking.look();
        }

        @Override
        public void abandon() {
            abandoned.countDown();
        }
    }

    private static List<Seen> look(Check... checks) throws InterruptedException {
        return new Audit(List.of(checks)).look(Clock.systemUTC(), Progress.unseen());
    }

    private static Gap gap(Seen seen) {
        assertThat(seen.outcome().looked()).isZero();
        assertThat(seen.outcome().gaps()).hasSize(1);
        return seen.outcome().gaps().get(0);
    }

    @Test
    void shouldKeepTheOrderOfManyChecks() throws Exception {
        // Given
        var checks = IntStream.range(0, 50)
                .mapToObj(at -> TestCheck.of("check " + at, () -> Issues.outcome(Issues.warning("lock " + at))))
                .toArray(Check[]::new);

        // When
        var seen = look(checks);

        // Then
        assertThat(seen).hasSize(50);
        assertThat(seen.get(17).check()).isEqualTo("check 17");
        assertThat(seen.get(17).outcome().issues().get(0).key()).isEqualTo("weak-lock lock 17");
    }

    @Test
    void shouldTakeWhatCouldNotLookForUnknown() throws Exception {
        // When
        var seen = look(
                TestCheck.of("absent", () -> {
                    throw new UpkeepException("x: is not installed");
                }),
                TestCheck.of("broken", () -> {
                    throw new IllegalStateException("a defect");
                }),
                TestCheck.of("well", Issues::outcome));

        // Then
        assertThat(gap(seen.get(0)).reason()).isEqualTo("could not be looked at: x: is not installed");
        assertThat(gap(seen.get(1)).action()).isEqualTo("report this as a defect of Upkeep");
        assertThat(seen.get(2).outcome().gaps()).isEmpty();
    }

    @Test
    void shouldNotWaitLongerThanACheckMayTake() throws Exception {
        // Given
        var never = new CountDownLatch(1);
        var abandoned = new CountDownLatch(1);
        var hanging = new TestCheck("hanging", Duration.ofMillis(200), abandoned, () -> {
            never.await();
            return Issues.outcome();
        });

        // When
        var seen = look(hanging, TestCheck.of("well", Issues::outcome));

        // Then
        assertThat(gap(seen.get(0)).reason()).startsWith("gave no answer within ");
        assertThat(abandoned.await(10, TimeUnit.SECONDS)).isTrue();
        assertThat(seen.get(1).outcome().looked()).isEqualTo(10);
    }

    @Test
    void shouldNotLetChecksThatDoNotListenKeepOthersWaiting() throws Exception {
        // Given checks that no interruption ends
        var end = new CountDownLatch(1);
        var deaf = IntStream.range(0, 8)
                .<Check>mapToObj(
                        at -> new TestCheck("deaf " + at, Duration.ofMillis(200), new CountDownLatch(1), () -> {
                            Uninterruptibles.await(end);
                            return Issues.outcome();
                        }));
        var checks = Stream.concat(deaf, Stream.of(TestCheck.of("well", Issues::outcome)));

        // When
        var seen = look(checks.toArray(Check[]::new));
        end.countDown();

        // Then
        assertThat(seen.get(8).outcome().looked()).isEqualTo(10);
        assertThat(gap(seen.get(7)).reason()).startsWith("gave no answer within ");
    }

    /** Waits whatever happens. */
    private static final class Uninterruptibles {
        private static void await(CountDownLatch latch) {
            var interrupted = false;
            while (latch.getCount() > 0) {
                try {
                    latch.await();
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Test
    void shouldTellTheChecksToStopWhenItIsToldTo() {
        // Given
        var stopped = new CountDownLatch(1);
        var check = TestCheck.of("hanging", () -> {
            try {
                new CountDownLatch(1).await();
                return Issues.outcome();
            } catch (InterruptedException e) {
                stopped.countDown();
                throw e;
            }
        });

        // When, Then
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> look(check)).isInstanceOf(InterruptedException.class);
        assertThat(check.abandoned().getCount()).isZero();
    }
}
