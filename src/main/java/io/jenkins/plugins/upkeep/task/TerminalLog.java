package io.jenkins.plugins.upkeep.task;

import io.jenkins.plugins.upkeep.system.Visible;

/** A log on the same terminal as a progress bar, which makes way for each line. Safe for use by several threads. */
public final class TerminalLog implements TaskLog {
    private final TerminalProgress terminal;
    private final Verbosity verbosity;

    /**
     * @param terminal the bar that shares the terminal
     * @param verbosity how much to say
     */
    public TerminalLog(TerminalProgress terminal, Verbosity verbosity) {
        this.terminal = terminal;
        this.verbosity = verbosity;
    }

    @Override
    public void info(String line) {
        if (verbosity != Verbosity.QUIET) {
            terminal.printLine(Visible.of(line));
        }
    }

    @Override
    public void detail(String line) {
        if (verbosity == Verbosity.VERBOSE) {
            terminal.printLine(Visible.of(line));
        }
    }
}
