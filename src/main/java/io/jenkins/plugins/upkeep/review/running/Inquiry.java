package io.jenkins.plugins.upkeep.review.running;

import io.jenkins.plugins.upkeep.system.UpkeepException;
import io.jenkins.plugins.upkeep.system.concurrent.Daemons;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Asks all things at the same time. It always ends: a thing that gives no answer in time is unknown, and named.
 *
 * @param askings what asks
 * @param limit how long all of it may take
 */
public record Inquiry(List<Asking> askings, Duration limit) {
    private static final int MOST_THREADS = 16;
    private static final Duration FAREWELL = Duration.ofSeconds(2);

    public Inquiry {
        askings = List.copyOf(askings);
    }

    /**
     * Asks.
     *
     * @return one answer for each, in their order
     * @throws InterruptedException when this thread was told to stop; the others are told too
     */
    public List<Answer> run() throws InterruptedException {
        var pool = Executors.newFixedThreadPool(
                Math.max(1, Math.min(askings.size(), MOST_THREADS)), Daemons.named("version"));
        var answers = new ArrayList<Future<Answer>>();
        try {
            askings.forEach(asking -> answers.add(pool.submit(asking::ask)));
            return collect(answers);
        } finally {
            askings.forEach(Asking::abandon);
            answers.forEach(answer -> answer.cancel(true));
            end(pool);
        }
    }

    private List<Answer> collect(List<Future<Answer>> futures) throws InterruptedException {
        var end = System.nanoTime() + limit.toNanos();
        var answers = new ArrayList<Answer>();
        for (int at = 0; at < askings.size(); at++) {
            answers.add(answer(askings.get(at), futures.get(at), Math.max(0, end - System.nanoTime())));
        }
        return answers;
    }

    private Answer answer(Asking asking, Future<Answer> future, long nanos) throws InterruptedException {
        try {
            return future.get(nanos, TimeUnit.NANOSECONDS);
        } catch (TimeoutException | CancellationException e) {
            return Answer.unknown(asking.subject(), "gave no answer within " + limit.toSeconds() + " s");
        } catch (ExecutionException e) {
            if (e.getCause() instanceof UpkeepException failure) {
                return Answer.unknown(asking.subject(), failure.getMessage());
            }
            throw new IllegalStateException(asking.subject() + ": " + e.getCause(), e.getCause());
        }
    }

    private static void end(ExecutorService pool) {
        pool.shutdownNow();
        try {
            pool.awaitTermination(FAREWELL.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
