package io.jenkins.plugins.upkeep.cli.task;

import io.jenkins.plugins.upkeep.cli.command.Surroundings;
import io.jenkins.plugins.upkeep.system.OneLine;
import io.jenkins.plugins.upkeep.task.Progress;
import io.jenkins.plugins.upkeep.task.TaskLog;
import java.io.PrintStream;

/** Where a task's lines and its progress are shown: on standard output or, when that is for a program, standard error. */
final class TaskConsole {
    private final TaskRequest.Switches switches;
    private final PrintStream people;

    TaskConsole(TaskRequest.Switches switches, Surroundings world) {
        this.switches = switches;
        this.people = switches.json() ? world.errors() : world.out();
    }

    Progress progress() {
        return Progress.unseen();
    }

    TaskLog log() {
        return switches.quiet() ? TaskLog.silent() : new Lines(people, switches.verbose());
    }

    /** Whole lines, also when several threads speak at once. */
    private record Lines(PrintStream people, boolean verbose) implements TaskLog {
        @Override
        public void info(String line) {
            people.println(OneLine.of(line));
        }

        @Override
        public void detail(String line) {
            if (verbose) {
                info(line);
            }
        }
    }
}
