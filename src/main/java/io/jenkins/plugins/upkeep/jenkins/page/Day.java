package io.jenkins.plugins.upkeep.jenkins.page;

import java.util.List;

/**
 * A day of the calendar.
 *
 * @param name the day
 * @param runs what starts on it, the earliest first
 */
public record Day(String name, List<PlannedRun> runs) {
    public Day {
        runs = List.copyOf(runs);
    }
}
