package io.jenkins.plugins.upkeep.system.concurrent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.upkeep.system.UpkeepException;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class WorkersTest {
    private static final long SECONDS = 20;

    /** Waits in each piece until it is aborted, but for piece 0, at which it fails once another waits. */
    private static final class Waiting implements Worker<Integer> {
        private final CountDownLatch others;
        private final AtomicInteger closed;
        private final CountDownLatch aborted = new CountDownLatch(1);

        Waiting(CountDownLatch others, AtomicInteger closed) {
            this.others = others;
            this.closed = closed;
        }

        @Override
        public void work(Integer piece) throws UpkeepException, InterruptedException {
            if (piece == 0) {
                others.await();
                throw new UpkeepException("piece 0: broken");
            }
            others.countDown();
            aborted.await();
            throw new UpkeepException("piece " + piece + ": aborted");
        }

        @Override
        public void abort() {
            aborted.countDown();
        }

        @Override
        public void close() {
            closed.incrementAndGet();
        }
    }

    /** Does each piece at once. */
    private record Collecting(Set<Integer> done) implements Worker<Integer> {
        @Override
        public void work(Integer piece) {
            done.add(piece);
        }

        @Override
        public void abort() {
            // Nothing waits.
        }

        @Override
        public void close() {
            // Nothing is held.
        }
    }

    @Test
    void shouldDoEachPiece() throws Exception {
        // Given
        var pieces = IntStream.range(0, 1_000).boxed().toList();
        Set<Integer> done = ConcurrentHashMap.newKeySet();

        // When
        Workers.run("test", 4, pieces, () -> new Collecting(done));
        Workers.run("test", 4, List.<Integer>of(), () -> new Collecting(done));

        // Then
        assertThat(done).hasSize(1_000);
    }

    @Test
    void shouldStopAllAtTheFirstFailure() {
        // Given
        var closed = new AtomicInteger();
        var others = new CountDownLatch(2);

        // Then
        assertThatThrownBy(() -> Workers.run("test", 3, List.of(0, 1, 2, 3, 4), () -> new Waiting(others, closed)))
                .isInstanceOf(UpkeepException.class)
                .hasMessage("piece 0: broken")
                .satisfies(failure -> assertThat(failure.getSuppressed()).hasSize(2));
        assertThat(closed).hasValue(3);
    }

    @Test
    void shouldEndAllBeforeItIsInterrupted() throws Exception {
        // Given
        var closed = new AtomicInteger();
        var others = new CountDownLatch(2);
        var run = new FutureTask<Class<?>>(() -> {
            try {
                Workers.run("test", 2, List.of(1, 2, 3), () -> new Waiting(others, closed));
                return null;
            } catch (InterruptedException e) {
                return closed.get() == 2 ? e.getClass() : null;
            }
        });
        var thread = new Thread(run, "run");
        thread.start();
        others.await();

        // When
        thread.interrupt();

        // Then
        assertThat(run.get(SECONDS, TimeUnit.SECONDS)).isEqualTo(InterruptedException.class);
    }

    @Test
    void shouldSayThatAWorkerCannotBeMade() {
        assertThatThrownBy(() -> Workers.run("test", 2, List.of(1, 2), () -> {
                    throw new UpkeepException("worker: not today");
                }))
                .isInstanceOf(UpkeepException.class)
                .hasMessage("worker: not today");
    }

    @Test
    void shouldNameADefect() {
        assertThatThrownBy(() -> Workers.run("test", 1, List.of(1), () -> {
                    throw new IllegalArgumentException("odd");
                }))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith("test: ");
    }
}
