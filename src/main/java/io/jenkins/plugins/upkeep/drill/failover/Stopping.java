package io.jenkins.plugins.upkeep.drill.failover;

import io.jenkins.plugins.upkeep.system.UpkeepException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;

/** Stops the primary and watches until it is known what that leads to. */
final class Stopping {
    private static final Duration LOOK = Duration.ofMillis(5);
    /** A command may end before the service does. */
    private static final Duration SETTLING = Duration.ofSeconds(10);

    private final FailoverPlan plan;
    private final Lines lines;
    private final long began = System.nanoTime();
    private OptionalLong ended = OptionalLong.empty();

    Stopping(FailoverPlan plan, Lines lines) {
        this.plan = plan;
        this.lines = lines;
    }

    /** Stops it; the command has ended when this returns, however it returns. */
    Stop run(Path log) throws UpkeepException, InterruptedException {
        var command = plan.stop().start(log);
        try {
            var outcome = outcome(command);
            while (outcome.isEmpty()) {
                TimeUnit.MILLISECONDS.sleep(LOOK.toMillis());
                outcome = outcome(command);
            }
            return new Stop(began, ended, outcome.get(), words(command));
        } finally {
            command.end();
        }
    }

    private String words(RunningCommand command) throws UpkeepException, InterruptedException {
        if (command.isAlive()) {
            return command.late();
        }
        var status = command.status();
        return status == 0 ? "" : command.failed(status);
    }

    private Optional<Stop.Outcome> outcome(RunningCommand command) throws UpkeepException, InterruptedException {
        var now = System.nanoTime();
        if (!command.isAlive() && ended.isEmpty()) {
            ended = OptionalLong.of(now);
        }
        if (silence(now) > plan.giveUp().toNanos()) {
            return Optional.of(Stop.Outcome.NOBODY_ANSWERS);
        }
        if (ended.isEmpty()) {
            return command.isLate(plan.stop().limit()) ? Optional.of(Stop.Outcome.HUNG) : Optional.empty();
        }
        if (command.status() != 0) {
            return Optional.of(Stop.Outcome.FAILED);
        }
        return lines.primary().firstBad(began).map(down -> held(down, now)).orElseGet(() -> settled(now));
    }

    /** How long clients have been without an answer. */
    private long silence(long now) {
        return now - lines.client().lastGood(now).map(Sample::end).orElse(began);
    }

    private Optional<Stop.Outcome> held(Sample down, long now) {
        var answered = lines.client().firstGood(down.end());
        var hold = plan.settings().hold().toNanos();
        return answered.filter(sample -> now - sample.end() >= hold).map(sample -> Stop.Outcome.TAKEN_OVER);
    }

    private Optional<Stop.Outcome> settled(long now) {
        return now - ended.getAsLong() > SETTLING.toNanos()
                ? Optional.of(Stop.Outcome.STILL_ANSWERS)
                : Optional.empty();
    }
}
