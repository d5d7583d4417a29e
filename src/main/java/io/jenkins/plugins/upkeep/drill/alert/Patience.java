package io.jenkins.plugins.upkeep.drill.alert;

import io.jenkins.plugins.upkeep.system.UpkeepException;
import io.jenkins.plugins.upkeep.system.concurrent.Stoppable;
import io.jenkins.plugins.upkeep.task.Stopwatch;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Waits for things to arrive.
 *
 * @param limit how long, for each
 */
record Patience(Duration limit) {
    private static final Duration LOOK = Duration.ofMillis(100);

    /** Looks again and again until there is something, or the time is over. */
    <T> Optional<T> await(Stoppable.Work<Optional<T>> look) throws UpkeepException, InterruptedException {
        var watch = Stopwatch.started();
        var found = look.run();
        while (found.isEmpty() && watch.elapsed().compareTo(limit) < 0) {
            TimeUnit.MILLISECONDS.sleep(LOOK.toMillis());
            found = look.run();
        }
        return found;
    }
}
