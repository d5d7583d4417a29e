package io.jenkins.plugins.upkeep.traffic.files;

import io.jenkins.plugins.upkeep.traffic.format.LogLine;

/** Counts what lines say. For one thread. */
@FunctionalInterface
public interface LineCounter {
    /**
     * @param line a line of the period, good until this returns
     */
    void count(LogLine line);
}
