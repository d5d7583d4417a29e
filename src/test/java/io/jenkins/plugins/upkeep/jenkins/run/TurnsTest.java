package io.jenkins.plugins.upkeep.jenkins.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TurnsTest {
    private static final Duration SOON = Duration.ofSeconds(20);

    private final AtomicInteger taken = new AtomicInteger();
    private final AtomicInteger together = new AtomicInteger();
    private final AtomicInteger most = new AtomicInteger();

    private final ScheduledExecutorService pool = Executors.newScheduledThreadPool(4);

    @AfterEach
    void endThePool() {
        pool.shutdownNow();
    }

    private Turns turns(Supplier<Optional<Duration>> work) {
        return new Turns(work, (turn, delay) -> pool.schedule(turn, delay.toMillis(), TimeUnit.MILLISECONDS));
    }

    private void count() {
        taken.incrementAndGet();
        most.accumulateAndGet(together.incrementAndGet(), Math::max);
    }

    @Test
    void shouldTakeTurnsAsLongAsTheyAskForMore() {
        // Given
        var turns = turns(() -> taken.incrementAndGet() < 5 ? Optional.of(Duration.ofMillis(1)) : Optional.empty());

        // When
        turns.wake();

        // Then
        await().atMost(SOON).until(() -> taken.get() == 5);
        await().during(Duration.ofMillis(200)).atMost(SOON).until(() -> taken.get() == 5);
    }

    @Test
    void shouldTakeAnotherTurnForWhoComesDuringOneAndNeverTwoAtATime() throws Exception {
        // Given a turn that lasts
        var begun = new CountDownLatch(1);
        var go = new CountDownLatch(1);
        var turns = turns(() -> {
            count();
            begun.countDown();
            wait(go);
            together.decrementAndGet();
            return Optional.empty();
        });
        turns.wake();
        assertThat(begun.await(SOON.toSeconds(), TimeUnit.SECONDS)).isTrue();

        // When
        for (int wake = 0; wake < 50; wake++) {
            turns.wake();
        }
        go.countDown();

        // Then
        await().atMost(SOON).until(() -> taken.get() == 2);
        await().during(Duration.ofMillis(200)).atMost(SOON).until(() -> taken.get() == 2);
        assertThat(most).hasValue(1);
    }

    @Test
    void shouldGoOnAfterATurnThatFailed() {
        // Given
        var turns = turns(() -> {
            if (taken.incrementAndGet() == 1) {
                throw new IllegalStateException("the first turn fails");
            }
            return Optional.empty();
        });

        // When
        turns.wake();
        await().dontCatchUncaughtExceptions().atMost(SOON).until(() -> taken.get() == 1);
        turns.wake();

        // Then
        await().dontCatchUncaughtExceptions().atMost(SOON).until(() -> taken.get() == 2);
    }

    private static void wait(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException("nobody interrupts a turn", e);
        }
    }
}
