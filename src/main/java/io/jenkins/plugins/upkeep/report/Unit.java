package io.jenkins.plugins.upkeep.report;

/** What a number counts. */
public enum Unit {
    /** Things: rows, requests, connections. */
    COUNT,
    /** Data. */
    BYTES,
    /** Time. */
    SECONDS,
    /** A part of a whole, 0 to 1. */
    RATIO,
    /** Data per time. */
    BYTES_PER_SECOND
}
