package io.jenkins.plugins.upkeep.task;

import io.jenkins.plugins.upkeep.system.Visible;
import java.io.PrintStream;
import java.time.Clock;
import java.time.temporal.ChronoUnit;

/** A log for files and for Jenkins: each line with its time in UTC. Safe for use by several threads. */
public final class PlainLog implements TaskLog {
    private final PrintStream out;
    private final Clock clock;
    private final Verbosity verbosity;

    /**
     * @param out where to write; stays open
     * @param clock the wall clock
     * @param verbosity how much to say
     */
    public PlainLog(PrintStream out, Clock clock, Verbosity verbosity) {
        this.out = out;
        this.clock = clock;
        this.verbosity = verbosity;
    }

    @Override
    public void info(String line) {
        if (verbosity != Verbosity.QUIET) {
            print(line);
        }
    }

    @Override
    public void detail(String line) {
        if (verbosity == Verbosity.VERBOSE) {
            print(line);
        }
    }

    /** One call for the whole line, so that the lines of several threads do not mix. */
    private void print(String line) {
        out.print(clock.instant().truncatedTo(ChronoUnit.SECONDS) + " " + Visible.of(line) + "\n");
        out.flush();
    }
}
