package io.jenkins.plugins.upkeep.review.performance.figure;

/** Which values of a figure are the better ones. */
public enum Better {
    /** The lower ones. */
    LOWER,
    /** The higher ones; a limit is one from below. */
    HIGHER,
    /** Neither: growth is no fault. */
    NEITHER
}
