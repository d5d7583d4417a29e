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
 * @param command the words that call it from the command line: its name, or two for one of a group of commands
 * @param telling whether it tells people itself, while it works, what it does and how it ended
 */
public record TaskDeclaration(
        String name, String summary, List<TaskOption> options, Factory factory, String command, boolean telling) {
    public TaskDeclaration {
        options = List.copyOf(options);
    }

    /** A task that is called by its name. */
    public TaskDeclaration(String name, String summary, List<TaskOption> options, Factory factory) {
        this(name, summary, options, factory, name, false);
    }

    /**
     * @param group the first word
     * @param word the second word
     * @return this task, called by two words, as {@code rollback undo} is
     */
    public TaskDeclaration within(String group, String word) {
        return new TaskDeclaration(name, summary, options, factory, group + " " + word, telling);
    }

    /**
     * @return this task, of which nobody else tells people that it began and how it ended, since it does so itself
     */
    public TaskDeclaration tellsItself() {
        return new TaskDeclaration(name, summary, options, factory, command, true);
    }

    /**
     * @return whether it is called by its name
     */
    public boolean isCalledByName() {
        return command.equals(name);
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
