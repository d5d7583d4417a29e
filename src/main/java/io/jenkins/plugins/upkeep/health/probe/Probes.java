package io.jenkins.plugins.upkeep.health.probe;

import io.jenkins.plugins.upkeep.report.Finding;
import io.jenkins.plugins.upkeep.report.Unit;
import io.jenkins.plugins.upkeep.task.Progress;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor.DiscardPolicy;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Lets probes look, all at the same time: each with its own time limit, the whole with a deadline. Whatever a probe does,
 * there is a result for it.
 *
 * @param probes the probes
 * @param deadline how long all of them may take together
 */
public record Probes(List<Probe> probes, Duration deadline) {
    private static final int MOST_THREADS = 16;
    private static final Duration FAREWELL = Duration.ofSeconds(1);

    public Probes {
        probes = List.copyOf(probes);
    }

    /**
     * Looks. The threads are told to stop before this returns; one that does not listen ends with its own timeout and
     * keeps no program running.
     *
     * @param clock the wall clock
     * @param progress where it shows how many have looked
     * @return one result for each probe, in their order
     * @throws InterruptedException when the thread is told to stop; the probes are told too
     */
    public List<ProbeResult> look(Clock clock, Progress progress) throws InterruptedException {
        var pool = Executors.newFixedThreadPool(Math.max(1, Math.min(probes.size(), MOST_THREADS)), threads("probe"));
        var timer = new ScheduledThreadPoolExecutor(1, threads("probe timer"), new DiscardPolicy());
        var looks = probes.stream().map(probe -> new Look(probe, clock, timer)).toList();
        try (var stretch = progress.begin("probes", probes.size(), Unit.COUNT)) {
            looks.forEach(pool::execute);
            return collect(looks, stretch);
        } finally {
            looks.forEach(look -> look.cancel(true));
            timer.shutdownNow();
            pool.shutdownNow();
            awaitQuietly(pool);
        }
    }

    private List<ProbeResult> collect(List<Look> looks, Progress.Stretch stretch) throws InterruptedException {
        var end = System.nanoTime() + deadline.toNanos();
        var results = new ArrayList<ProbeResult>();
        for (var look : looks) {
            results.add(look.await(Duration.ofNanos(Math.max(0, end - System.nanoTime())), deadline));
            stretch.advance(1);
        }
        return results;
    }

    private static void awaitQuietly(ExecutorService pool) {
        try {
            pool.awaitTermination(FAREWELL.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static ThreadFactory threads(String name) {
        var number = new AtomicInteger();
        return work -> {
            var thread = new Thread(work, name + " " + number.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        };
    }

    static ProbeResult unknown(Probe probe, String seen, String action) {
        return ProbeResult.of(Finding.unknown(probe.subject(), seen, action));
    }
}
