package io.jenkins.plugins.upkeep.cli.run;

import java.util.List;

/**
 * Which tasks are due together.
 *
 * @param word its word on the command line: {@code daily}
 * @param task the task's name in its own report: {@code daily-maintenance}
 * @param parts its tasks in the order in which they run
 */
record Cadence(String word, String task, List<Part> parts) {
    Cadence {
        parts = List.copyOf(parts);
    }
}
