package io.jenkins.plugins.upkeep.review.performance.past;

/** Says which measurements are of use: all others are not kept in memory. */
@FunctionalInterface
public interface Wanted {
    /**
     * @param task a task's name
     * @param measurement the name of what it measured
     * @return whether it is of use
     */
    boolean takes(String task, String measurement);
}
