package io.jenkins.plugins.upkeep.drill.failover;

import io.jenkins.plugins.upkeep.report.Units;
import io.jenkins.plugins.upkeep.system.OneLine;
import io.jenkins.plugins.upkeep.system.UpkeepException;
import io.jenkins.plugins.upkeep.system.process.RunningProcess;
import io.jenkins.plugins.upkeep.task.Stopwatch;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** A command on a service that was started. */
final class RunningCommand {
    private static final Duration AT_ONCE = Duration.ofSeconds(5);
    private static final int TAIL = 500;

    private final ServiceCommand command;
    private final RunningProcess process;
    private final Path log;
    private final Stopwatch watch = Stopwatch.started();

    RunningCommand(ServiceCommand command, RunningProcess process, Path log) {
        this.command = command;
        this.process = process;
        this.log = log;
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** Whether it runs for longer than it may. */
    boolean isLate(Duration limit) {
        return watch.elapsed().compareTo(limit) > 0;
    }

    void end() {
        process.close();
    }

    /** The exit status of one that has ended. */
    int status() throws UpkeepException, InterruptedException {
        return process.await(AT_ONCE).status();
    }

    String late() {
        return "'" + command.line() + "' did not end within " + Units.format(command.limit()) + said();
    }

    String failed(int status) {
        return "'" + command.line() + "' ended with status " + status + said();
    }

    /** The end of what it printed. */
    private String said() {
        try {
            var bytes = Files.readAllBytes(log);
            var from = Math.max(0, bytes.length - TAIL);
            var text = OneLine.of(new String(bytes, from, bytes.length - from, StandardCharsets.UTF_8));
            return text.isEmpty() ? " and said nothing" : ": " + text;
        } catch (IOException e) {
            return " (what it said cannot be read: " + OneLine.of(e.getMessage()) + ")";
        }
    }
}
