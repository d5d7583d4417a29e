package io.jenkins.plugins.upkeep.task;

import java.time.Duration;

/** Measures how long something takes by the monotonic clock, so that a clock that is set meanwhile does no harm. */
public final class Stopwatch {
    private final long start = System.nanoTime();

    private Stopwatch() {}

    /**
     * @return a stopwatch that runs from now on
     */
    public static Stopwatch started() {
        return new Stopwatch();
    }

    /**
     * @return the time since the start
     */
    public Duration elapsed() {
        return Duration.ofNanos(System.nanoTime() - start);
    }
}
