package io.jenkins.plugins.upkeep.review.trend;

/** In which terms a value changes evenly. */
public enum Scale {
    /** By the same amount each day. */
    LINEAR,
    /** By the same share each day. */
    LOGARITHMIC
}
