package io.jenkins.plugins.upkeep.cli.cadence;

import io.jenkins.plugins.upkeep.config.Config;
import java.util.List;

/**
 * Which tasks are due together.
 *
 * @param word its word on the command line: {@code daily}
 * @param task the task's name in its own report: {@code daily-maintenance}
 * @param parts its tasks in the order in which they run
 */
public record Cadence(String word, String task, List<Part> parts) {
    public Cadence {
        parts = List.copyOf(parts);
    }

    /**
     * @param config a service's configuration
     * @return the tasks that run by themselves when nobody says otherwise, in their order
     */
    public List<String> due(Config config) {
        return parts.stream()
                .filter(part -> !part.asked() && part.concern().concerns(config))
                .map(Part::task)
                .toList();
    }
}
