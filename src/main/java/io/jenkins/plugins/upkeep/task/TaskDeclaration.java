package io.jenkins.plugins.upkeep.task;

import io.jenkins.plugins.upkeep.config.Config;
import io.jenkins.plugins.upkeep.config.ConfigException;
import java.util.List;

/**
 * The one place where a task is declared: the command line and the Jenkins steps are faces of it.
 *
 * @param name its name with hyphens: {@code verified-backup}
 * @param summary what it does, in one sentence without a full stop
 * @param options its own options, besides those that all tasks share
 * @param factory makes the task for one run
 */
public record TaskDeclaration(String name, String summary, List<TaskOption> options, Factory factory) {
    public TaskDeclaration {
        options = List.copyOf(options);
    }

    /** Makes a task from the configuration and the options of a run. */
    @FunctionalInterface
    public interface Factory {
        /**
         * Checks all that can be checked without touching anything.
         *
         * @param config the service's configuration
         * @param options the values of the task's own options
         * @return the task, ready to run
         * @throws ConfigException when the configuration or an option does not allow it to run
         */
        Task create(Config config, TaskOptions options) throws ConfigException;
    }
}
