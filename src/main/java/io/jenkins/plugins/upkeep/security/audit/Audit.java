package io.jenkins.plugins.upkeep.security.audit;

import io.jenkins.plugins.upkeep.report.Unit;
import io.jenkins.plugins.upkeep.system.concurrent.Daemons;
import io.jenkins.plugins.upkeep.task.Progress;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Lets checks look, all at the same time and each on a thread of its own with its own time limit: one that hangs and does not listen
 * keeps no other one waiting. Whatever a check does, there is an outcome for it: one that failed, hung or was too slow is a gap.
 *
 * @param checks the checks
 */
public record Audit(List<Check> checks) {
    private static final Duration FAREWELL = Duration.ofSeconds(2);

    public Audit {
        checks = List.copyOf(checks);
    }

    /**
     * Looks. The checks' threads have been told to stop when this returns.
     *
     * @param clock the wall clock
     * @param progress where it shows how many have looked
     * @return what each check saw, in their order
     * @throws InterruptedException when the thread is told to stop; the checks are told too
     */
    public List<Seen> look(Clock clock, Progress progress) throws InterruptedException {
        var pool = Executors.newCachedThreadPool(Daemons.named("check"));
        var timer = Executors.newSingleThreadScheduledExecutor(Daemons.named("check timer"));
        var looks =
                checks.stream().map(check -> new AuditLook(check, clock, timer)).toList();
        try (var stretch = progress.begin("checks", checks.size(), Unit.COUNT)) {
            looks.forEach(pool::execute);
            return collect(looks, stretch);
        } finally {
            looks.forEach(look -> look.cancel(true));
            end(pool, timer);
        }
    }

    private static List<Seen> collect(List<AuditLook> looks, Progress.Stretch stretch) throws InterruptedException {
        var seen = new ArrayList<Seen>();
        for (var look : looks) {
            seen.add(look.await());
            stretch.advance(1);
        }
        return seen;
    }

    private static void end(ExecutorService pool, ScheduledExecutorService timer) {
        timer.shutdownNow();
        pool.shutdownNow();
        try {
            pool.awaitTermination(FAREWELL.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
