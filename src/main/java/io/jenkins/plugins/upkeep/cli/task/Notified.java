package io.jenkins.plugins.upkeep.cli.task;

import io.jenkins.plugins.upkeep.config.Config;
import io.jenkins.plugins.upkeep.config.ConfigFile;
import io.jenkins.plugins.upkeep.config.NotifyConfig;
import io.jenkins.plugins.upkeep.task.TaskDeclaration;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A run that people are told of.
 *
 * @param name a task's name, or that of several tasks in a row
 * @param scope what is special about this run, so that it is another thing to people: {@code without pg-maintenance}; else empty
 * @param telling whether it tells people itself what it does, so that only what it could not do is told of it
 * @param config the configuration's file
 * @param report the folder of its report, where it is remembered what was told
 * @param sections the config records of all sections of upkeep.yaml
 */
public record Notified(
        String name, String scope, boolean telling, Path config, Path report, List<Class<? extends Record>> sections) {
    public Notified {
        sections = List.copyOf(sections);
    }

    /** A run of one task. */
    public static Notified of(TaskDeclaration task, TaskRequest request, List<Class<? extends Record>> sections) {
        return new Notified(task.name(), "", task.telling(), request.config(), request.report(), sections);
    }

    /** What it is called in messages. */
    String title() {
        return scope.isEmpty() ? name : name + " (" + scope + ")";
    }

    /** Whether this installation knows what section notify is. */
    boolean isPossible() {
        return sections.contains(NotifyConfig.class);
    }

    /** What can be read of a configuration that is wrong as a whole. */
    Optional<Config> readable(Map<String, String> environment) {
        return ConfigFile.readable(config, sections, environment);
    }
}
