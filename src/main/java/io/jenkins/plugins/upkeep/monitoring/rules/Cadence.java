package io.jenkins.plugins.upkeep.monitoring.rules;

import java.time.Duration;
import java.util.Locale;

/**
 * How often a task runs. It is overdue after more than its period, since an alert whose window is shorter than the period fires
 * although all is well, or never: a daily task has two hours for a late start and its own time.
 */
public enum Cadence {
    /** Each day. */
    DAILY(Duration.ofHours(26)),
    /** Each week. */
    WEEKLY(Duration.ofDays(8)),
    /** Each month, of 31 days at the most. */
    MONTHLY(Duration.ofDays(33)),
    /** Each quarter, of 92 days at the most. */
    QUARTERLY(Duration.ofDays(95));

    private final Duration overdue;

    Cadence(Duration overdue) {
        this.overdue = overdue;
    }

    Duration overdue() {
        return overdue;
    }

    /**
     * @return its word: {@code daily}
     */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    String title() {
        return name().charAt(0) + word().substring(1);
    }
}
