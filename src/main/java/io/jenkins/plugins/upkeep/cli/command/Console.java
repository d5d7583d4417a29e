package io.jenkins.plugins.upkeep.cli.command;

import io.jenkins.plugins.upkeep.task.PlainLog;
import io.jenkins.plugins.upkeep.task.PlainProgress;
import io.jenkins.plugins.upkeep.task.Progress;
import io.jenkins.plugins.upkeep.task.TaskLog;
import io.jenkins.plugins.upkeep.task.TerminalLog;
import io.jenkins.plugins.upkeep.task.TerminalProgress;
import io.jenkins.plugins.upkeep.task.Verbosity;
import java.io.PrintStream;
import java.time.Clock;

/**
 * Where work under way shows its lines and how far it is: with a bar on a terminal, with a line now and then elsewhere.
 *
 * @param log takes lines
 * @param progress shows how far it is
 * @param end takes the bar away
 */
public record Console(TaskLog log, Progress progress, Runnable end) implements AutoCloseable {
    /**
     * @param people the stream that people read
     * @param terminal whether it is a terminal that knows colours and so a bar
     * @param verbosity how much to say
     * @return a console, to be closed before anything else is printed there
     */
    public static Console of(PrintStream people, boolean terminal, Verbosity verbosity) {
        if (verbosity == Verbosity.QUIET) {
            return new Console(TaskLog.silent(), Progress.unseen(), () -> {});
        }
        if (terminal) {
            var bar = TerminalProgress.live(people);
            return new Console(new TerminalLog(bar, verbosity), bar, bar::close);
        }
        var log = new PlainLog(people, Clock.systemUTC(), verbosity);
        var lines = PlainProgress.live(log);
        return new Console(log, lines, lines::close);
    }

    /**
     * @param people the stream that people read
     * @param terminal whether it is a terminal that knows colours and so a bar
     * @return a console that shows a bar on a terminal, and nothing else
     */
    public static Console barOnly(PrintStream people, boolean terminal) {
        var console = of(people, terminal, terminal ? Verbosity.NORMAL : Verbosity.QUIET);
        return new Console(TaskLog.silent(), console.progress(), console.end());
    }

    @Override
    public void close() {
        end.run();
    }
}
