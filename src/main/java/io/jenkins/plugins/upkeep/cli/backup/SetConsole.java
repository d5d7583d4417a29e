package io.jenkins.plugins.upkeep.cli.backup;

import io.jenkins.plugins.upkeep.cli.command.Surroundings;
import io.jenkins.plugins.upkeep.task.PlainLog;
import io.jenkins.plugins.upkeep.task.PlainProgress;
import io.jenkins.plugins.upkeep.task.Progress;
import io.jenkins.plugins.upkeep.task.TaskLog;
import io.jenkins.plugins.upkeep.task.TerminalLog;
import io.jenkins.plugins.upkeep.task.TerminalProgress;
import io.jenkins.plugins.upkeep.task.Verbosity;
import java.time.Clock;
import picocli.CommandLine.ParseResult;

/**
 * Where a command on sets shows how far it is: on standard error, so that its answer stands alone on standard output.
 *
 * @param progress shows how far it is
 * @param log takes lines
 * @param end ends what shows it
 */
record SetConsole(Progress progress, TaskLog log, Runnable end) implements AutoCloseable {
    static SetConsole of(ParseResult given, Surroundings world) {
        if (given.hasMatchedOption("--quiet")) {
            return new SetConsole(Progress.unseen(), TaskLog.silent(), () -> {});
        }
        if (world.colours().errors()) {
            var bar = TerminalProgress.live(world.errors());
            return new SetConsole(bar, new TerminalLog(bar, Verbosity.NORMAL), bar::close);
        }
        var log = new PlainLog(world.errors(), Clock.systemUTC(), Verbosity.NORMAL);
        var lines = PlainProgress.live(log);
        return new SetConsole(lines, log, lines::close);
    }

    void say(String line) {
        log.info(line);
    }

    @Override
    public void close() {
        end.run();
    }
}
