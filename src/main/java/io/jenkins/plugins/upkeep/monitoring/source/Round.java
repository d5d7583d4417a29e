package io.jenkins.plugins.upkeep.monitoring.source;

import io.jenkins.plugins.upkeep.monitoring.source.Figure.Answer;
import io.jenkins.plugins.upkeep.system.UpkeepException;
import io.jenkins.plugins.upkeep.system.concurrent.Daemons;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;

/** Reads all figures once, by as many threads as there are lanes, within a time. What is late is cut off. */
final class Round {
    private static final ThreadFactory THREADS = Daemons.named("metrics");

    private final Queue<Figure> waiting;
    private final Map<String, Answer> answers = new ConcurrentHashMap<>();
    private final long end;
    private final Duration patience;
    private volatile Optional<String> databaseProblem = Optional.of("the database did not answer within the scrape");

    Round(Collection<Figure> figures, Duration patience) {
        this.waiting = new ConcurrentLinkedQueue<>(figures);
        this.patience = patience;
        this.end = System.nanoTime() + patience.toNanos();
    }

    void run(List<Lane> lanes) throws InterruptedException {
        var free = lanes.stream().filter(Lane::take).toList();
        var ended = new CountDownLatch(free.size());
        free.forEach(lane -> THREADS.newThread(() -> work(lane, ended)).start());
        var late = true;
        try {
            late = !ended.await(patience.toNanos(), TimeUnit.NANOSECONDS);
        } finally {
            if (late) {
                waiting.clear();
                free.forEach(Lane::cut);
            }
        }
    }

    private void work(Lane lane, CountDownLatch ended) {
        try {
            lane.enter();
            databaseProblem = Optional.empty();
            for (var figure = waiting.poll(); figure != null; figure = waiting.poll()) {
                answers.put(figure.config().name(), lane.read(figure, left()));
            }
        } catch (UpkeepException e) {
            refused(e);
        } finally {
            lane.leave();
            ended.countDown();
        }
    }

    /** One connection that is let in shows that the database answers, whatever becomes of the others. */
    private synchronized void refused(UpkeepException problem) {
        if (databaseProblem.isPresent()) {
            databaseProblem = Optional.of(problem.getMessage());
        }
    }

    private Duration left() {
        return Duration.ofNanos(Math.max(1, end - System.nanoTime()));
    }

    Answer answer(Figure figure) {
        var late = Answer.none("metric " + figure.config().name() + ": was not read within the time of the scrape");
        return answers.getOrDefault(figure.config().name(), late);
    }

    Optional<String> databaseProblem() {
        return databaseProblem;
    }
}
