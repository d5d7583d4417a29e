package io.jenkins.plugins.upkeep.cli.command;

/** The exit statuses of the command line that are not those of a report. */
public final class ExitStatus {
    /** All went well. */
    public static final int OK = 0;

    /** The command could not do its work. */
    public static final int UNKNOWN = 3;

    /** The command line or the configuration cannot be used as it is. */
    public static final int USAGE = 64;

    /** A signal stopped the command. */
    public static final int INTERRUPTED = 130;

    private ExitStatus() {}
}
