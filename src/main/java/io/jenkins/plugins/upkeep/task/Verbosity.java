package io.jenkins.plugins.upkeep.task;

/** How much a log says. */
public enum Verbosity {
    /** Nothing but the report at the end. */
    QUIET,
    /** What matters to everybody. */
    NORMAL,
    /** The details as well. */
    VERBOSE
}
