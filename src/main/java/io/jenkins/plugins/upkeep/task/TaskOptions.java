package io.jenkins.plugins.upkeep.task;

import java.util.Map;
import java.util.Optional;

/**
 * The values of a task's own options in one run.
 *
 * @param values by the option's name; a flag that is there has the value {@code true}
 */
public record TaskOptions(Map<String, String> values) {
    public TaskOptions {
        values = Map.copyOf(values);
    }

    /** No options. */
    public static TaskOptions none() {
        return new TaskOptions(Map.of());
    }

    /**
     * @param option the option's name
     * @return its value, when it was given
     */
    public Optional<String> text(String option) {
        return Optional.ofNullable(values.get(option));
    }

    /**
     * @param option a flag's name
     * @return whether it was given
     */
    public boolean flag(String option) {
        return Boolean.parseBoolean(values.get(option));
    }
}
