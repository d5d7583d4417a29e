package io.jenkins.plugins.upkeep.review.performance.figure;

import java.util.List;

/**
 * A figure that reports have.
 *
 * @param figure the figure
 * @param tasks the tasks that measure it, all in the same way
 * @param measurement the name of their measurement
 */
record ReportFigure(Figure figure, List<String> tasks, String measurement) {
    ReportFigure {
        tasks = List.copyOf(tasks);
    }

    boolean takes(String task, String name) {
        return measurement.equals(name) && tasks.contains(task);
    }
}
