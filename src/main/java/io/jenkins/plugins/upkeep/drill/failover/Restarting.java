package io.jenkins.plugins.upkeep.drill.failover;

import io.jenkins.plugins.upkeep.system.UpkeepException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;

/**
 * Starts the primary again and waits until it is well. Nothing stops this: whoever is told to stop meanwhile learns of it
 * afterwards, and only the waiting becomes shorter.
 */
final class Restarting {
    private static final Duration LOOK = Duration.ofMillis(20);
    private static final Duration BETWEEN = Duration.ofSeconds(1);
    /** Who is told to stop has half a minute. */
    private static final Duration IN_A_HURRY = Duration.ofSeconds(18);

    private static final int ATTEMPTS = 3;
    private static final int GOOD_ANSWERS = 3;

    private final FailoverPlan plan;
    private final Path log;
    private final Runnable started;
    private final long began = System.nanoTime();
    private volatile long hurriedAt = Long.MAX_VALUE;
    private OptionalLong ended = OptionalLong.empty();
    private Optional<String> trouble = Optional.empty();

    /**
     * @param plan how
     * @param log where the command's words go
     * @param started is told when the command has done its work
     */
    Restarting(FailoverPlan plan, Path log, Runnable started) {
        this.plan = plan;
        this.log = log;
        this.started = started;
    }

    /** From now on there is little time. */
    Restarting hurry() {
        hurriedAt = Math.min(hurriedAt, System.nanoTime());
        return this;
    }

    /** Starts it, in a thread that nobody interrupts; an interruption of this thread is kept. */
    Restart run() {
        var work = new FutureTask<>(this::restart);
        var thread = new Thread(work, "start the primary");
        thread.setDaemon(true);
        thread.start();
        var interrupted = false;
        try {
            while (true) {
                try {
                    return work.get();
                } catch (InterruptedException e) {
                    interrupted = true;
                    hurry();
                }
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException("the primary was not started because of a defect", e.getCause());
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private Restart restart() throws InterruptedException {
        var visit = plan.visit(plan.primary());
        for (int attempt = 1;
                !isStarted(visit)
                        && attempt < ATTEMPTS
                        && !isOver(plan.settings().recovery());
                attempt++) {
            TimeUnit.MILLISECONDS.sleep(BETWEEN.toMillis());
        }
        var problem = problem(visit);
        while (problem.isPresent() && !isOver(plan.settings().recovery())) {
            TimeUnit.MILLISECONDS.sleep(LOOK.toMillis());
            problem = problem(visit);
        }
        var well = problem.isEmpty() ? OptionalLong.of(System.nanoTime()) : OptionalLong.empty();
        well.ifPresent(time -> started.run());
        return new Restart(began, ended, well, trouble, problem.orElse(""));
    }

    /** Runs the command once. */
    private boolean isStarted(Visit visit) throws InterruptedException {
        try {
            var command = plan.start().start(log);
            while (command.isAlive() && !command.isLate(shortened(plan.start().limit()))) {
                TimeUnit.MILLISECONDS.sleep(LOOK.toMillis());
            }
            return command.isAlive() ? isWellMeanwhile(command, visit) : isGood(command);
        } catch (UpkeepException e) {
            trouble = Optional.of(e.getMessage());
            return false;
        }
    }

    /** A command that stays may be the service itself: it is left alone when the service is well. */
    private boolean isWellMeanwhile(RunningCommand command, Visit visit) throws InterruptedException {
        trouble = Optional.of(command.late());
        if (problem(visit).isEmpty()) {
            return true;
        }
        command.end();
        return false;
    }

    private boolean isGood(RunningCommand command) throws UpkeepException, InterruptedException {
        ended = OptionalLong.of(System.nanoTime());
        var status = command.status();
        trouble = status == 0 ? Optional.empty() : Optional.of(command.failed(status));
        if (status == 0) {
            started.run();
        }
        return status == 0;
    }

    /** What is wrong with the primary; a single good answer may be luck. */
    private static Optional<String> problem(Visit visit) throws InterruptedException {
        var problem = visit.complaint();
        for (int good = 1; problem.isEmpty() && good < GOOD_ANSWERS; good++) {
            TimeUnit.MILLISECONDS.sleep(LOOK.toMillis());
            problem = visit.complaint();
        }
        return problem;
    }

    private boolean isOver(Duration limit) {
        var now = System.nanoTime();
        return now - began > limit.toNanos() || (isHurried() && now - hurriedAt > IN_A_HURRY.toNanos());
    }

    private boolean isHurried() {
        return hurriedAt != Long.MAX_VALUE;
    }

    private Duration shortened(Duration limit) {
        var most = IN_A_HURRY.dividedBy(2);
        return isHurried() && limit.compareTo(most) > 0 ? most : limit;
    }
}
