package io.jenkins.plugins.upkeep.review.performance.past;

import io.jenkins.plugins.upkeep.report.EarlierRun;
import io.jenkins.plugins.upkeep.report.Status;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A run of a task in the past.
 *
 * @param task the task's name
 * @param started when it began
 * @param status how it ended
 * @param duration how long it took, where that was remembered
 * @param numbers what of its measurements is of use
 */
public record PastRun(
        String task, Instant started, Status status, Optional<Duration> duration, List<EarlierRun.Measured> numbers) {
    public PastRun {
        numbers = List.copyOf(numbers);
    }

    /** How much it tells: numbers, and the limits that they were held against. */
    long told() {
        return numbers.size()
                + numbers.stream().filter(number -> number.limit().isPresent()).count();
    }
}
